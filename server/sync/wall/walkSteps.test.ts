import { sessionAt } from '../../../shared/commands/testSession.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { move, takeBackMove } from '../../../shared/commands/moves.ts';
import { setMe } from '../../../shared/commands/people.ts';
import { setTimer } from '../../../shared/commands/session.ts';
import { steerWalk } from '../../../shared/commands/walk.ts';
import { whereaboutsOf } from '../../../shared/model/move.ts';
import { newUuid } from '../../access/secrets.ts';
import { openSqliteStore } from '../../storage/sqlite/openSqliteStore.ts';
import type { WallStore } from '../../storage/wallStore.ts';
import { realTime } from '../time/wallTime.ts';
import type { Wall } from './wall.ts';
import { Walls } from './walls.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

const MINUTE = 60_000;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Time in the test's hands: what waits longer than a tick runs when it has passed. */
let elapsed = 0;
let slept = 0;
let waiting: { due: number; run: () => void }[] = [];
const real = realTime();
const time = {
  ...real,
  now: () => 1_800_000_000_000 + elapsed + slept,
  elapsed: () => elapsed,
  slept: () => slept,
  later(ms: number, run: () => void): () => void {
    if (ms < 1_000) return real.later(0, run);
    const task = { due: elapsed + ms, run };
    waiting.push(task);
    return () => void (waiting = waiting.filter((each) => each !== task));
  },
};

let folder = '';
let store: WallStore;
let walls: Walls;
let wall: Wall;
let fay = '';

const open = (): void => {
  store = openSqliteStore(folder);
  walls = new Walls({ store, logger: quiet, now: time.now, time });
};
const close = async (): Promise<void> => {
  await walls.close();
  await store.close();
};
/** Everything that is due by then has run, and what follows from it is durable. */
async function pass(ms: number): Promise<void> {
  // A tick during which the clock went on would be taken for a slow one.
  await wall.settled();
  elapsed += ms;
  for (const { run } of waiting.filter(({ due }) => due <= elapsed)) run();
  waiting = waiting.filter(({ due }) => due > elapsed);
  await anything();
}
/** Behind all that is in the queue by now. */
const anything = (): Promise<unknown> =>
  wall.command(fay, () => ({ changes: [], reply: null })).then(() => wall.settled());
const steer = (action: Parameters<typeof steerWalk>[2]): Promise<unknown> =>
  wall.command(fay, (state, actor) => steerWalk(state, actor, action));
const clock = (action: Parameters<typeof setTimer>[2]): Promise<unknown> =>
  wall.command(fay, (state, actor) => setTimer(state, actor, action));
const stop = (): number | undefined => wall.session.walk?.stop;

beforeEach(async () => {
  [elapsed, slept, waiting] = [5_000, 0, []];
  folder = mkdtempSync(join(tmpdir(), 'weavewall-walk-'));
  open();
  const { wallId, secrets } = await walls.create(ENGLISH, { title: 'A wall' });
  wall = await walls.get(wallId);
  fay = (await walls.authenticate(secrets.facilitator)).personId;
  const tables = [1, 2, 3, 4].map((number) => ({
    tableId: newUuid(),
    number,
    clusterId: `c${number}`,
    name: `Topic ${number}`,
  }));
  await wall.command(fay, (state) => ({
    changes: [{ kind: 'session', value: { ...sessionAt(state.session, 'tables'), tables } }],
    reply: null,
  }));
  for (const { tableId } of [...tables, ...tables]) {
    const { personId } = await wall.arrive({ role: 'participant', arrival: 'code' });
    await wall.command(personId, (state, actor) => setMe(state, actor, { table: tableId }));
  }
  await steer({ action: 'start', mode: 'rotation', stops: 3, stopMs: 8 * MINUTE, onItsOwn: true });
});
afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

