import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DocumentName } from '../../../../shared/access/rights.ts';
import {
  clustersRoot,
  placementsRoot,
  readCluster,
} from '../../../../shared/documents/arrangement.ts';
import { seedSheet, sheetRoot } from '../../../../shared/documents/sheet.ts';
import { isPlacement } from '../../../../shared/model/arrangement.ts';
import { arrangementShape } from './arrangementShape.ts';
import type { ChangedTypes } from './documentShape.ts';
import { SHEET_SHAPE } from './sheetShape.ts';
import { GatedRoom } from './gatedRoom.ts';
import { hostileUpdate } from './hostileBytes.ts';
import { arrangeWork, sheetWork, type LegalWork } from './legalWork.ts';
import { SeededRandom } from '../../../seededRandom.ts';

/** Seconds for each of the two documents; WW_SEED replays one attack. */
const SECONDS = process.env['WW_LONG'] ? 300 : 4;
const LEAST = process.env['WW_LONG'] ? 2_000 : 50;
/** In the test command the same attacks on every machine, and no more on a fast one. */
const MOST = process.env['WW_LONG'] ? Number.POSITIVE_INFINITY : 250;
const UPDATES = 40;
const FIRST_SEED = Number(process.env['WW_SEED'] ?? 40_261_122);
/** No single update may keep the processor from everybody else for so long. */
const MOST_MS = 1_000;

type Counts = Record<string, number>;

/** The whole document is in shape, not only what changed last. */
function checkWhole(name: DocumentName, doc: Y.Doc, seed: number): void {
  const changed = new Map() as ChangedTypes;
  const all = (type: unknown, keys: Iterable<string | null>): unknown =>
    changed.set(type as Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>, new Set(keys));
  if (name === 'arrangement') {
    all(placementsRoot(doc), placementsRoot(doc).keys());
    all(clustersRoot(doc), clustersRoot(doc).keys());
    expect(
      arrangementShape({ knowsNote: () => true, isFacilitator: () => false }).check(doc, changed),
      `WW_SEED=${seed}`,
    ).toBeNull();
    for (const placement of placementsRoot(doc).values())
      expect(isPlacement(placement), `WW_SEED=${seed}`).toBe(true);
  } else {
    all(sheetRoot(doc), [null]);
    expect(SHEET_SHAPE.check(doc, changed), `WW_SEED=${seed}`).toBeNull();
    expect(doc.getMap('table').toJSON(), `WW_SEED=${seed}`).toEqual({ again: 'yes' });
  }
}

const read = (name: DocumentName, doc: Y.Doc): string =>
  name === 'arrangement' ? canonical(doc) : sheetRoot(doc).toString();
const canonical = (doc: Y.Doc): string =>
  JSON.stringify(
    [clustersRoot(doc), placementsRoot(doc)].map((map) =>
      [...map.keys()].toSorted().map((key) => {
        const value = map.get(key);
        return [
          key,
          value instanceof Y.Map
            ? [...value.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1))
            : value,
        ];
      }),
    ),
  );

