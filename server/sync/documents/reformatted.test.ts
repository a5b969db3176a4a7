import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { SeededRandom } from '../../seededRandom.ts';
import { applyInSteps } from './applyInSteps.ts';
import { GatedRoom } from './gate/gatedRoom.ts';

const SHEET = 'table/00000000-0000-4000-8000-000000000001';
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
    let count = 0;
    await applyInSteps(steps, update, () => void (count += 1));
    expect(count).toBeGreaterThan(1);
    expect(wordsOf(steps), `seed ${seed}`).toBe(wordsOf(whole));
  }
});

/** What a page did to marks while it was offline, on a sheet that had some before. */
const OFFLINE: Record<string, (words: Y.XmlText, seed: number) => void> = {
  'one letter after the other': (words, seed) => {
    for (let at = 0; at < 16; at += 1) words.format(at, 1, { bold: (at + seed) % 2 ? true : null });
  },
  'all at once': (words) => words.format(0, words.length, { bold: true }),
  'all plain': (words) => words.format(0, words.length, { bold: null, italic: null }),
  'only a few within': (words, seed) => words.format(3 + (seed % 5), 4, { bold: null }),
  'and wrote among them': (words, seed) => {
    words.insert(seed % 9, 'new', { italic: true });
    words.delete(12, 3);
    words.format(2, 9, { italic: null });
  },
};

it.each(Object.entries(OFFLINE))(
  'marks that somebody changed offline arrive as she sees them: %s',
  (_how, change) => {
    for (const seed of SEEDS.slice(0, 4)) {
      const { before, update } = reformatted(seed, 300);
      const whole = sheetOf(before);
      Y.applyUpdate(whole, update);
      const stored = [Y.encodeStateAsUpdate(whole)];
      const owners = new Map([...whole.store.clients.keys()].map((client) => [client, 'ana']));
      const room = new GatedRoom(SHEET, new SeededRandom(seed), { owners, updates: stored });
      room.atOnce = { structs: 17, deleted: 5 };
      const [ana, bo] = [room.open('ana'), room.open('bo')];
      room.settle();
      ana.disconnect();
      ana.doc.transact(() => {
        for (let line = 0; line < LINES; line += 1) {
          const words = (ana.doc.getXmlFragment('sheet').get(line) as Y.XmlElement).get(0);
          change(words as Y.XmlText, seed);
        }
      });
      const seen = wordsOf(ana.doc);
      const takes = vi.spyOn(room.gate, 'takeInTurns');
      room.settle();
      expect(takes.mock.calls[0]?.[0].length, `seed ${seed}: parts`).toBeGreaterThan(2);
      for (const doc of [room.live.doc, bo.doc, ana.doc])
        expect(wordsOf(doc), `seed ${seed}`).toBe(seen);
      expect(room.refusals).toEqual([]);
      room.destroy();
    }
  },
);
