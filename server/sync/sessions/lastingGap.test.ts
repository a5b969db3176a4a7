import * as decoding from 'lib0/decoding';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { setLocked } from '../../../shared/commands/session.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { MESSAGE, WW_VERSION, type WwVersion } from '../../../shared/protocol/wire.ts';
import { SCHEMA } from '../../storage/sqlite/sqliteSchema.ts';
import { SqliteWallStore } from '../../storage/sqlite/sqliteWallStore.ts';
import { DocumentGate } from '../documents/gate/documentGate.ts';
import { DocumentSession } from './documentSession.ts';
import { SYNC } from '../transport/frames.ts';
import { SeededRandom } from '../../seededRandom.ts';
import { SimulatedSocket } from '../simulation/simulatedSocket.ts';
import { SimulatedTime } from '../simulation/simulatedTime.ts';
import type { Wall } from '../wall/wall.ts';
import { Walls } from '../wall/walls.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const time = new SimulatedTime(new SeededRandom(1));
let store: SqliteWallStore;
let walls: Walls;
let wall: Wall;
let facilitatorId: string;

beforeEach(async () => {
  const database = new DatabaseSync(':memory:');
  database.exec(SCHEMA);
  store = new SqliteWallStore(database, null);
  const own = time.forServer();
  walls = new Walls({ store, logger: quiet, now: own.now, time: own });
  const { wallId, secrets } = await walls.create(ENGLISH, { title: 'A wall' });
  wall = await walls.get(wallId);
  facilitatorId = (await walls.authenticate(secrets.facilitator)).personId;
});
afterEach(async () => {
  vi.restoreAllMocks();
  await walls.close();
  await store.close();
});

const drained = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets `ms` of the server's time pass, with everything it waits for. */
async function pass(ms: number): Promise<void> {
  const { elapsed } = time.forServer();
  const end = elapsed() + ms;
  while (elapsed() < end) {
    if (!time.isDue) time.pass(Math.min(50, end - elapsed()));
    while (time.isDue) {
      time.runOne();
      await drained();
    }
  }
}

/** A volunteer's socket; `answer` is what she says to each question, `null` nothing. */
async function volunteer(answer: () => Uint8Array | null, version: WwVersion | null = WW_VERSION) {
  const arriving = wall.arrive({ role: 'volunteer', arrival: 'link' });
  await pass(100);
  const { personId } = await arriving;
  const heard = {
    questions: 0,
    refusals: [] as string[],
    denials: 0,
    flushed: [] as number[],
    updates: 0,
    closedWith: 0,
  };
  let session: DocumentSession | null = null;
  const socket = new SimulatedSocket(
    new SeededRandom(1),
    { receive: () => undefined, closed: () => undefined },
    {
      onSend: (frame) => {
        const decoder = decoding.createDecoder(frame as Uint8Array);
        const type = decoding.readVarUint(decoder);
        if (type === MESSAGE.refusal)
          heard.refusals.push(
            (JSON.parse(decoding.readVarString(decoder)) as { code: string }).code,
          );
        else if (type === MESSAGE.flushed) heard.flushed.push(decoding.readVarUint(decoder));
        else if (type === 2) heard.denials += 1;
        else if (type === MESSAGE.sync && decoding.readVarUint(decoder) !== SYNC.step1)
          heard.updates += 1;
        else if (type === MESSAGE.sync) {
          heard.questions += 1;
          const said = answer();
          if (said && session) wall.write(session, said, true);
        }
      },
      onClose: (code) => {
        heard.closedWith = code;
      },
    },
  );
  session = new DocumentSession(socket.serverEnd, wall, {
    document: 'arrangement',
    personId,
    version,
    logger: quiet,
  });
  await wall.join(session);
  await pass(100);
  return { heard, session };
}

/** Two updates of one page, of which the first is lost. */
function brokenCopy(clientId?: number): { first: Uint8Array; second: Uint8Array } {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  doc.getMap('placements').set('first', { pos: [1, 1] });
  const first = Y.encodeStateAsUpdate(doc);
  const before = Y.encodeStateVector(doc);
  doc.getMap('placements').set('second', { pos: [2, 2] });
  return { first, second: Y.encodeStateAsUpdate(doc, before) };
}

test.each([['our own client', WW_VERSION] as const, ['a stock client', null] as const])(
  '4.4a %s whose work builds on what nobody has is told once, is never told "durable", and goes on being served',
  async (_who, version) => {
    const { second } = brokenCopy();
    const { heard, session } = await volunteer(() => second, version);
    wall.flush(session, 7);
    await pass(10_000);
    expect(heard.denials).toBe(1);
    expect(heard.refusals).toEqual(version ? ['pending-update'] : []);
    const { questions } = heard;
    expect(questions).toBeLessThanOrEqual(4);
    await pass(600_000);
    // She is asked again, but rarely, and not told a second time.
    expect(heard.questions - questions).toBeGreaterThanOrEqual(19);
    expect(heard.questions - questions).toBeLessThanOrEqual(21);
    expect([heard.denials, heard.flushed, heard.closedWith]).toEqual([1, [], 0]);
    expect(wall.content.placements()).toEqual({});
    const other = await volunteer(() => null);
    const doc = new Y.Doc();
    doc.getMap('placements').set('of another', { pos: [3, 3] });
    const before = heard.updates;
    wall.write(other.session, Y.encodeStateAsUpdate(doc));
    await pass(200);
    expect(heard.updates).toBeGreaterThan(before);
  },
);

