import { expect } from 'vitest';
import * as Y from 'yjs';
import {
  clustersRoot,
  placementsRoot,
  readCluster,
} from '../../../../shared/documents/arrangement.ts';
import { readSheet, seedSheet, sheetRoot } from '../../../../shared/documents/sheet.ts';
import { GatedRoom, type Tab } from './gatedRoom.ts';
import { SeededRandom } from '../../../seededRandom.ts';
import { writeParts, type Range, type Struct } from './updateParts.ts';

/** A word in everything that is refused: it must be nowhere afterwards. */
export const SECRET = 'Zq9-refused-words';

export const SHEET = 'table/00000000-0000-4000-8000-000000000001' as const;

export const cluster = (fields: Record<string, unknown> = {}) =>
  new Y.Map<unknown>(Object.entries({ name: 'Rivers', color: 'blue', pos: [1, 2], ...fields }));

export const paragraph = (text: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  return element;
};

export const placed = (doc: Y.Doc): string[] => [...placementsRoot(doc).keys()].toSorted();

export const id = Y.createID;

export const item = (
  at: Y.ID,
  content: Y.Item['content'],
  where: { origin?: Y.ID; rightOrigin?: Y.ID; parent?: Y.ID | string; sub?: string },
): Y.Item =>
  // Before it is placed, an item names a root parent by a string, which Yjs' types leave out.
  new Y.Item(
    at,
    null,
    where.origin ?? null,
    null,
    where.rightOrigin ?? null,
    (where.parent ?? null) as Y.ID | null,
    where.sub ?? null,
    content,
  );

export const craft = (structs: Struct[], deletes: [number, Range[]][] = []): Uint8Array => {
  const byClient = new Map<number, Struct[]>();
  for (const struct of structs)
    byClient.set(struct.id.client, [...(byClient.get(struct.id.client) ?? []), struct]);
  return writeParts({ structs: byClient, deletes: new Map(deletes) }) ?? new Uint8Array([0, 0]);
};

export const any = (value: unknown): Y.ContentAny => new Y.ContentAny([value]);

/** The room of the test that runs: `wall` and `sheet` open it. */
export let room: GatedRoom;

/** The same sheet as the server has it after a restart. */
export function restartSheet(): void {
  const owners = new Map(room.tabs.map(({ doc, person }) => [doc.clientID, person] as const));
  const updates = room.frames.slice();
  room.destroy();
  room = new GatedRoom(SHEET, new SeededRandom(8), { owners, updates });
}

/** Called after each test. */
export function endRoom(): void {
  // After every test: the server's document and its log are the same, have nothing that was
  // refused, and everybody else sees the same.
  const stored = Buffer.concat([room.live.encode(), ...room.frames]).toString('latin1');
  expect(stored).not.toContain(SECRET);
  expect([...room.live.doc.share.keys()].toSorted()).toEqual(
    room.live.name === 'arrangement' ? ['clusters', 'placements'] : ['sheet', 'table'],
  );
  const replayed = new Y.Doc();
  for (const frame of room.frames) Y.applyUpdate(replayed, frame);
  expect(Y.encodeStateVector(replayed)).toEqual(Y.encodeStateVector(room.live.doc));
  expect(room.live.doc.store.pendingStructs).toBeNull();
  room.destroy();
}

/** Ana's wall with one placement and one group; Mal is a volunteer as well. */
export function wall(): { ana: Tab; mal: Tab } {
  room = new GatedRoom('arrangement', new SeededRandom(7));
  const ana = room.open('ana');
  placementsRoot(ana.doc).set('kept', { pos: [1, 1] });
  clustersRoot(ana.doc).set('rivers', cluster());
  room.settle();
  const mal = room.open('mal');
  room.settle();
  expect(room.refusals).toEqual([]);
  return { ana, mal };
}

/** A sheet with a question, Ana's answer, and Mal at the same table. */
export function sheet(): { ana: Tab; mal: Tab; text: Y.XmlText } {
  room = new GatedRoom(SHEET, new SeededRandom(7));
  room.gate.writeOwn(room.live, (doc) => {
    seedSheet(doc, ['Why?'], 'server');
    doc.getMap('table').set('again', 'yes');
  });
  const first = room.live.takeTick();
  if (first) room.frames.push(first);
  const ana = room.open('ana');
  sheetRoot(ana.doc).push([paragraph('Because of the river')]);
  room.settle();
  const mal = room.open('mal');
  room.settle();
  expect(room.refusals).toEqual([]);
  const text = (sheetRoot(mal.doc).get(2) as Y.XmlElement).get(0) as Y.XmlText;
  return { ana, mal, text };
}

export const codes = (): string[] => room.refusals.map(({ code }) => code);

export const words = (doc: Y.Doc): string => JSON.stringify(readSheet(doc));

/** Both can go on: each receives what the other writes next, and nothing is lost. */
export function allGoOn(ana: Tab, mal: Tab): void {
  const before = room.refusals.length;
  room.settle();
  if (room.live.name === 'arrangement') {
    placementsRoot(mal.doc).set('mal-later', { pos: [5, 5] });
    placementsRoot(ana.doc).set('ana-later', { pos: [6, 6] });
    room.settle();
    expect(placed(room.live.doc)).toEqual(
      expect.arrayContaining(['ana-later', 'kept', 'mal-later']),
    );
    expect(readCluster(room.live.doc, 'rivers')).toMatchObject({ name: 'Rivers', color: 'blue' });
    expect(ana.doc.toJSON()).toEqual(room.live.doc.toJSON());
  } else {
    sheetRoot(mal.doc).push([paragraph('Mal later')]);
    sheetRoot(ana.doc).push([paragraph('Ana later')]);
    room.settle();
    for (const text of ['Why?', 'Because of the river', 'Mal later', 'Ana later'])
      expect(words(room.live.doc)).toContain(text);
    expect(sheetRoot(ana.doc).toString()).toBe(sheetRoot(room.live.doc).toString());
    expect(room.live.doc.getMap('table').toJSON()).toEqual({ again: 'yes' });
  }
  expect(room.refusals.slice(before)).toEqual([]);
}
