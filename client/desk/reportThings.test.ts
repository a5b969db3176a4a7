import { expect, it } from 'vitest';
import type { Note } from '../../shared/model/note.ts';
import type { Step } from '../../shared/scripts/script.ts';
import { nextStep } from '../console/nextStep.ts';
import { movedWords, takenBackWords, steerReportBack, goToStep } from './moveActions.ts';
import { nextTold, reportAsked, tellables, tellTurns } from './reportThings.ts';
import { session, TWO, view } from './testConsole.ts';

const TELL: Step = {
  id: 'tell',
  kind: 'report-back',
  title: 'Told',
  ask: 'Listen.',
  of: 'groups',
  turnMinutes: 3,
};
const note = (id: string, seq: number, text: string) => ({
  id,
  ...({ text, color: 'yellow', at: 1, seq } satisfies Note),
});
const GROUPS = [
  { id: 'a', number: 1, name: 'Rivers', notes: 2, merged: ['old', 'older'] },
  { id: 'b', number: 2, name: ' ', notes: 1 },
  { id: 'c', number: 3, name: 'Towns', notes: 0 },
  { id: 'd', number: 4, name: 'Farms', notes: 1 },
];
const told = (of: 'notes' | 'groups', queue: string[], index = 0) => ({
  of,
  queue,
  index,
  turnMs: 180_000,
});

it('what can be told of is what has a name, and something in it', () => {
  const seen = view({
    groups: GROUPS,
    notes: [note('n', 0, `A  ${'long '.repeat(30)}`)],
    session: session({ present: TELL, tables: TWO }),
  });
  expect(reportAsked(seen)).toEqual({ of: 'groups', minutes: 3, order: 'number' });
  expect(tellables(seen, 'groups').map(({ name }) => name)).toEqual(['Rivers', 'Farms']);
  expect(tellables(seen, 'tables').map(({ number }) => number)).toEqual([1, 2]);
  const [brief] = tellables(seen, 'notes');
  expect(brief?.name).toMatch(/^A long .*…$/);
  expect([...(brief?.name ?? '')].length).toBeLessThanOrEqual(61);
  expect(reportAsked(view()).of).toBe('tables');
});

it('turns follow merges, and pass what was emptied or taken apart; a group that lost its name keeps its turn', () => {
  const seen = view({ groups: GROUPS });
  const turns = (queue: string[]) =>
    tellTurns(seen, told('groups', queue)).map((each) => each?.name ?? null);
  expect(turns(['old', 'a', 'b', 'c', 'gone', 'd'])).toEqual([
    null,
    'Rivers',
    'Group without a name',
    null,
    null,
    'Farms',
  ]);
  expect(turns(['older', 'd', 'old'])).toEqual(['Rivers', 'Farms', null]);
  expect(nextTold(seen, told('groups', ['a', 'c', 'gone', 'd']))?.name).toBe('Farms');
  expect(nextTold(seen, told('groups', ['d', 'c']))).toBeNull();
});

it('the next turn is what comes next, and after the last the report-back is finished', () => {
  const at = (index: number) =>
    nextStep(
      view({
        notes: [note('x', 0, 'Fence'), note('y', 1, 'Plant')],
        session: session({ present: TELL, reportBack: told('notes', ['x', 'hidden', 'y'], index) }),
      }),
    );
  expect(at(0)).toMatchObject({ id: 'report', title: 'Next: Plant', button: 'Next turn' });
  expect(at(0).consequence).toContain('3 minutes');
  expect(at(2)).toMatchObject({ id: 'report-last', button: 'Finish' });
});

it('going to such a step begins it as the server finds it, and what was done is said without tables', () => {
  expect(goToStep(session(), TELL).move).toEqual({ step: 'tell', reportBack: { action: 'begin' } });
  const before = told('notes', ['x', 'y']);
  const went = (after: typeof before | null) => ({
    ...steerReportBack(session(), { action: 'next' }),
    done: {
      id: 'm',
      state: 'made' as const,
      before: { reportBack: before },
      after: { reportBack: after },
    },
  });
  expect(movedWords(went({ ...before, index: 1 }))).toBe('You went on to the next turn');
  expect(takenBackWords(went({ ...before, index: 1 }))).toBe('You went back a turn');
  expect(movedWords(went(null))).toBe('Everything has had its turn');
});
