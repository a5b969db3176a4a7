import { expect, it } from 'vitest';
import type { ProblemCode } from '../../shared/model/problems.ts';
import { ApiProblem, Unreachable, type WallApi } from '../sync/api.ts';
import { DeskWork } from './deskWork.ts';
import type { UndoableAction } from '../desk/lastAction.ts';
import type { MoveAction } from '../desk/moveActions.ts';

/** A server that says yes to all, unless a test says otherwise, and notes what it was asked. */
function deskOn(answers: Record<string, (...asked: never[]) => unknown> = {}): {
  work: DeskWork;
  asked: string[];
  said: () => string | undefined;
} {
  const asked: string[] = [];
  const names =
    'setLocked hideNote unhideNote hiddenNotes takeSnapshot snapshots deleteSnapshot deleteWall move takeBackMove';
  const known: typeof answers = {
    hiddenNotes: () => ({ notes: [] }),
    snapshots: () => ({ snapshots: [] }),
    move: (id: string) => ({ move: { id, before: {}, after: {} } }),
    ...answers,
  };
  const api = Object.fromEntries(
    names.split(' ').map((name) => [
      name,
      async (...values: never[]): Promise<unknown> => {
        asked.push([name, ...values.map((value) => JSON.stringify(value))].join(' '));
        return known[name]?.(...values);
      },
    ]),
  ) as unknown as WallApi;
  const work = new DeskWork(api);
  return { work, asked, said: () => work.state().last?.said };
}
const no = (code: ProblemCode) => (): never => {
  throw new ApiProblem({ status: 409, code, detail: 'As the server says it.' });
};
const silence = (): never => {
  throw new Unreachable();
};
const MOVE: MoveAction = { kind: 'move', id: 'm1', move: { phase: 'cluster' } };

it('says what was done, and how to take it back', async () => {
  const { work, asked } = deskOn();
  expect(await work.act({ kind: 'lock', locked: true })).toBe(true);
  expect(work.state().last).toEqual({
    kind: 'done',
    said: 'You locked the wall',
    action: { kind: 'lock', locked: true },
  });
  await work.undo({ kind: 'lock', locked: true });
  expect(work.state().last).toEqual({ kind: 'done', said: 'You unlocked the wall', action: null });
  expect(asked).toEqual(['setLocked true', 'setLocked false']);
  work.forget();
  expect(work.state().last).toBeNull();
});

it('says a refusal out loud, and that nothing is changed', async () => {
  const { work, said } = deskOn({ setLocked: no('locked') });
  expect(await work.act({ kind: 'lock', locked: true })).toBe(false);
  expect(work.state().last?.kind).toBe('refused');
  expect(said()).toBe('The wall is locked. Nothing was changed.');
  await work.undo({ kind: 'lock', locked: true });
  expect(work.state().last?.kind).toBe('refused');
});

it('tells a no from a silence when something stays as it was', async () => {
  const stays = { refused: 'The code is the old one.', lost: 'Look again.' };
  const { work, said } = deskOn();
  await work.run(async () => no('forbidden')(), 'Done', stays);
  expect(said()).toBe('You may not do this. The code is the old one.');
  await work.run(async () => silence(), 'Done', stays);
  expect(said()).toContain('Look again.');
  await work.run(async () => undefined, 'Done', stays);
  expect(said()).toBe('Done');
});

it('does not hide a fault of its own behind words', async () => {
  const { work, said } = deskOn();
  const fault = new TypeError('no such thing');
  await expect(
    work.run(async () => {
      throw fault;
    }),
  ).rejects.toBe(fault);
  expect(said()).toBeUndefined();
});

