import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sheetRoot } from '../../../../shared/documents/sheet.ts';
import { SeededRandom } from '../../simulation/seededRandom.ts';
import { GatedRoom } from './gatedRoom.ts';
import { splitUpdate } from './splitUpdate.ts';
import { readParts } from './updateParts.ts';

const SHEET = 'table/00000000-0000-4000-8000-000000000001';

const paragraph = (words: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
};
const lines = (count: number): Y.XmlElement[] =>
  Array.from({ length: count }, (_, index) => paragraph(`line ${index}`));

/** What `edit` adds to a copy of `before`. */
function updateOf(before: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(before));
  const state = Y.encodeStateVector(doc);
  doc.transact(() => edit(doc));
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
  ])('%s: comes in steps that say the same together', (_what, least, edit) => {
    const before = page(1_400);
    const update = updateOf(before, edit);
    const [whole, stepwise] = [new Y.Doc(), new Y.Doc()];
    for (const doc of [whole, stepwise]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(before));
    Y.applyUpdate(whole, update);
    const parts = splitUpdate(update, before);
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

  it('a short one, several clients’ and what is no update stay as they are', () => {
    const before = page(1_400);
    const short = updateOf(before, (doc) => {
      sheetRoot(doc).delete(0, 80);
      sheetRoot(doc).push(lines(300));
    });
    const [ana, ben] = [page(900), page(900)];
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben));
    for (const update of [short, Y.encodeStateAsUpdate(ana), Uint8Array.of(1, 2, 3)])
      expect(splitUpdate(update, before)).toEqual([update]);
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
