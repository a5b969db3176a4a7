import { afterEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { sheetRoot } from '../../../../shared/documents/sheet.ts';
import { LIMITS } from '../../../../shared/model/limits.ts';
import { SeededRandom } from '../../../seededRandom.ts';
import { GatedRoom, type Tab } from './gatedRoom.ts';
import { placingWeight } from './placingWork.ts';
import { splitUpdate } from './splitUpdate.ts';
import { TrialCopy } from './trialCopy.ts';
import { readParts } from './updateParts.ts';

/*
 * How much is done between two turns that others have, counted in structs that are placed (10 µs
 * each in a short document): a time would be another one on every machine.
 */

const SHEET = 'table/00000000-0000-4000-8000-000000000001';
/** Some 10 ms. */
const STEP = 1_000;

afterEach(() => vi.restoreAllMocks());

/** Every other letter, from the end, where Yjs finds its place at once. */
const everyOther = (letters: number, from = 0) =>
  Array.from({ length: letters }, (_, at) => ({
    retain: 1,
    ...(at >= from && at % 2 ? { attributes: { bold: true } } : {}),
  }));

/** A sheet of one long line, every other letter bold up to a place; and a page of Ana's. */
function sheet(letters: number, bold = 0): { room: GatedRoom; ana: Tab; words: Y.XmlText } {
  const doc = new Y.Doc();
  doc.clientID = 77;
  const line = new Y.XmlElement('paragraph');
  line.insert(0, [new Y.XmlText('some words '.repeat(letters).slice(0, letters))]);
  sheetRoot(doc).push([line]);
  textOf(doc).applyDelta(everyOther(bold));
  const stored = { owners: new Map([[77, 'fay']]), updates: [Y.encodeStateAsUpdate(doc)] };
  const room = new GatedRoom(SHEET, new SeededRandom(3), stored);
  const ana = room.open('ana');
  room.settle();
  return { room, ana, words: textOf(ana.doc) };
}

const textOf = (doc: Y.Doc): Y.XmlText =>
  (sheetRoot(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;

/** Takes what this page has to send as the tick does, and tells the work of each step. */
function takenInSteps(room: GatedRoom, tab: Tab): { steps: number[]; joined: (string | null)[] } {
  const steps: number[] = [];
  let work = 0;
  const hear = (update: Uint8Array): void => {
    const { structs, deletes } = readParts(update);
    const counts = [...structs.values(), ...deletes.values()].map(({ length }) => length);
    work += counts.reduce((sum, count) => sum + count, 0) * placingWeight(room.live.doc);
  };
  room.live.doc.on('update', hear);
  const sent = tab.outbox
    .splice(0)
    .flatMap((update) => room.parted(update).map((part) => ({ ...part, personId: tab.person })));
  const taking = room.gate.takeInTurns(sent, room.live);
  for (let isOver = false; !isOver;) {
    isOver = taking.next().done === true;
    steps.push(work);
    work = 0;
  }
  room.live.doc.off('update', hear);
  return { steps, joined: sent.map(({ joined }) => joined ?? null) };
}

it('every other letter made bold comes in short steps that belong together', () => {
  const { room, ana, words } = sheet(6_000);
  room.atOnce = undefined;
  words.applyDelta(everyOther(6_000));
  const { steps, joined } = takenInSteps(room, ana);
  expect(Math.max(...steps)).toBeLessThanOrEqual(STEP);
  expect(steps.reduce((sum, step) => sum + step, 0)).toBeGreaterThan(4 * STEP);
  expect(joined.slice(0, -1).every((each) => each === 'more')).toBe(true);
  expect(joined.at(-1)).toBe('last');
  expect(sheetRoot(room.live.doc).toString()).toBe(sheetRoot(ana.doc).toString());
});

it('in a sheet of many pieces the steps are shorter, and so are batches', () => {
  const { room, ana, words } = sheet(16_000, 14_000);
  expect(placingWeight(room.live.doc)).toBeGreaterThan(3);
  room.atOnce = undefined;
  words.applyDelta(everyOther(16_000, 14_000));
  expect(Math.max(...takenInSteps(room, ana).steps)).toBeLessThanOrEqual(STEP);
  for (let at = 0; at < 100; at += 1) words.insert(100 * at, 'x');
  expect(ana.outbox.length).toBe(100);
  const { steps } = takenInSteps(room, ana);
  expect(steps.filter((step) => step > 0).length).toBeGreaterThan(3);
  expect(sheetRoot(room.live.doc).toString()).toBe(sheetRoot(ana.doc).toString());
});

it('more pieces than a sheet is kept in are refused without a new copy to try them on', () => {
  const { room, words } = sheet(20_200, 19_900);
  const renewed = vi.spyOn(TrialCopy.prototype, 'renew');
  words.applyDelta(everyOther(20_200, 19_900));
  room.settle();
  expect(room.refusals[0]?.code).toBe('text-too-long');
  expect(renewed).not.toHaveBeenCalled();
  // Who takes words away is not refused.
  const before = words.length;
  words.delete(0, 50);
  room.refusals.length = 0;
  room.settle();
  expect(room.refusals).toEqual([]);
  expect(textOf(room.live.doc).length).toBe(before - 50);
});

it('words that were written apart from many pieces are placed a few at a time', () => {
  const { room, ana, words } = sheet(0);
  const bo = room.open('bo', { clientId: 4_000_000_000 });
  room.settle();
  bo.disconnect();
  words.insert(0, 'x'.repeat(6_000));
  words.applyDelta(everyOther(6_000));
  room.settle();
  const text = textOf(bo.doc);
  bo.doc.transact(() => {
    for (let letter = 0; letter < 60; letter += 1) text.insert(0, 'y');
  });
  const renewed = vi.spyOn(TrialCopy.prototype, 'renew');
  const placed: number[] = [];
  room.live.doc.on('update', (update: Uint8Array) =>
    placed.push([...readParts(update).structs.values()].flat().length),
  );
  room.settle();
  // 12,000 pieces are searched for each letter.
  expect(placed.length).toBeGreaterThan(20);
  expect(room.refusals).toEqual([]);
  expect(renewed).not.toHaveBeenCalled();
  for (const { doc } of [ana, bo])
    expect(sheetRoot(doc).toString()).toBe(sheetRoot(room.live.doc).toString());
});

it('after a trial that failed the copy of a full wall is made anew in steps', () => {
  const room = new GatedRoom('arrangement', new SeededRandom(4));
  const ana = room.open('ana');
  const [placements, clusters] = [ana.doc.getMap('placements'), ana.doc.getMap('clusters')];
  for (let from = 0; from < 8_000; from += 1_000) {
    ana.doc.transact(() => {
      for (let at = from; at < from + 1_000; at += 1)
        placements.set(`note-${at}`, { pos: [at, at] });
    });
    room.settle();
  }
  const renewed = vi.spyOn(TrialCopy.prototype, 'renew');
  ana.doc.transact(() => {
    for (let at = 0; at <= LIMITS.clustersPerPerson; at += 1)
      clusters.set(
        `group-${at}`,
        new Y.Map<unknown>(Object.entries({ name: 'Water', color: 'yellow', pos: [0, 0] })),
      );
  });
  const sent = ana.outbox.splice(0).map((update) => ({ update, personId: 'ana' }));
  const taking = room.gate.takeInTurns(sent, room.live);
  let steps = 0;
  let step = taking.next();
  for (; !step.done; step = taking.next()) steps += 1;
  expect(step.value[0]).toMatchObject({ refused: 'too-many-groups' });
  expect(renewed).toHaveBeenCalled();
  expect(steps).toBeGreaterThan(8);
  placements.set('note-1', { pos: [5, 5] });
  room.settle();
  expect(room.live.doc.getMap('placements').get('note-1')).toEqual({ pos: [5, 5] });
});

it('parts of what has marks are joined, also where it only takes marks away; others are not', () => {
  const { room, ana, words } = sheet(3_000);
  const atOnce = { structs: 50, deleted: 50 };
  words.applyDelta(everyOther(3_000));
  const [marked] = ana.outbox as [Uint8Array];
  expect(splitUpdate(marked, room.live.doc, atOnce).isJoined).toBe(true);
  room.settle();
  words.format(0, 3_000, { bold: null });
  const [plain] = ana.outbox as [Uint8Array];
  expect(splitUpdate(plain, room.live.doc, atOnce).isJoined).toBe(true);
  room.settle();
  sheetRoot(ana.doc).push(
    Array.from({ length: 200 }, () => {
      const line = new Y.XmlElement('paragraph');
      line.insert(0, [new Y.XmlText('line')]);
      return line;
    }),
  );
  const [lines] = ana.outbox as [Uint8Array];
  const { updates, isJoined } = splitUpdate(lines, room.live.doc, atOnce);
  expect([updates.length > 1, isJoined]).toEqual([true, false]);
});