it('takes a second press for the first move, and knows the server’s name for it', async () => {
  let answer: (value: unknown) => void = () => undefined;
  const { work, asked, said } = deskOn({
    move: () => new Promise((resolve) => (answer = resolve)),
  });
  const first = work.act(MOVE);
  expect(await work.act({ ...MOVE, id: 'm2' })).toBe(false);
  expect(said()).toBeUndefined();
  // Another one is no second press: she hears that it has to wait, rather than nothing.
  expect(await work.act({ kind: 'move', id: 'm3', move: { phase: 'tables' } })).toBe(false);
  expect(said()).toContain('Press again');
  answer({ move: { id: 'hers', before: {}, after: {} } });
  expect(await first).toBe(true);
  expect(asked).toEqual(['move "m1" {"phase":"cluster"}']);
  const { last } = work.state();
  expect(last?.kind === 'done' && last.action).toMatchObject({ kind: 'move', id: 'hers' });
  void work.act({ ...MOVE, id: 'm3' });
  expect(asked).toHaveLength(2);
});

it('asks for a move once more when its answer was lost, and then says that it may be done', async () => {
  const { work, asked, said } = deskOn({ move: silence });
  expect(await work.act(MOVE)).toBe(false);
  expect(asked).toHaveLength(2);
  expect(said()).toContain('nothing is done twice');
  // The next press is no second one.
  await work.act(MOVE);
  expect(asked).toHaveLength(4);
});

it('reads what is hidden anew after hiding and after its undo', async () => {
  let notes: { id: string }[] = [];
  const { work, asked } = deskOn({
    hiddenNotes: () => ({ notes }),
    hideNote: (id: string) => (notes = [{ id }]),
    unhideNote: () => (notes = []),
  });
  const hide: UndoableAction = { kind: 'hide', notes: ['n1'], hidden: true };
  await work.act(hide);
  expect(work.state().hidden.map((note) => note.id)).toEqual(['n1']);
  await work.undo(hide);
  expect(work.state().hidden).toEqual([]);
  notes = [{ id: 'n2' }];
  expect(await work.readHidden()).toBe(true);
  expect(work.state().hidden.map((note) => note.id)).toEqual(['n2']);
  expect(asked).toEqual([
    'hideNote "n1"',
    'hiddenNotes',
    'unhideNote "n1"',
    'hiddenNotes',
    'hiddenNotes',
  ]);
});

it('keeps and deletes a snapshot, and lists them anew each time', async () => {
  let snapshots: { id: string; name: string }[] = [];
  const { work, said } = deskOn({
    snapshots: () => ({ snapshots }),
    takeSnapshot: (name: string) => (snapshots = [{ id: 's1', name }]),
    deleteSnapshot: () => (snapshots = []),
  });
  expect(await work.takeSnapshot('Noon')).toBe(true);
  expect(said()).toBe('You kept “Noon”');
  const [kept] = work.state().snapshots;
  expect(kept?.name).toBe('Noon');
  expect(kept && (await work.deleteSnapshot(kept))).toBe(true);
  expect(said()).toBe('You deleted the snapshot “Noon”');
  expect(work.state().snapshots).toEqual([]);
  expect(await work.readSnapshots()).toBe(true);
});

it('is content when somebody else deleted the snapshot first, and not with other refusals', async () => {
  const line = { id: 's1', name: 'Noon', takenAt: 1 } as never;
  const quick = deskOn({ deleteSnapshot: no('no-such-snapshot') });
  expect(await quick.work.deleteSnapshot(line)).toBe(true);
  const other = deskOn({ deleteSnapshot: no('storage-failed') });
  expect(await other.work.deleteSnapshot(line)).toBe(false);
  expect(other.said()).toContain('The server cannot save right now.');
});

it('knows that she deleted the wall herself, once the server did', async () => {
  const { work } = deskOn();
  expect(work.state().isDeleted).toBe(false);
  await work.commands.deleteWall();
  expect(work.state().isDeleted).toBe(true);
  const refused = deskOn({ deleteWall: no('forbidden') });
  expect(await refused.work.run(() => refused.work.commands.deleteWall())).toBe(false);
  expect(refused.work.state().isDeleted).toBe(false);
});
