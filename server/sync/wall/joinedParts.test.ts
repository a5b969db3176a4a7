import * as decoding from 'lib0/decoding';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { tableDocument, type DocumentName } from '../../../shared/access/rights.ts';
import { putNote } from '../../../shared/commands/notes.ts';
import { openTables } from '../../../shared/commands/openTables.ts';
import { makingOf } from '../../../shared/commands/testTables.ts';
import { sheetRoot } from '../../../shared/documents/sheet.ts';
import { MESSAGE, WW_VERSION } from '../../../shared/protocol/wire.ts';
import { newUuid } from '../../access/secrets.ts';
import { SeededRandom } from '../../seededRandom.ts';
import { SCHEMA } from '../../storage/sqlite/sqliteSchema.ts';
import { SqliteWallStore } from '../../storage/sqlite/sqliteWallStore.ts';
import { DocumentGate } from '../documents/gate/documentGate.ts';
import { DocumentSession } from '../sessions/documentSession.ts';
import { SimulatedSocket } from '../simulation/simulatedSocket.ts';
import { SimulatedTime } from '../simulation/simulatedTime.ts';
import { SYNC } from '../transport/frames.ts';
import type { Wall } from './wall.ts';
import { Walls } from './walls.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const drained = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const time = new SimulatedTime(new SeededRandom(1));
let store: SqliteWallStore;
let walls: Walls;
let wall: Wall;
let sheet: DocumentName;
let facilitator: string;

beforeEach(async () => {
  const database = new DatabaseSync(':memory:');
  database.exec(SCHEMA);
  store = new SqliteWallStore(database, null);
  const own = time.forServer();
  walls = new Walls({ store, logger: quiet, now: own.now, time: own });
  const made = await walls.create(ENGLISH, { title: 'A wall' });
  wall = await walls.get(made.wallId);
  facilitator = (await walls.authenticate(made.secrets.facilitator)).personId;
  const note = newUuid();
  const noted = wall.command(facilitator, (state, actor) =>
    putNote(state, actor, { id: note, text: 'A note' }),
  );
  const groups = [{ name: 'Rivers', clusterId: newUuid(), noteIds: [note], x: 0 }];
  const opened = wall.command(facilitator, (state, actor) =>
    openTables(state, actor, makingOf(groups, newUuid)),
  );
  await quietly();
  await Promise.all([noted, opened]);
  sheet = tableDocument(wall.session.tables[0]?.tableId as string);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await walls.close();
  await store.close();
});

/** Lets everything that waits for no time of its own happen. */
async function quietly(): Promise<void> {
  for (let idle = 0; idle < 3; idle += 1) {
    await drained();
    for (; time.isWaiting; idle = 0) {
      time.runOne();
      await drained();
    }
  }
}

/** A page with the sheet, which writes and reads as a page does. */
async function page() {
  const doc = new Y.Doc();
  const socket = new SimulatedSocket(
    new SeededRandom(1),
    { receive: () => undefined, closed: () => undefined },
    {
      onSend: (frame) => {
        const decoder = decoding.createDecoder(frame as Uint8Array);
        if (decoding.readVarUint(decoder) !== MESSAGE.sync) return;
        if (decoding.readVarUint(decoder) !== SYNC.step1)
          Y.applyUpdate(doc, decoding.readVarUint8Array(decoder), 'server');
      },
      onClose: () => undefined,
    },
  );
  const session = new DocumentSession(socket.serverEnd, wall, {
    document: sheet,
    personId: facilitator,
    version: WW_VERSION,
    logger: quiet,
  });
  await wall.join(session);
  const asked = wall.answerStep1(session, Y.encodeStateVector(doc));
  await quietly();
  await asked;
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') wall.write(session, update);
  });
  return { doc, session };
}

const words = (doc: Y.Doc): Y.XmlText =>
  (sheetRoot(doc).toArray().at(-1) as Y.XmlElement).get(0) as Y.XmlText;

const everyOther = (letters: number) =>
  Array.from({ length: letters }, (_, at) => ({
    retain: 1,
    ...(at % 2 ? { attributes: { bold: true } } : {}),
  }));

/** Makes two letters of every six bold, from this one on. */
const boldOfSix = (letters: number, from: number) =>
  Array.from({ length: letters / 6 }, () => [
    { retain: from },
    { retain: 2, attributes: { bold: true } },
    { retain: 4 - from },
  ]).flat();

it('an update with marks is taken whole, also when its sender goes in the middle of it', async () => {
  const LETTERS = 4_000;
  const [ana, bo] = [await page(), await page()];
  const line = new Y.XmlElement('paragraph');
  line.insert(0, [new Y.XmlText('x'.repeat(LETTERS))]);
  sheetRoot(ana.doc).push([line]);
  await quietly();
  const { takeInTurns } = DocumentGate.prototype;
  let parts = 0;
  vi.spyOn(DocumentGate.prototype, 'takeInTurns').mockImplementation(function* (
    this: DocumentGate,
    ...asked
  ) {
    parts += 1;
    time.pass(30);
    if (parts === 2) wall.leave(ana.session);
    return yield* takeInTurns.apply(this, asked);
  });
  words(ana.doc).applyDelta(everyOther(LETTERS));
  await quietly();
  expect(parts).toBeGreaterThan(2);
  const live = wall.content.document(sheet).doc;
  const [seen, kept, shown] = [ana.doc, live, bo.doc].map((doc) => words(doc).toString());
  expect(kept === seen).toBe(true);
  expect(shown === seen).toBe(true);
});

it('of an update with marks that builds on what never came nothing is taken, until all of it comes', async () => {
  const LETTERS = 4_200;
  const [ana, bo] = [await page(), await page()];
  const line = new Y.XmlElement('paragraph');
  line.insert(0, [new Y.XmlText('x'.repeat(LETTERS))]);
  sheetRoot(ana.doc).push([line]);
  words(ana.doc).applyDelta(boldOfSix(LETTERS, 2));
  await quietly();
  const before = words(bo.doc).toString();
  const offline = new Y.Doc();
  Y.applyUpdate(offline, Y.encodeStateAsUpdate(ana.doc));
  words(offline).insert(LETTERS, ' lost');
  const known = Y.encodeStateVector(offline);
  words(offline).applyDelta(boldOfSix(LETTERS, 1));
  wall.write(ana.session, Y.encodeStateAsUpdate(offline, known));
  await quietly();
  const live = wall.content.document(sheet).doc;
  expect(words(live).toString() === before).toBe(true);
  wall.write(ana.session, Y.encodeStateAsUpdate(offline, Y.encodeStateVector(live)), true);
  await quietly();
  const [seen, kept, shown] = [offline, live, bo.doc].map((doc) => words(doc).toString());
  expect(kept === seen).toBe(true);
  expect(shown === seen).toBe(true);
});
