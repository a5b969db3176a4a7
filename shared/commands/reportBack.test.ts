import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../model/limits.ts';
import type { ReportBack } from '../model/reportBack.ts';
import type { SessionRecord } from '../model/session.ts';
import { mayRead } from '../access/rights.ts';
import { reportTurn } from '../documents/reportTurn.ts';
import type { Step } from '../scripts/script.ts';
import { standingAt, type StepOf } from '../scripts/standing.ts';
import { goToStep } from './goToStep.ts';
import { putNote, setNoteHidden, withdrawNote } from './notes.ts';
import { steerReportBack, type ReportBackAction } from './reportBack.ts';
import { changeRun } from './run.ts';
import { reveal } from './session.ts';
import {
  as,
  back,
  groups,
  make,
  meetAnew,
  MINUTE,
  newId,
  records,
  refusal,
  run,
  uuid,
} from './testMoves.ts';
import { move } from './moves.ts';

type ReportStep = StepOf<'report-back'>;
const TELL: ReportStep = {
  id: 'tell',
  kind: 'report-back',
  title: 'Heard',
  ask: 'Listen.',
  turnMinutes: 3,
};
const known = { groups: () => groups };
const making = { ...known, newId, isInRoom: () => true };

/** The wall stands at `post`, and next in its run things are told of. */
function runOf(settings: Partial<ReportStep>): void {
  const { session } = records;
  const post = session.script.steps[0] as Step;
  const after: Step = { id: 'late', kind: 'follow-up', title: 'Last', ask: 'Go.' };
  const tables = session.script.steps.filter(({ kind }) => kind === 'group' || kind === 'tables');
  const script = { ...session.script, steps: [post, ...tables, { ...TELL, ...settings }, after] };
  const value = standingAt({
    ...session,
    script,
    step: post.id,
    been: [],
    tables: [],
    reportBack: null,
  });
  records.apply([{ kind: 'session', value }]);
}

const go = (step: string): SessionRecord =>
  run(goToStep(records, as('fay'), { id: newId(), step }, making)).session;
const steer = (action: ReportBackAction): SessionRecord =>
  run(steerReportBack(records, as('fay'), action, known)).session;
const shown = () => reportTurn({ state: records, ...known });
const noteIds = (): string[] =>
  [...records.notes].filter(([, { state }]) => state === 'live').map(([id]) => id);
const post = (index: number, text: string, by = 'p0'): string => {
  const id = uuid(6, index);
  run(putNote(records, as(by), { id, text, rev: 1 }));
  return id;
};

const hide = (id: string): unknown => run(setNoteHidden(records, as('fay'), id, true));
const show = (id: string): unknown => run(setNoteHidden(records, as('fay'), id, false));

beforeEach(meetAnew);