/** A member who sends what she likes, beside two who work as people do. */
function attack(seed: number, name: DocumentName, work: LegalWork, counts: Counts): void {
  const chance = new SeededRandom(seed);
  const room = new GatedRoom(name, chance);
  if (name !== 'arrangement') {
    room.gate.writeOwn(room.live, (doc) => {
      seedSheet(doc, ['Why?', 'How?'], 'server');
      doc.getMap('table').set('again', 'yes');
    });
    room.frames.push(room.live.takeTick() as Uint8Array);
  }
  const [ana, ben] = [room.open('ana'), room.open('ben')];
  // Their presence is seen from the start, and so are their client ids.
  for (const tab of [ana, ben]) room.ids.reserve(tab.doc.clientID, tab.person);
  for (let step = 0; step < 12; step += 1) work(chance.pick([ana, ben]).doc, chance);
  room.settle();
  if (name === 'arrangement') {
    clustersRoot(ana.doc).set(
      'whole',
      new Y.Map<unknown>([
        ['name', 'Whole'],
        ['color', 'blue'],
        ['pos', [1, 1]],
      ]),
    );
    room.settle();
  }
  const mal = room.open('mal');
  const real: Uint8Array[] = [];
  mal.doc.on('update', (update: Uint8Array) => real.push(update));
  for (let step = 0; step < 12; step += 1) work(mal.doc, chance);
  real.push(Y.encodeStateAsUpdate(mal.doc), room.live.encode());
  mal.disconnect();
  room.tabs.splice(room.tabs.indexOf(mal), 1);
  const clients = [
    mal.doc.clientID,
    mal.doc.clientID + 1,
    ana.doc.clientID,
    ben.doc.clientID,
    room.live.doc.clientID,
  ];
  for (let times = 0; times < UPDATES; times += 1) {
    const known = new Map(
      clients.map((client) => [client, Y.getState(room.live.doc.store, client)]),
    );
    const update = hostileUpdate(real, known, chance);
    const start = process.cpuUsage();
    const outcome = room.gate.take(update, 'mal', room.live);
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1000;
    counts['worst ms'] = Math.max(counts['worst ms'] ?? 0, Math.round(ms));
    expect(ms, `WW_SEED=${seed}`).toBeLessThan(MOST_MS);
    const what =
      outcome.kind === 'taken'
        ? outcome.refused === null
          ? 'taken whole'
          : 'taken in part'
        : outcome.kind;
    counts[what] = (counts[what] ?? 0) + 1;
    expect(room.live.doc.store.pendingStructs, `WW_SEED=${seed}`).toBeNull();
    const frame = room.live.takeTick();
    if (frame) {
      room.frames.push(frame);
      for (const tab of [ana, ben]) tab.inbox.push(frame);
    }
    for (const victim of [ana.doc.clientID, ben.doc.clientID]) {
      const victims = victim === ana.doc.clientID ? ana : ben;
      expect(
        Y.getState(room.live.doc.store, victim),
        `WW_SEED=${seed}: written under another's id`,
      ).toBeLessThanOrEqual(Y.getState(victims.doc.store, victim));
    }
    if (chance.next() < 0.2) work(chance.pick([ana, ben]).doc, chance);
    if (chance.next() < 0.2) for (const tab of [ana, ben]) tab.deliver(chance);
  }
  room.settle();
  expect(
    room.refusals.map(({ tab, code }) => [tab.person, code]),
    `WW_SEED=${seed}: somebody else was refused`,
  ).toEqual([]);
  checkWhole(name, room.live.doc, seed);
  if (name === 'arrangement')
    expect(
      readCluster(room.live.doc, 'whole'),
      `WW_SEED=${seed}: a whole group is gone`,
    ).toBeDefined();
  const seen = read(name, room.live.doc);
  for (const tab of [ana, ben])
    expect(read(name, tab.doc), `WW_SEED=${seed}: ${tab.person} sees something else`).toBe(seen);
  const replayed = new Y.Doc();
  for (const frame of room.frames) Y.applyUpdate(replayed, frame);
  expect(read(name, replayed), `WW_SEED=${seed}: the log says something else`).toBe(seen);
  // The attacker's own page, loaded again, works.
  const again = room.open('mal');
  work(again.doc, chance);
  room.settle();
  expect(room.refusals, `WW_SEED=${seed}: refused after a reload`).toEqual([]);
  counts['attacks'] = (counts['attacks'] ?? 0) + 1;
  mal.doc.destroy();
  room.destroy();
}

describe('4.5, T5 random and mutated bytes: no crash, no hang, nothing forbidden happens', () => {
  it.each([
    ['arrangement', arrangeWork],
    ['table/00000000-0000-4000-8000-000000000001', sheetWork],
  ] as const)(
    '4.5, T5 %s',
    (name, work) => {
      const counts: Counts = { attacks: 0 };
      const end = Date.now() + SECONDS * 1000;
      for (
        let seed = FIRST_SEED;
        (Date.now() < end && seed < FIRST_SEED + MOST) || (counts['attacks'] ?? 0) < LEAST;
        seed += 1
      ) {
        attack(seed, name, work, counts);
        if (process.env['WW_SEED']) return;
      }
      process.stdout.write(
        `hostile bytes on ${name}: seeds from ${FIRST_SEED}, ${UPDATES} updates each ${JSON.stringify(counts)}\n`,
      );
      for (const what of ['taken whole', 'taken in part', 'refused', 'ask-again'])
        expect(counts[what], what).toBeGreaterThan(LEAST / 2);
    },
    (SECONDS + 120) * 1000,
  );

  it('4.5 seed 40261784: an item at the very start beside one that was written elsewhere, on which copies would disagree for good', () => {
    const counts: Counts = { attacks: 0 };
    attack(40_261_784, 'table/00000000-0000-4000-8000-000000000001', sheetWork, counts);
    expect(counts['attacks']).toBe(1);
  });

  it('4.5 seed 40262399: neighbours of one piece of text, the wrong way round, after which others’ work was refused', () => {
    const counts: Counts = { attacks: 0 };
    attack(40_262_399, 'table/00000000-0000-4000-8000-000000000001', sheetWork, counts);
    expect(counts['attacks']).toBe(1);
  });
});
