import * as decoding from 'lib0/decoding';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { putNote } from '../../../shared/commands/notes.ts';
import { removePerson } from '../../../shared/commands/people.ts';
import { setLocked } from '../../../shared/commands/session.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import { MESSAGE, WW_VERSION } from '../../../shared/protocol/wire.ts';
import { newUuid } from '../../access/secrets.ts';
import { SCHEMA } from '../../storage/sqlite/sqliteSchema.ts';
import { SqliteWallStore } from '../../storage/sqlite/sqliteWallStore.ts';
import { DocumentSession } from '../sessions/documentSession.ts';
import { SYNC } from '../transport/frames.ts';
import { readPresence } from '../presence/presenceMessages.ts';
import { until } from '../wall/testWall.ts';
import type { Wall } from '../wall/wall.ts';
import { Walls } from '../wall/walls.ts';
import { FaultyWallStore, type StoreOperation } from './faultyWallStore.ts';
import { SeededRandom } from '../../seededRandom.ts';
import { SimulatedSocket, type Frame } from './simulatedSocket.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const now = (): number => Date.now();

/**
 * Faults that the simulation found, step by step, on a wall whose store waits or fails when told
 * to, with sessions without a network.
 */
describe('found by the simulation', () => {
  let store: SqliteWallStore;
  let walls: Walls;
  let wall: Wall;
  let facilitator: string;
  /** Operations that wait for `go`, and those that fail at once. */
  let waiting: (() => void)[];
  let waits: boolean;
  let fails: Set<StoreOperation>;

  beforeEach(async () => {
    const database = new DatabaseSync(':memory:');
    database.exec(SCHEMA);
    store = new SqliteWallStore(database, null);
    [waiting, waits, fails] = [[], false, new Set()];
    const faulty = new FaultyWallStore(store, async (operation, perform) => {
      if (waits)
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
      if (fails.has(operation)) throw new Error('the disk says no');
      return perform();
    });
    walls = new Walls({ store: faulty, logger: quiet, now });
    const made = await walls.create(ENGLISH, { title: 'A wall' });
    wall = await walls.get(made.wallId);
    ({ personId: facilitator } = await walls.authenticate(made.secrets.facilitator));
  });
  afterEach(async () => {
    await walls.close();
    await store.close();
  });

  function socket() {
    const heard = { frames: [] as Frame[], closedWith: 0 };
    const end = new SimulatedSocket(
      new SeededRandom(1),
      { receive: () => undefined, closed: () => undefined },
      {
        onSend: (frame) => heard.frames.push(frame),
        onClose: (code) => {
          heard.closedWith = code;
        },
      },
    );
    const types = (): number[] =>
      heard.frames.map((frame) =>
        decoding.readVarUint(decoding.createDecoder(frame as Uint8Array)),
      );
    return { heard, types, serverEnd: end.serverEnd };
  }
  async function volunteer() {
    const { personId } = await wall.arrive({ role: 'volunteer', arrival: 'link' });
    return personId;
  }
  const sessionFor = (
    personId: string,
    serverEnd: ReturnType<typeof socket>['serverEnd'],
  ): DocumentSession =>
    new DocumentSession(serverEnd, wall, {
      document: 'arrangement',
      personId,
      version: WW_VERSION,
      logger: quiet,
    });
  const lock = (locked: boolean): Promise<unknown> =>
    wall.command(facilitator, (state, actor) => setLocked(state, actor, locked));

  function writer(): { doc: Y.Doc; place: (key: string) => Uint8Array } {
    const doc = new Y.Doc();
    return {
      doc,
      place(key) {
        const before = Y.encodeStateVector(doc);
        doc.getMap('placements').set(key, { pos: [1, 1] });
        return Y.encodeStateAsUpdate(doc, before);
      },
    };
  }

  it('5.1 "flushed" waits while work that was refused as locked, or builds on it, is still on its way (seeds 27, 38)', async () => {
    const { types, serverEnd } = socket();
    const session = sessionFor(await volunteer(), serverEnd);
    await wall.join(session);
    const { doc, place } = writer();
    await lock(true);
    wall.write(session, place('first'));
    wall.flush(session, 1);
    await until('refused', () => types().includes(MESSAGE.refusal));
    // Sent before the client heard of the unlocking: builds on what was refused.
    const unlocked = lock(false);
    wall.write(session, place('second'));
    wall.flush(session, 2);
    await unlocked;
    await wall.settled();
    expect(wall.content.placements()).toEqual({});
    expect(types()).not.toContain(MESSAGE.flushed);
    wall.write(session, Y.encodeStateAsUpdate(doc), true);
    await until('flushed', () => types().filter((type) => type === MESSAGE.flushed).length === 2);
    expect(Object.keys(wall.content.placements()).toSorted()).toEqual(['first', 'second']);
  });

  it('4.4 work refused by a lock that came and went within one tick is asked for (seeds 759, 1528)', async () => {
    const { heard, types, serverEnd } = socket();
    const session = sessionFor(await volunteer(), serverEnd);
    await wall.join(session);
    const { doc, place } = writer();
    const locked = lock(true);
    wall.write(session, place('between'));
    await Promise.all([locked, lock(false)]);
    const told = types();
    expect(told).toContain(MESSAGE.refusal);
    const after = heard.frames.slice(told.indexOf(MESSAGE.refusal) + 1) as Uint8Array[];
    // The right to write, told again, and the question for what waited.
    expect(after.map((frame) => frame[0])).toEqual([MESSAGE.rights, MESSAGE.sync]);
    expect(after[1]?.[1]).toBe(SYNC.step1);
    wall.write(session, Y.encodeStateAsUpdate(doc), true);
    await until('merged', () => 'between' in wall.content.placements());
  });

  it('T16 a reader whose right ends while she waits for the running tick gets nothing', async () => {
    const personId = await volunteer();
    const { heard, serverEnd } = socket();
    waits = true;
    const removed = wall.command(facilitator, (state, actor) =>
      removePerson(state, actor, personId),
    );
    await until('committing', () => waiting.length > 0);
    const joined = wall.join(sessionFor(personId, serverEnd));
    const live = socket();
    const watched = wall.audience.join(live.serverEnd, personId);
    waits = false;
    for (const go of waiting) go();
    await Promise.all([removed, joined, watched]);
    expect(heard).toEqual({ frames: [], closedWith: 4403 });
    expect(live.heard.closedWith).toBe(4403);
    expect(live.heard.frames.filter((frame) => !String(frame).includes('"refused"'))).toEqual([]);
  });

  it('T25 a commit under way when the wall is deleted leaves nothing of it behind (seeds 19, 35, 53, 87)', async () => {
    const heard = socket();
    await wall.join(sessionFor(await volunteer(), heard.serverEnd));
    waits = true;
    const deleted = walls.delete(wall.wallId);
    await until('deleting', () => waiting.length === 1);
    const late = wall
      .arrive({ role: 'volunteer', arrival: 'link' })
      .catch((error: unknown) => error);
    await until('committing', () => waiting.length === 2);
    waits = false;
    waiting[0]?.();
    await deleted;
    waiting[1]?.();
    expect(await late).toBeInstanceOf(Refusal);
    expect([await store.loadWall(wall.wallId), store.logSize()]).toEqual([
      null,
      { rows: 0, bytes: 0 },
    ]);
    expect(heard.heard.closedWith).toBe(4404);
    await expect(walls.get(wall.wallId)).rejects.toMatchObject({ code: 'no-such-wall' });
  });

  it('T25 a wall that was read a second time while it was being deleted closes as well', async () => {
    const personId = await volunteer();
    waits = true;
    const deleted = walls.delete(wall.wallId);
    await until('deleting', () => waiting.length === 1);
    fails = new Set(['commit', 'loadWall']);
    waits = false;
    await expect(lock(true)).rejects.toMatchObject({ code: 'storage-failed' });
    fails.clear();
    const again = await walls.get(wall.wallId);
    expect(again).not.toBe(wall);
    const { heard, serverEnd } = socket();
    await again.join(
      new DocumentSession(serverEnd, again, {
        document: 'arrangement',
        personId,
        version: WW_VERSION,
        logger: quiet,
      }),
    );
    waiting[0]?.();
    await deleted;
    expect(heard.closedWith).toBe(4404);
    await expect(again.arrive({ role: 'volunteer', arrival: 'link' })).rejects.toMatchObject({
      code: 'no-such-wall',
    });
  });

  it('6.1 the presence of a page that was sent away as the wall was read anew, or was never let in, goes with it (seeds 5344, 5370, 6288, 6318)', async () => {
    const show = (session: DocumentSession, clientId: number): void =>
      wall.presence.take(session, [{ clientId, clock: 1, raw: { cursor: [1, 1] } }]);
    const shown = async (): Promise<number[]> => {
      const { heard, serverEnd } = socket();
      await wall.join(sessionFor(await volunteer(), serverEnd));
      const frame = heard.frames.find((each) => each[0] === MESSAGE.awareness) as Uint8Array;
      const decoder = decoding.createDecoder(frame);
      decoding.readVarUint(decoder);
      return readPresence(decoding.readVarUint8Array(decoder)).flatMap(({ clientId, raw }) =>
        raw === null ? [] : [clientId],
      );
    };
    const [stays, early] = [socket(), socket()];
    const [session, neverIn] = [
      sessionFor(await volunteer(), stays.serverEnd),
      sessionFor(await volunteer(), early.serverEnd),
    ];
    await wall.join(session);
    show(session, 11);
    show(neverIn, 12);
    expect(await shown()).toEqual([11, 12]);
    wall.leave(neverIn);
    expect(await shown()).toEqual([11]);
    fails = new Set(['commit']);
    await expect(lock(true)).rejects.toMatchObject({ code: 'storage-failed' });
    fails.clear();
    expect(stays.heard.closedWith).toBe(4503);
    wall.leave(session);
    expect(await shown()).toEqual([]);
    // Others have seen the id: it stays hers.
    expect([
      wall.content.claimClientId(11, await volunteer()),
      wall.content.claimClientId(11, session.personId),
    ]).toEqual([false, true]);
  });

  it('2.1 nobody is refused by a removal that storage never took, neither on a socket nor by command (seed 7806)', async () => {
    const personId = await volunteer();
    const { heard, types, serverEnd } = socket();
    const session = sessionFor(personId, serverEnd);
    await wall.join(session);
    fails = new Set(['commit']);
    const removed = wall
      .command(facilitator, (state, actor) => removePerson(state, actor, personId))
      .catch((error: unknown) => error);
    wall.write(session, writer().place('hers'));
    const posted = wall
      .command(personId, (state, actor) => putNote(state, actor, { id: newUuid(), text: 'hers' }))
      .catch((error: unknown) => error);
    expect([await removed, await posted]).toMatchObject([
      { code: 'storage-failed' },
      { code: 'storage-failed' },
    ]);
    await wall.settled();
    fails.clear();
    expect(types()).not.toContain(MESSAGE.refusal);
    expect(heard.closedWith).toBe(4503);
    expect(wall.records.people.get(personId)?.removed).toBe(false);
  });

  it('T14 what storage never took is shown nowhere, also when the wall cannot be read again (seed 3624)', async () => {
    const personId = await volunteer();
    const id = newUuid();
    waits = true;
    const posted = wall
      .command(personId, (state, actor) => putNote(state, actor, { id, text: 'never committed' }))
      .catch((error: unknown) => error);
    await until('committing', () => waiting.length > 0);
    fails = new Set(['commit', 'loadWall']);
    const live = socket();
    const watched = wall.audience.join(live.serverEnd, personId);
    const settled = wall.settled().catch((error: unknown) => error);
    waits = false;
    for (const go of waiting) go();
    expect(await posted).toMatchObject({ code: 'storage-failed' });
    await watched;
    expect(live.heard.frames.join('')).not.toContain('never committed');
    expect(live.heard.closedWith).toBe(4503);
    expect(await settled).toMatchObject({ code: 'storage-failed' });
    fails.clear();
    await until(
      'read again',
      async () =>
        await walls.get(wall.wallId).then(
          (again) => again.records.people.has(personId),
          () => false,
        ),
    );
    const again = await walls.get(wall.wallId);
    expect(again.records.notes.has(id)).toBe(false);
    await again.command(personId, (state, actor) =>
      putNote(state, actor, { id, text: 'the outbox repeats' }),
    );
    expect(again.records.notes.get(id)).toMatchObject({ text: 'the outbox repeats' });
  });
});