test('4.4a a gap that closes after all merges, and what waited is durable', async () => {
  const { first, second } = brokenCopy();
  let whole = false;
  const { heard, session } = await volunteer(() =>
    whole ? Y.mergeUpdates([first, second]) : second,
  );
  wall.flush(session, 1);
  await pass(10_000);
  expect(heard.refusals).toEqual(['pending-update']);
  whole = true;
  await pass(31_000);
  expect(Object.keys(wall.content.placements()).toSorted()).toEqual(['first', 'second']);
  expect([heard.refusals, heard.flushed]).toEqual([['pending-update'], [1]]);
});

test('4.4a whoever answers no question at all is told as well, later than a slow network takes', async () => {
  const { second } = brokenCopy();
  const { heard, session } = await volunteer(() => null);
  const sendFor = async (seconds: number): Promise<void> => {
    for (let each = 0; each < seconds; each += 1) {
      wall.write(session, second);
      await pass(1_000);
    }
  };
  await sendFor(30);
  expect(heard.refusals).toEqual([]);
  await sendFor(30);
  expect(heard.refusals).toEqual(['pending-update']);
});

test('4.4a a burst that overtakes its own beginning is asked for and never refused', async () => {
  const { first, second } = brokenCopy();
  let sent = 0;
  const { heard, session } = await volunteer(() => {
    sent += 1;
    return sent < 2 ? null : Y.mergeUpdates([first, second]);
  });
  for (let each = 0; each < 20; each += 1) wall.write(session, second);
  wall.flush(session, 3);
  await pass(5_000);
  expect([heard.refusals, heard.denials, heard.flushed]).toEqual([[], 0, [3]]);
});

test('4.4a a gap in a long answer is one of the whole, in whichever part and tick it is found', async () => {
  // Clients with the highest ids come first in an update: the first part has the gap.
  const { first, second } = brokenCopy(4_000_000_000);
  const rest = [999, 500].map((count, index) => {
    const doc = new Y.Doc();
    doc.clientID = 6 - index;
    doc.transact(() => {
      for (let at = 0; at < count; at += 1)
        doc.getMap('placements').set(`note-${index}-${at}`, { pos: [at, at] });
    });
    return Y.encodeStateAsUpdate(doc);
  });
  let isWhole = false;
  const { heard, session } = await volunteer(() =>
    Y.mergeUpdates(isWhole ? [first, second, ...rest] : [second, ...rest]),
  );
  // Each part takes a tick of its own.
  const take = DocumentGate.prototype.takeInTurns;
  vi.spyOn(DocumentGate.prototype, 'takeInTurns').mockImplementation(function* (
    this: DocumentGate,
    ...asked
  ) {
    time.pass(30);
    return yield* take.apply(this, asked);
  });
  wall.write(session, second);
  wall.flush(session, 7);
  await pass(10_000);
  expect(Object.keys(wall.content.placements()).length).toBe(500);
  expect([heard.flushed, heard.refusals]).toEqual([[], ['pending-update']]);
  isWhole = true;
  await pass(31_000);
  expect(Object.keys(wall.content.placements()).length).toBe(1_501);
  expect(heard.flushed).toEqual([7]);
});

test('4.5 of a long update that is refused in several of its parts the sender is told once', async () => {
  const { heard, session } = await volunteer(() => null);
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let at = 0; at < 2 * LIMITS.clustersPerPerson; at += 1)
      doc
        .getMap('clusters')
        .set(
          `group-${at}`,
          new Y.Map<unknown>(Object.entries({ name: 'Water', color: 'yellow', pos: [0, 0] })),
        );
  });
  wall.write(session, Y.encodeStateAsUpdate(doc));
  await pass(1_000);
  const kept = Object.keys(wall.content.clusters()).length;
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThanOrEqual(LIMITS.clustersPerPerson);
  expect(heard.refusals).toEqual(['too-many-groups']);
});

test('4.5 of a long answer that comes while the wall is locked the sender is told once, and all of it waits', async () => {
  const doc = new Y.Doc();
  const placements = doc.getMap('placements');
  const answer = (): Uint8Array =>
    Y.encodeStateAsUpdate(doc, Y.encodeStateVector(wall.content.document('arrangement').doc));
  let isAsking = false;
  const { heard, session } = await volunteer(() => (isAsking ? answer() : null));
  const lock = async (locked: boolean): Promise<void> => {
    const locking = wall.command(facilitatorId, (state, actor) => setLocked(state, actor, locked));
    await pass(100);
    await locking;
  };
  // Its last part says again what was deleted before, which is nothing new.
  for (let at = 0; at < 2; at += 1) placements.set('moved', { pos: [at, at] });
  wall.write(session, answer());
  await lock(true);
  doc.transact(() => {
    for (let at = 0; at < 1_400; at += 1) placements.set(`note-${at}`, { pos: [at, at] });
  });
  // Each part takes a tick of its own.
  const { rightsOf } = wall.documentSessions;
  vi.spyOn(wall.documentSessions, 'rightsOf').mockImplementation((...asked) => {
    time.pass(30);
    return rightsOf.apply(wall.documentSessions, asked);
  });
  wall.write(session, answer(), true);
  wall.flush(session, 7);
  await pass(1_000);
  expect([heard.refusals, heard.flushed]).toEqual([['locked'], []]);
  isAsking = true;
  await lock(false);
  await pass(1_000);
  expect(Object.keys(wall.content.placements()).length).toBe(1_401);
  expect([heard.refusals, heard.flushed]).toEqual([['locked'], [7]]);
});