describe('2a.5a a walk that goes on by itself', () => {
  it('goes to its next stop when the clock ends, each once, to the end of the last', async () => {
    await pass(8 * MINUTE - 100);
    expect(stop()).toBe(0);
    await pass(200);
    expect(stop()).toBe(1);
    expect(wall.session.timer).toMatchObject({ state: 'running', totalMs: 8 * MINUTE });
    await pass(8 * MINUTE - 200);
    expect(stop()).toBe(1);
    await pass(300);
    expect(stop()).toBe(2);
    await pass(9 * MINUTE);
    expect([stop(), wall.session.timer]).toEqual([3, null]);
    await pass(60 * MINUTE);
    expect(stop()).toBe(3);
    expect(waiting).toHaveLength(0);
  });

  it('goes on in time though the machine slept, which its timers do not count', async () => {
    await pass(2 * MINUTE);
    slept += 4 * MINUTE;
    wall.followClock();
    await wall.settled();
    await pass(2 * MINUTE - 100);
    expect(stop()).toBe(0);
    await pass(200);
    expect(stop()).toBe(1);
  });

  it('a minute more, a pause and a stop by hand move it', async () => {
    await clock({ action: 'add', ms: MINUTE });
    await pass(8 * MINUTE + 100);
    expect(stop()).toBe(0);
    await clock({ action: 'pause' });
    await pass(60 * MINUTE);
    expect(stop()).toBe(0);
    await clock({ action: 'resume' });
    await pass(MINUTE);
    expect(stop()).toBe(1);
    await steer({ action: 'next' });
    await pass(7 * MINUTE);
    expect(stop()).toBe(2);
    await steer({ action: 'set', onItsOwn: false });
    await pass(60 * MINUTE);
    expect(stop()).toBe(2);
    await steer({ action: 'set', onItsOwn: true });
    await pass(1);
    expect(stop()).toBe(3);
  });

  it('who presses for it at the same moment is answered the step that was made, and does not make another', async () => {
    const from = whereaboutsOf(wall.session);
    await pass(8 * MINUTE + 10);
    const id = newUuid();
    const { session } = await wall.command(fay, (state, actor) =>
      move(
        state,
        actor,
        { id, from, walk: { action: 'next' } },
        { groups: () => [], newId: newUuid, isInRoom: () => true },
      ),
    );
    expect(session.walk?.stop).toBe(1);
    expect(stop()).toBe(1);
    // Taken back it waits, rather than going on at once.
    const [made] = [...wall.records.moves.keys()];
    await wall.command(fay, (state, actor) => takeBackMove(state, actor, made as string));
    expect(wall.session).toMatchObject({
      walk: { stop: 0 },
      timer: { state: 'paused', leftMs: 0 },
    });
    await pass(60 * MINUTE);
    expect(stop()).toBe(0);
    await clock({ action: 'resume' });
    await pass(1);
    expect(stop()).toBe(1);
  });

  it('what was due while no server ran is one stop, whose time begins when the wall is read again', async () => {
    await close();
    waiting = [];
    elapsed += 30 * MINUTE;
    open();
    wall = await walls.get(wall.wallId);
    await anything();
    expect(stop()).toBe(1);
    await pass(8 * MINUTE - 10);
    expect(stop()).toBe(1);
    await pass(20);
    expect(stop()).toBe(2);
  });

  it('a step that storage refused is taken again, once', async () => {
    const { commit } = store;
    store.commit = () => Promise.reject(new Error('full'));
    elapsed += 8 * MINUTE + 10;
    for (const { run } of waiting.splice(0)) run();
    await expect.poll(() => waiting.length, { timeout: 10_000 }).toBeGreaterThan(0);
    store.commit = commit;
    expect(stop()).toBe(0);
    await pass(2_000);
    expect(stop()).toBe(1);
    await pass(7 * MINUTE);
    expect(stop()).toBe(1);
  });

  it('keeps its wall in memory while it waits, also where nobody has a page open', async () => {
    expect(wall.isIdle).toBe(false);
    await clock({ action: 'pause' });
    await expect.poll(() => wall.isIdle, { timeout: 10_000 }).toBe(true);
  });
});

it('a walk that nobody asked to go on by itself waits for the facilitator', async () => {
  await steer({ action: 'start', mode: 'rotation', stops: 3, stopMs: MINUTE });
  await pass(60 * MINUTE);
  expect(stop()).toBe(0);
});
