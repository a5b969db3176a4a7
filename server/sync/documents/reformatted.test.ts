import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { SeededRandom } from '../../seededRandom.ts';
import { applyInSteps } from './applyInSteps.ts';
import { splitUpdate } from './gate/splitUpdate.ts';

const LINES = 40;

/** A sheet, and what a page that was offline did to it: words made bold or plain over and over. */
function reformatted(seed: number, edits: number): { before: Uint8Array; update: Uint8Array } {
  const random = new SeededRandom(seed);
  const before = new Y.Doc();
  before.clientID = 100 + seed;
  const lines = Array.from({ length: LINES }, (_, index) => {
    const line = new Y.XmlElement('paragraph');
    line.insert(0, [new Y.XmlText(`some words to mark ${index}`)]);
    return line;
  });
  before.getXmlFragment('sheet').push(lines);
  const page = new Y.Doc();
  page.clientID = 9_000 + seed;
  Y.applyUpdate(page, Y.encodeStateAsUpdate(before));
  const updates: Uint8Array[] = [];
  page.on('update', (update: Uint8Array) => updates.push(update));
  for (let edit = 0; edit < edits; edit += 1) {
    const text = page.getXmlFragment('sheet').get(random.below(LINES)) as Y.XmlElement;
    const words = text.get(0) as Y.XmlText;
    const mark = random.pick(['bold', 'italic']);
    words.format(random.below(10), 1 + random.below(8), { [mark]: random.pick([true, null]) });
    if (random.below(3) === 0) words.insert(random.below(9), 'some more text that is long');
  }
  return { before: Y.encodeStateAsUpdate(before), update: Y.mergeUpdates(updates) };
}

const sheetOf = (before: Uint8Array): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, before);
  return doc;
};
const wordsOf = (doc: Y.Doc): string => JSON.stringify(doc.getXmlFragment('sheet').toJSON());
const SEEDS = Array.from({ length: 16 }, (_, index) => index + 1);

it('marks come back from the log as they were, however long the update is', async () => {
  for (const seed of SEEDS) {
    const { before, update } = reformatted(seed, 700);
    expect(update.length).toBeGreaterThan(16 * 1024);
    const [whole, steps] = [sheetOf(before), sheetOf(before)];
    Y.applyUpdate(whole, update);
    await applyInSteps(steps, update, () => undefined);
    expect(wordsOf(steps), `seed ${seed}`).toBe(wordsOf(whole));
  }
});

it('marks that somebody changed offline arrive as she sees them', () => {
  for (const seed of SEEDS) {
    const { before, update } = reformatted(seed, 700);
    const whole = sheetOf(before);
    Y.applyUpdate(whole, update);
    // The page back online sends it all again as one update, with marks over marks of the sheet.
    const page = sheetOf(Y.encodeStateAsUpdate(whole));
    const state = Y.encodeStateVector(page);
    page.clientID = 20_000 + seed;
    page.transact(() => {
      for (let line = 0; line < LINES; line += 1) {
        const words = (page.getXmlFragment('sheet').get(line) as Y.XmlElement).get(0) as Y.XmlText;
        for (let at = 0; at < 16; at += 1)
          words.format(at, 1, { bold: (at + seed) % 2 ? true : null });
      }
    });
    const back = Y.encodeStateAsUpdate(page, state);
    const parted = sheetOf(Y.encodeStateAsUpdate(whole));
    for (const part of splitUpdate(back, parted, { structs: 200, deleted: 50 }))
      Y.applyUpdate(parted, part);
    const atOnce = sheetOf(Y.encodeStateAsUpdate(whole));
    Y.applyUpdate(atOnce, back);
    expect(wordsOf(parted), `seed ${seed}`).toBe(wordsOf(atOnce));
  }
});