describe('a report-back of notes', () => {
  beforeEach(() => {
    runOf({ of: 'notes' });
    for (const [index, text] of ['River', 'Farm', 'Road'].entries()) post(index, text);
  });

  it('begins with its step: notes as they came, each its minutes, and no poster is open to be read', () => {
    const session = go('tell');
    expect(session).toMatchObject({
      step: 'tell',
      phase: 'gallery',
      reportBack: { of: 'notes', queue: noteIds(), index: 0, turnMs: 3 * MINUTE },
      timer: { state: 'running', totalMs: 3 * MINUTE },
    });
    expect(session.open).toContain('report');
    expect(mayRead({ role: 'participant' }, 'gallery', session)).toBe('gallery-closed');
    const turn = shown();
    expect(turn).toMatchObject({ of: 'notes', turn: 0, turns: noteIds().length, later: 0 });
    expect(turn?.thing).toMatchObject({ state: 'shown', text: 'A note' });
  });

  it('by chance, or as somebody chooses, where the script says so', () => {
    runOf({ of: 'notes', order: 'random' });
    expect(go('tell').reportBack?.queue).toEqual(noteIds().toSorted());
    runOf({ of: 'notes', order: 'chosen' });
    expect(go('tell').reportBack).toBeNull();
    const [, second = ''] = noteIds();
    expect(
      steer({ action: 'start', of: 'notes', queue: [second, second], turnMs: 1 }).reportBack?.queue,
    ).toEqual([second]);
  });

  it('has the words of a note only where the room may read it, whoever asks', () => {
    records.apply([{ kind: 'session', value: { ...records.session, revealed: false } }]);
    go('tell');
    expect(shown()?.thing).toEqual({ id: noteIds()[0], state: 'not-shown' });
    expect(JSON.stringify(shown())).not.toContain('Farm');
    run(reveal(records, as('fay')));
    expect(shown()?.thing).toMatchObject({ state: 'shown' });
    expect(JSON.stringify(shown())).toContain('Farm');
  });

  it('goes past notes that are gone, says of one that goes in its turn that it is, and shows it once it is back', () => {
    const [first = '', second = '', third = ''] = go('tell').reportBack?.queue.slice(-3) ?? [];
    steer({ action: 'start', of: 'notes', queue: [first, second, third], turnMs: 1 });
    hide(second);
    expect(shown()?.next.map(({ id }) => id)).toEqual([third]);
    hide(first);
    expect(shown()).toMatchObject({ turn: 0, thing: { id: first, state: 'gone' } });
    expect(shown()?.thing).not.toHaveProperty('text');
    expect(steer({ action: 'next' }).reportBack).toMatchObject({ index: 2 });
    // Before it nothing is left that could be shown.
    expect(steer({ action: 'back' }).reportBack).toMatchObject({ index: 2 });
    show(second);
    expect(steer({ action: 'back' }).reportBack).toMatchObject({ index: 1 });
    hide(third);
    expect(steer({ action: 'next' }).reportBack).toBeNull();
    expect(records.session.timer).toBeNull();
  });

  it('is refused where there is nothing, more than can have a turn, or something that is not there', () => {
    go('tell');
    const start = (queue?: string[]) =>
      refusal(() =>
        steer({ action: 'start', of: 'notes', turnMs: 1, ...(queue ? { queue } : {}) }),
      );
    const before = records.session;
    const gone = noteIds().at(-1) ?? '';
    expect(start([])).toBe('no-such-thing');
    expect(start([uuid(9, 9)])).toBe('no-such-thing');
    run(withdrawNote(records, as('p0'), gone));
    expect(start([gone])).toBe('thing-gone');
    for (let index = 10; noteIds().length <= LIMITS.reportTurns; index += 1) {
      records.apply([
        {
          kind: 'note',
          id: uuid(6, index),
          value: {
            state: 'live',
            person: 'p0',
            rev: 1,
            text: 'x',
            color: 'yellow',
            at: 1,
            seq: 100 + index,
          },
        },
      ]);
    }
    expect(start()).toBe('too-many-turns');
    expect(start(noteIds().slice(1))).toBe('nothing');
    steer({ action: 'end' });
    expect(records.session).toEqual({ ...before, reportBack: null, timer: null });
    // Gone to again it waits for somebody to choose.
    go('late');
    expect(go('tell').reportBack).toBeNull();
  });

  it('a wall without a note comes to its step, where nothing begins', () => {
    for (const id of noteIds()) hide(id);
    expect(go('tell')).toMatchObject({ step: 'tell', reportBack: null, timer: null });
    expect(refusal(() => steer({ action: 'start', of: 'notes', turnMs: 1 }))).toBe('no-such-thing');
    expect(shown()).toBeNull();
  });

  it('ends with its step, is nowhere else, and is taken back with what led there', () => {
    make(1, { step: 'tell', reportBack: { action: 'begin' } });
    const there = records.session.reportBack;
    expect(there).toMatchObject({ of: 'notes' });
    make(2, { step: 'late' });
    expect(records.session.reportBack).toBeNull();
    back(2);
    expect(records.session.reportBack).toEqual(there);
    make(3, { reportBack: { action: 'next' } });
    back(3);
    expect(records.session.reportBack).toEqual(there);
    back(1);
    expect(records.session).toMatchObject({ step: 'post', reportBack: null });
    // From elsewhere it goes to the step that is one.
    expect(steer({ action: 'start', of: 'notes', turnMs: 1 })).toMatchObject({ step: 'tell' });
  });

  it('a run that is changed under it to tell of tables goes on; under tables, to tell of notes, it ends with its clock', () => {
    const { tables } = go('tell');
    const change = (from: 'notes' | 'tables', to: 'notes' | 'tables') =>
      run(
        changeRun(records, as('fay'), {
          do: 'set-step',
          step: 'tell',
          was: { of: from },
          set: { of: to },
        }),
      );
    expect(change('notes', 'tables').reportBack).toMatchObject({ of: 'notes' });
    expect(tables).toEqual([]);
    records.apply([
      {
        kind: 'session',
        value: { ...records.session, reportBack: { queue: ['t'], index: 0, turnMs: 1 } },
      },
    ]);
    expect(change('tables', 'notes')).toMatchObject({ reportBack: null, timer: null });
  });

  it('leaves no report-back where a step is taken back that only went there', () => {
    make(1, { step: 'tell' });
    make(2, { reportBack: { action: 'begin' } });
    expect(refusal(() => back(1))).toBe('moved-meanwhile');
  });
});

