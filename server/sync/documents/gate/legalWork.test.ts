import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { clustersRoot, placementsRoot } from '../../../../shared/documents/arrangement.ts';
import { sheetRoot } from '../../../../shared/documents/sheet.ts';
import type { DocumentName } from '../../../../shared/access/rights.ts';
import { GatedRoom, type Tab } from './gatedRoom.ts';
import { arrangeWork, sheetWork, type LegalWork } from './legalWork.ts';
import { SeededRandom } from '../../../seededRandom.ts';

/** Seconds for each of the two kinds; WW_SEED replays one session. */
const SECONDS = process.env['WW_LONG'] ? 300 : 4;
const LEAST = process.env['WW_LONG'] ? 20_000 : 200;
/** In the test command the same sessions on every machine, and no more on a fast one. */
const MOST = process.env['WW_LONG'] ? Number.POSITIVE_INFINITY : 1_000;
const FIRST_SEED = Number(process.env['WW_SEED'] ?? 20_261_122);

type Counts = Record<string, number>;
const sorted = (map: Y.Map<unknown>): unknown =>
  Object.entries(map.toJSON())
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, value]) => [
      id,
      typeof value === 'object' && value !== null
        ? Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
        : value,
    ]);
const json = (doc: Y.Doc): unknown => [sorted(clustersRoot(doc)), sorted(placementsRoot(doc))];
const xml = (doc: Y.Doc): unknown => sheetRoot(doc).toString();

/** One meeting of three people with up to two tabs each, from one seed. Throws where somebody is refused or sees something else. */
function session(
  seed: number,
  name: DocumentName,
  work: LegalWork,
  read: (doc: Y.Doc) => unknown,
  counts: Counts,
): void {
  const chance = new SeededRandom(seed);
  const room = new GatedRoom(name, chance);
  // Every second time what is written at once is judged a few structs at a time, as a pasted book is.
  if (seed % 2 === 1) room.atOnce = { structs: 1 + (seed % 5), deleted: 1 + (seed % 3) };
  const undos = new Map<Tab, Y.UndoManager>();
  const count = (what: string): void => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  const open = (person: string, from?: Uint8Array): void => {
    const tab = room.open(person, { ...(from ? { from } : {}), gc: chance.next() < 0.8 });
    const roots =
      name === 'arrangement'
        ? [clustersRoot(tab.doc), placementsRoot(tab.doc)]
        : [sheetRoot(tab.doc)];
    undos.set(tab, new Y.UndoManager(roots, { captureTimeout: 0 }));
  };
  for (const person of ['ana', 'ben', 'ben', 'cleo']) open(person);
  const steps = 10 + chance.below(50);
  for (let step = 0; step < steps; step += 1) {
    const tab = chance.pick(room.tabs);
    const dice = chance.next();
    if (dice < 0.4) count(work(tab.doc, chance));
    else if (dice < 0.5) {
      count(undos.get(tab)?.undo() ? 'undone' : 'nothing to undo');
      if (chance.next() < 0.4) count(undos.get(tab)?.redo() ? 'redone' : 'nothing to redo');
    } else if (dice < 0.53) count(undos.get(tab)?.redo() ? 'redone' : 'nothing to redo');
    else if (dice < 0.6) {
      if (tab.isOnline) tab.disconnect();
      else tab.reconnect();
      count('offline or back');
    } else if (dice < 0.62) {
      // The page is loaded again: what it held is kept on the device and comes back under a new client id.
      const kept = Y.encodeStateAsUpdate(tab.doc);
      room.tabs.splice(room.tabs.indexOf(tab), 1);
      open(tab.person, kept);
      tab.doc.destroy();
      count('reloaded');
    } else {
      tab.deliver(chance);
      count('delivered');
    }
  }
  room.settle();
  const seen = JSON.stringify(read(room.oracle));
  expect(
    room.refusals.map(({ tab, code }) => [tab.person, code]),
    `WW_SEED=${seed}: somebody was refused`,
  ).toEqual([]);
  for (const [index, doc] of [room.live.doc, ...room.tabs.map((tab) => tab.doc)].entries())
    expect(
      JSON.stringify(read(doc)),
      `WW_SEED=${seed}: ${index === 0 ? 'the server' : `tab ${index}`} sees something else`,
    ).toBe(seen);
  const replayed = new Y.Doc();
  for (const frame of room.frames) Y.applyUpdate(replayed, frame);
  expect(JSON.stringify(read(replayed)), `WW_SEED=${seed}: the log says something else`).toBe(seen);
  count('sessions');
  counts['frames'] = (counts['frames'] ?? 0) + room.frames.length;
  for (const undo of undos.values()) undo.destroy();
  room.destroy();
}

function sessions(name: DocumentName, work: LegalWork, read: (doc: Y.Doc) => unknown): Counts {
  const counts: Counts = { sessions: 0 };
  const end = Date.now() + SECONDS * 1000;
  for (
    let seed = FIRST_SEED;
    (Date.now() < end && seed < FIRST_SEED + MOST) || (counts['sessions'] ?? 0) < LEAST;
    seed += 1
  ) {
    session(seed, name, work, read, counts);
    if (process.env['WW_SEED']) break;
  }
  process.stdout.write(
    `legal work on ${name}: seeds from ${FIRST_SEED} ${JSON.stringify(counts)}\n`,
  );
  return counts;
}

describe('4.5 legal work is never refused and never diverges', () => {
  it.each([
    ['arrangement', arrangeWork, json],
    ['table/00000000-0000-4000-8000-000000000001', sheetWork, xml],
  ] as const)(
    '4.5 %s: two tabs, undo and redo, offline merges, reloads, duplicates and messages out of order, against Yjs alone',
    (name, work, read) => {
      const counts = sessions(name, work, read);
      if (process.env['WW_SEED']) return;
      expect(counts['sessions']).toBeGreaterThanOrEqual(LEAST);
      for (const what of ['undone', 'redone', 'offline or back', 'reloaded', 'delivered', 'frames'])
        expect(counts[what], what).toBeGreaterThan(LEAST / 8);
    },
    (SECONDS + 120) * 1000,
  );
});
