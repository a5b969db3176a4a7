import { describe, expect, it } from 'vitest';
import type { Move, MoveReply } from '../../shared/commands/moves.ts';
import type { MoveView } from '../../shared/model/move.ts';
import { testLiveSession, testSession } from '../../shared/commands/testSession.ts';
import type { SessionRecord } from '../../shared/model/session.ts';
import type { WallApi } from '../sync/api.ts';
import { ApiProblem, Unreachable } from '../sync/request.ts';
import { doAction } from '../console/doAction.ts';
import { inverseOf, saidOf, stillStands, undoWordOf, type UndoableAction } from './lastAction.ts';
import {
  goTo,
  openTables,
  setPosting,
  steerReportBack,
  steerWalk,
  type MoveAction,
} from './moveActions.ts';

const session = (part: Partial<SessionRecord> = {}): SessionRecord =>
  testSession({ phase: 'gallery', ...part });
const walk = (stop: number) => ({ mode: 'rotation', stops: 3, stopMs: 1, stop }) as const;
const report = (index: number) => ({ queue: ['t1', 't2', 't3'], index, turnMs: 1 });
const done = (before: MoveView['before'], after: MoveView['after']): Pick<MoveAction, 'done'> => ({
  done: { id: 'm', state: 'made', before, after },
});

describe('moves', () => {
  it.each<[MoveAction, string, string | null, string]>([
    [
      { ...goTo(session(), 'connect'), ...done({ phase: 'gallery' }, { phase: 'connect' }) },
      'You went to “Connect”',
      'Undo',
      'You went to “Gallery walk”',
    ],
    [
      { ...openTables(session(), 2), ...done({ phase: 'cluster' }, { phase: 'tables' }) },
      'You opened 2 tables',
      'Go back',
      'You went to “Group”',
    ],
    [{ ...openTables(session(), 0), ...done({}, {}) }, 'You opened the tables', null, ''],
    [
      {
        ...steerWalk(session(), { action: 'start', mode: 'free', stopMs: 1 }),
        ...done({ phase: 'tables', walk: null }, { phase: 'gallery', walk: walk(0) }),
      },
      'You started the walk',
      'Undo',
      'You took the walk back',
    ],
    [
      {
        ...steerWalk(session(), { action: 'next' }),
        ...done({ walk: walk(0) }, { walk: walk(1) }),
      },
      'You sent walkers to stop 2',
      'Undo',
      'You sent walkers to stop 1',
    ],
    [
      {
        ...steerWalk(session(), { action: 'next' }),
        ...done({ walk: walk(2) }, { walk: walk(3) }),
      },
      'You sent walkers back to their tables',
      'Undo',
      'You sent walkers to stop 3',
    ],
    [
      {
        ...steerWalk(session(), { action: 'set', onItsOwn: true }),
        ...done({ walk: walk(1) }, { walk: { ...walk(1), onItsOwn: true } }),
      },
      'You let the walk go on by itself',
      'Undo',
      'You lead the walk by hand',
    ],
    [
      { ...steerWalk(session(), { action: 'end' }), ...done({ walk: walk(1) }, { walk: null }) },
      'You ended the walk',
      'Undo',
      'The walk goes on',
    ],
    [
      {
        ...steerReportBack(session(), { action: 'start', turnMs: 1 }),
        ...done({ reportBack: null }, { reportBack: report(0) }),
      },
      'You started the report-back',
      'Undo',
      'You took the report-back back',
    ],
    [
      {
        ...steerReportBack(session(), { action: 'next' }),
        ...done({ reportBack: report(0) }, { reportBack: report(1) }),
      },
      'You called the next table',
      'Undo',
      'You went back a table',
    ],
    [
      {
        ...steerReportBack(session(), { action: 'next' }),
        ...done({ reportBack: report(2) }, { reportBack: null }),
      },
      'Every table has reported',
      'Undo',
      'The report-back goes on',
    ],
    [
      { ...setPosting('closed'), ...done({ posting: 'open' }, { posting: 'closed' }) },
      'You closed posting',
      'Undo',
      'You opened posting',
    ],
    [{ ...setPosting('closed'), ...done({}, {}) }, 'You closed posting', null, ''],
  ])('are said, and so is taking them back: %#', (action, said, word, takenBack) => {
    expect(saidOf(action)).toBe(said);
    expect(undoWordOf(action)).toBe(word);
    const inverse = inverseOf(action);
    expect(inverse).toEqual({ kind: 'take-back', of: action });
    expect(undoWordOf(inverse)).toBeNull();
    if (word !== null) expect(saidOf(inverse)).toBe(takenBack);
  });

  it('lead on from where she saw the meeting, but for posting, which is the same everywhere', () => {
    const now = session({ walk: walk(1) });
    expect(goTo(now, 'connect')).toMatchObject({
      from: { phase: 'gallery', stop: 1, turn: null },
      move: { phase: 'connect' },
    });
    expect(setPosting('open').from).toBeUndefined();
    expect(goTo(now, 'connect').id).not.toBe(goTo(now, 'connect').id);
  });

  it('are no longer offered to be taken back once somebody else went on', () => {
    const action: UndoableAction = {
      ...goTo(session(), 'connect'),
      ...done({ phase: 'gallery' }, { phase: 'connect' }),
    };
    const people: [] = [];
    expect(stillStands(action, { people, session: testLiveSession({ phase: 'connect' }) })).toBe(
      true,
    );
    expect(stillStands(action, { people, session: testLiveSession({ phase: 'tables' }) })).toBe(
      false,
    );
  });
});

describe('the one command of a move', () => {
  /** A server that loses so many answers, and what it was asked. */
  function server(lost: number, refusal?: ApiProblem) {
    const asked: [string, Move][] = [];
    const takenBack: string[] = [];
    const answer = <Answer>(value: Answer): Promise<Answer> =>
      refusal
        ? Promise.reject(refusal)
        : (lost -= 1) >= 0
          ? Promise.reject(new Unreachable('lost'))
          : Promise.resolve(value);
    const reply = (id: string): MoveReply => ({
      move: { id, state: 'made', before: { phase: 'gallery' }, after: { phase: 'connect' } },
      session: session({ phase: 'connect' }),
    });
    const commands = {
      move: (id: string, move: Move) => (asked.push([id, move]), answer(reply(id))),
      takeBackMove: (id: string) => (takenBack.push(id), answer(reply(id))),
    } as unknown as WallApi;
    return { commands, asked, takenBack };
  }

  it('is sent again under its id when its answer is lost, and so is taking it back', async () => {
    const { commands, asked, takenBack } = server(1);
    const action = goTo(session(), 'connect');
    const { done: moved } = (await doAction(commands, action)) as MoveAction;
    expect(moved).toMatchObject({ id: action.id, state: 'made' });
    expect(asked).toEqual([
      [action.id, { phase: 'connect', from: action.from }],
      [action.id, { phase: 'connect', from: action.from }],
    ]);
    await doAction(commands, inverseOf(action));
    expect(takenBack).toEqual([action.id]);
  });

  it('is not sent again when it was refused, nor for ever', async () => {
    const refusal = new ApiProblem({ code: 'moved-meanwhile', status: 409, detail: 'No.' });
    const refused = server(0, refusal);
    await expect(doAction(refused.commands, goTo(session(), 'connect'))).rejects.toBe(refusal);
    expect(refused.asked).toHaveLength(1);
    const gone = server(9);
    await expect(doAction(gone.commands, goTo(session(), 'connect'))).rejects.toThrow('lost');
    expect(gone.asked).toHaveLength(2);
  });
});
