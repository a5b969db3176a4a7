import { AT_A_TABLE } from '../scripts/capabilities.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { whereaboutsOf } from '../model/move.ts';
import type { SessionRecord } from '../model/session.ts';
import { findStep } from '../scripts/course.ts';
import { ENGLISH } from '../../locales/englishWords.ts';
import { leverageOnCall } from '../scripts/shipped/leverageOnCall.ts';
import { scriptForWall } from '../scripts/shippedScript.ts';
import type { Script, Step } from '../scripts/script.ts';
import { standingAt } from '../scripts/standing.ts';
import { goToStep } from './goToStep.ts';
import { takeBackMove, type MoveReply } from './moves.ts';
import { setPhase } from './session.ts';
import {
  as,
  clock,
  groups,
  meetAnew,
  MINUTE,
  newId,
  records,
  refusal,
  run,
  T0,
  uuid,
} from './testMoves.ts';

let asked = 0;
const go = (step: string, more: object = {}, by = 'fay'): MoveReply =>
  run(
    goToStep(
      records,
      as(by),
      { id: uuid(7, (asked += 1)), step, ...more },
      { groups: () => groups, newId, isInRoom: () => true },
    ),
  );
/** The run with some steps changed, while the meeting stands at its first. */
function runs(script: Script): SessionRecord {
  const value = standingAt({
    ...records.session,
    script,
    step: script.steps[0]?.id ?? '',
    been: [],
    tables: [],
    walk: null,
  });
  records.apply([{ kind: 'session', value }]);
  return records.session;
}
const inRoom = (): Script => records.session.script;
const withStep = (id: string, more: Partial<Step>): Script => ({
  ...inRoom(),
  steps: inRoom().steps.map((step) => (step.id === id ? ({ ...step, ...more } as Step) : step)),
});
beforeEach(meetAnew);

describe('2.9b going to a step', () => {
  test('opens tables for named groups, and none where none has a name', () => {
    runs(inRoom());
    expect(go('tables').session).toMatchObject({ step: 'tables', been: ['post', 'group'] });
    expect(records.session.tables).toHaveLength(3);
    runs(inRoom());
    groups.length = 0;
    expect(go('tables').session).toMatchObject({ step: 'tables', tables: [] });
  });

  test('starts the walk as its script says it', () => {
    const script = withStep('walk', { mode: 'rotation', stops: 2, stopMinutes: 5, onItsOwn: true });
    records.apply([{ kind: 'session', value: { ...records.session, script } }]);
    expect(go('walk').session).toMatchObject({
      step: 'walk',
      phase: 'gallery',
      walk: { mode: 'rotation', stops: 2, stop: 0, stopMs: 5 * MINUTE, onItsOwn: true },
      timer: { state: 'running', totalMs: 5 * MINUTE },
    });
    expect(go('connect').session).toMatchObject({ walk: null, timer: null, phase: 'connect' });
  });

  test('a free walk, and one without tables, which is none', () => {
    const script = withStep('walk', { mode: 'free', stopMinutes: 20 });
    records.apply([{ kind: 'session', value: { ...records.session, script } }]);
    expect(go('walk').session.walk).toMatchObject({ mode: 'free', stopMs: 20 * MINUTE });
    runs(script);
    expect(go('walk').session).toMatchObject({ step: 'walk', walk: null, tables: [] });
  });

  test('starts report-backs, in the order that the script says, and ends them with their step', () => {
    const script = scriptForWall(leverageOnCall, ENGLISH);
    const { tables } = records.session;
    records.apply([
      {
        kind: 'session',
        value: standingAt({ ...records.session, script, step: 'tables', been: ['post', 'group'] }),
      },
    ]);
    expect(go('report-back').session).toMatchObject({
      phase: 'gallery',
      reportBack: { queue: tables.map(({ tableId }) => tableId), index: 0, turnMs: 2 * MINUTE },
    });
    expect(go('connect').session).toMatchObject({
      phase: 'connect',
      reportBack: null,
      timer: null,
    });
    const chosen = {
      ...script,
      steps: script.steps.map((step) =>
        step.kind === 'report-back' ? { ...step, order: 'chosen' as const } : step,
      ),
    };
    records.apply([{ kind: 'session', value: { ...records.session, script: chosen } }]);
    expect(go('report-back').session.reportBack).toBeNull();
  });

  test('is one decision, and taken back as one', () => {
    runs(inRoom());
    const before = records.session;
    clock.now = T0 + MINUTE;
    const { move, session } = go('tables');
    expect(move).toMatchObject({ state: 'made', before: { step: 'post', phase: 'gather' } });
    expect(session.since).toBe(T0 + MINUTE);
    expect(run(takeBackMove(records, as('fay'), move.id)).session).toEqual({
      ...before,
      tables: session.tables,
      // Tables stay, and so does what people do at them.
      open: [...before.open, ...AT_A_TABLE],
    });
  });

  test('from elsewhere than it was seen is refused; the same from there is the one that was made', () => {
    runs(inRoom());
    const whereabouts = whereaboutsOf(records.session);
    const first = go('group', { whereabouts });
    expect(go('group', { whereabouts }, 'gus')).toEqual(first);
    expect(refusal(() => go('connect', { whereabouts }))).toBe('moved-meanwhile');
  });

  test('to where the meeting is changes nothing, to one that is not there is refused', () => {
    const { session } = records;
    expect(go(session.step).session).toEqual(session);
    expect(refusal(() => go('lunch'))).toBe('no-such-step');
    expect(refusal(() => go('connect', {}, 'p0'))).toBe('forbidden');
  });
});

test('2.9b a phase that the run has no step of is refused, and so is a walk or tables there', () => {
  const script = { ...inRoom(), steps: inRoom().steps.filter(({ kind }) => kind !== 'walk') };
  runs({ ...script });
  expect(refusal(() => run(setPhase(records, as('fay'), 'gallery')))).toBe('no-such-step');
  expect(findStep(records.session.script, records.session.step)?.kind).toBe('post');
});