describe('a report-back of groups', () => {
  beforeEach(() => {
    runOf({ of: 'groups' });
    groups.splice(0);
    for (const [index, name] of ['Water', 'Land', 'People', ''].entries())
      groups.push({
        clusterId: `c${index}`,
        name,
        noteIds: [0, 1].map((each) => post(index * 10 + each, `${name} ${each}`)),
      });
  });

  it('shows each that has a name and a note, with its notes in their order', () => {
    expect(go('tell').reportBack?.queue).toEqual(['c0', 'c1', 'c2']);
    hide(uuid(6, 0));
    expect(shown()).toMatchObject({
      of: 'groups',
      thing: { id: 'c0', text: 'Water', state: 'shown', notes: [{ text: 'Water 1' }], notShown: 0 },
      next: [{ text: 'Land' }, { text: 'People' }],
    });
  });

  it('shows neither name nor note before they may be read, and how many there are', () => {
    records.apply([{ kind: 'session', value: { ...records.session, revealed: false } }]);
    go('tell');
    expect(shown()).toEqual({
      of: 'groups',
      turn: 0,
      turns: 3,
      turnMs: 3 * MINUTE,
      thing: { id: 'c0', state: 'not-shown', notes: [], notShown: 2 },
      next: [{ id: 'c1' }, { id: 'c2' }],
      later: 0,
    });
  });

  it('tells of merged groups once: where the one that took them has its turn', () => {
    go('tell');
    const [water, land, people] = groups.splice(0);
    if (!water || !land || !people) throw new Error('three groups');
    groups.push({ ...land, noteIds: [...land.noteIds, ...water.noteIds], merged: ['c0'] }, people);
    // Its turn is now; it has become part of one that comes.
    expect(shown()?.thing).toEqual({ id: 'c0', state: 'gone' });
    expect(steer({ action: 'next' }).reportBack?.index).toBe(1);
    expect(shown()?.thing).toMatchObject({ id: 'c1', notes: { length: 4 } });
    expect(steer({ action: 'back' }).reportBack?.index).toBe(1);
  });

  it('where that has no turn of its own, at the first of those that it took; one that was taken apart, or emptied, has none', () => {
    steer({ action: 'start', of: 'groups', queue: ['c1', 'c0', 'c2'], turnMs: 1 });
    const [water, land, people] = groups.splice(0);
    if (!water || !land || !people) throw new Error('three groups');
    groups.push({ clusterId: 'new', name: 'Both', noteIds: water.noteIds, merged: ['c0', 'c1'] });
    groups.push({ ...people, noteIds: [] });
    expect(shown()).toMatchObject({ thing: { id: 'new', text: 'Both' }, next: [], later: 0 });
    expect(steer({ action: 'next' }).reportBack).toBeNull();
  });
});

it('whatever becomes of things, each that is left has one turn, and nobody stands at one that was gone past', () => {
  const action = fc.constantFrom('next', 'back', 'hide', 'unhide', 'begin' as const);
  fc.assert(
    fc.property(fc.array(fc.tuple(action, fc.nat(7)), { maxLength: 30 }), (acts) => {
      meetAnew();
      runOf({ of: 'notes' });
      for (let index = 0; index < 4; index += 1) post(index, `n${index}`);
      go('tell');
      for (const [act, at] of acts) {
        const ids = [...records.notes.keys()];
        const id = ids[at % ids.length] ?? '';
        const before = records.session.reportBack;
        if (act === 'hide') hide(id);
        else if (act === 'unhide') show(id);
        else steer({ action: act });
        const now: ReportBack | null = records.session.reportBack;
        const turn = shown();
        expect(turn === null).toBe(now === null);
        if (!now || !turn) continue;
        if (now.index !== before?.index && act !== 'begin') expect(turn.thing.state).toBe('shown');
        const live = now.queue.slice(now.index + 1).filter((each) => noteIds().includes(each));
        expect([turn.next.map((each) => each.id), turn.later]).toEqual([
          live.slice(0, 5),
          Math.max(0, live.length - 5),
        ]);
      }
    }),
    { numRuns: 60 },
  );
});

it('old report-backs of tables go on as they were, and tables report where a run tells of notes first', () => {
  const { tables } = records.session;
  expect(tables.length).toBeGreaterThan(0);
  const { session } = run(
    move(
      records,
      as('fay'),
      { id: newId(), reportBack: { action: 'start', turnMs: MINUTE } },
      making,
    ),
  );
  expect(session.reportBack).toEqual({
    queue: tables.map(({ tableId }) => tableId),
    index: 0,
    turnMs: MINUTE,
  });
  expect(session.open).toContain('read-gallery');
  // At a step that tells of notes no poster may be read: tables report at one where it may.
  runOf({ of: 'notes' });
  records.apply([
    { kind: 'session', value: { ...records.session, step: 'tell', tables, reportBack: null } },
  ]);
  records.apply([{ kind: 'session', value: standingAt({ ...records.session, been: [] }) }]);
  expect(steer({ action: 'start', turnMs: MINUTE })).toMatchObject({
    step: 'late',
    reportBack: { queue: tables.map(({ tableId }) => tableId) },
  });
});
