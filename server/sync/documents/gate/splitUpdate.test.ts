import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sheetRoot } from '../../../../shared/documents/sheet.ts';
import { SeededRandom } from '../../../seededRandom.ts';
import { GatedRoom } from './gatedRoom.ts';
import { splitUpdate } from './splitUpdate.ts';
import { readParts, writeParts } from './updateParts.ts';

const SHEET = 'table/00000000-0000-4000-8000-000000000001';

const paragraph = (words: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
};
const lines = (count: number): Y.XmlElement[] =>
  Array.from({ length: count }, (_, index) => paragraph(`line ${index}`));

/** Work on a sheet under other client ids, as a page has them that was closed and opened again while it was offline. */
const as = (doc: Y.Doc, clientId: number, edit: (root: Y.XmlFragment) => void): void => {
  doc.clientID = clientId;
  doc.transact(() => edit(sheetRoot(doc)));
};

/** What `edit` adds to a copy of `before`. */
function updateOf(before: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(before));
  const state = Y.encodeStateVector(doc);
  edit(doc);
  return Y.encodeStateAsUpdate(doc, state);
}

const structsIn = (update: Uint8Array): number =>
  [...readParts(update).structs.values()].reduce((sum, { length }) => sum + length, 0);

function page(count: number): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => sheetRoot(doc).push(lines(count)));
  return doc;
}

describe('a long update', () => {
  it.each<[string, number, (doc: Y.Doc) => void]>([
    ['four thousand pasted lines', 12, (doc) => sheetRoot(doc).push(lines(4_000))],
    ['lines pasted in the middle', 9, (doc) => sheetRoot(doc).insert(700, lines(3_000))],
    ['everything deleted', 16, (doc) => sheetRoot(doc).delete(0, 1_400)],
    [
      'everything replaced',
      20,
      (doc) => {
        sheetRoot(doc).delete(0, 1_400);
        sheetRoot(doc).push(lines(2_000));
        sheetRoot(doc).delete(500, 900);
      },
    ],
    [
      'everything deleted by one of two that one page was',
      16,
      (doc) => {
        as(doc, 1, (root) => root.push(lines(2)));
        as(doc, 2, (root) => {
          root.push(lines(2));
          root.delete(0, 1_400);
        });
      },
    ],
    [
      'pages that build on each other both ways, and then delete half',
      8,
      (doc) => {
        for (let round = 0; round < 5; round += 1)
          for (const client of [7, 5, 9])
            as(doc, client, (root) => root.insert(700 + 37 * round, lines(100)));
        as(doc, 5, (root) => root.delete(300, 1_200));
      },
    ],
  ])('%s: comes in steps that say the same together', (_what, least, edit) => {
    const before = page(1_400);
    const update = updateOf(before, edit);
    const [whole, stepwise] = [new Y.Doc(), new Y.Doc()];
    for (const doc of [whole, stepwise]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(before));
    Y.applyUpdate(whole, update);
    const parts = splitUpdate(update, before).updates;
    expect(parts.length).toBeGreaterThanOrEqual(least);
    for (const part of parts) {
      expect(structsIn(part)).toBeLessThanOrEqual(1_000);
      Y.applyUpdate(stepwise, part);
      // Each builds on the ones before it and nothing else.
      expect(stepwise.store.pendingStructs).toBeNull();
      expect(stepwise.store.pendingDs).toBeNull();
    }
    expect(Y.equalSnapshots(Y.snapshot(stepwise), Y.snapshot(whole))).toBe(true);
    expect(sheetRoot(stepwise).toJSON()).toBe(sheetRoot(whole).toJSON());
  });

  it('a short one, what was said before and what is no update stay as they are', () => {
    const before = page(1_400);
    const short = updateOf(before, (doc) => {
      sheetRoot(doc).delete(0, 80);
      sheetRoot(doc).push(lines(300));
    });
    const deleted = updateOf(before, (doc) => sheetRoot(doc).delete(0, 1_400));
    expect(splitUpdate(deleted, before).updates.length).toBeGreaterThan(1);
    const after = page(0);
    Y.applyUpdate(after, Y.encodeStateAsUpdate(before));
    Y.applyUpdate(after, deleted);
    expect(splitUpdate(deleted, after).updates).toEqual([deleted]);
    for (const update of [short, Uint8Array.of(1, 2, 3)])
      expect(splitUpdate(update, before).updates).toEqual([update]);
  });

  it('of which something is missing, or waits for itself, is asked for again', () => {
    const before = page(10);
    const known = before.clientID;
    // A circle between two clients, and a deletion of what nobody has.
    const beside = (client: number, clock: number, origin: Y.ID | null): Y.Item =>
      new Y.Item(
        Y.createID(client, clock),
        null,
        origin,
        null,
        null,
        null,
        null,
        new Y.ContentType(new Y.XmlElement('paragraph')),
      );
    const many = (client: number, other: number): Y.Item[] =>
      Array.from({ length: 700 }, (_, at) =>
        beside(client, at, at === 0 ? Y.createID(other, 600) : Y.createID(client, at - 1)),
      );
    const circle = writeParts({
      structs: new Map([
        [1, many(1, 2)],
        [2, many(2, 1)],
      ]),
      deletes: new Map([[known, [{ from: 0, to: 5 }]]]),
    }) as Uint8Array;
    const parts = splitUpdate(circle, before).updates;
    expect(parts.reduce((sum, part) => sum + structsIn(part), 0)).toBe(1_400);
    const unseen = updateOf(before, (doc) => as(doc, 1, (root) => root.push(lines(1_100))));
    const { structs } = readParts(unseen);
    const later = [{ from: 90_000, to: 90_001 }];
    const more = writeParts({ structs, deletes: new Map([[1, later]]) }) as Uint8Array;
    expect(
      splitUpdate(more, before).updates.map((part) => readParts(part).deletes.get(1)),
    ).toContainEqual(later);
  });
});

describe('4.6a thousands of lines', () => {
  it.each([
    ['at the end', (doc: Y.Doc) => sheetRoot(doc).push(lines(3_000))],
    ['before what was there', (doc: Y.Doc) => sheetRoot(doc).insert(0, lines(3_000))],
  ])('pasted %s are taken: each stands where its author saw it', (_where, edit) => {
    const room = new GatedRoom(SHEET, new SeededRandom(1));
    const ana = room.open('ana');
    sheetRoot(ana.doc).push([paragraph('first')]);
    room.settle();
    ana.doc.transact(() => edit(ana.doc));
    room.settle();
    expect(room.refusals).toEqual([]);
    expect(sheetRoot(room.live.doc).length).toBe(3_001);
  });
});
