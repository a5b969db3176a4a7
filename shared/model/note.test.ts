import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readCluster } from '../documents/arrangement.ts';
import { readNotes } from '../documents/readNotes.ts';
import { readSheet, sheetRoot } from '../documents/sheet.ts';
import {
  isNoteColor,
  mayBePaper,
  NOTE_COLORS,
  paperOf,
  PAPERS,
  PLAIN_PAPER,
  scaledMark,
} from './note.ts';

describe('papers', () => {
  it('are told apart by word, token, colours and mark, and a mark is what every painter can paint', () => {
    const all = [...Object.values(PAPERS), PLAIN_PAPER];
    for (const key of ['token', 'light', 'dark', 'mark'] as const)
      expect(new Set(all.map((paper) => paper[key])).size).toBe(all.length);
    for (const { mark, light, dark, token } of all) {
      expect(mark).toMatch(/^(?:[MLCZ](?:-?[\d.]+(?: |(?=-|[MLCZ]|$)))*)+$/);
      for (const figure of mark.match(/-?[\d.]+/g) ?? [])
        expect(Math.abs(Number(figure))).toBeLessThanOrEqual(12);
      for (const color of [light, dark]) expect(color).toMatch(/^#[0-9a-f]{6}$/);
      expect(token).toMatch(/^[a-z]+$/);
    }
  });

  it('are scaled as paths', () => {
    expect(scaledMark('M-7 -7L7 -7L7 7.5Z', 0.5)).toBe('M-3.5 -3.5L3.5 -3.5L3.5 3.75Z');
  });

  it('2.6 are these, for whoever writes; whoever reads shows what is new as plain', () => {
    for (const color of NOTE_COLORS) expect(paperOf(color)).toBe(PAPERS[color]);
    for (const color of ['unheard-of', 'dark-green']) {
      expect([isNoteColor(color), mayBePaper(color), paperOf(color)]).toEqual([
        false,
        true,
        PLAIN_PAPER,
      ]);
    }
    for (const color of ['', 'Violet', '#ff0000', 'a'.repeat(40), 7, null, undefined, "x'"])
      expect([isNoteColor(color), mayBePaper(color)]).toEqual([false, false]);
    expect(paperOf('constructor')).toBe(PLAIN_PAPER);
  });
});

describe('a page older than the server', () => {
  it('4.7 still shows a note, a group and a quote on a paper that it does not know', () => {
    const doc = new Y.Doc();
    const id = '00000000-0000-4000-8000-000000000001';
    doc.getMap('notes').set(id, { text: 'Words', color: 'unheard-of', at: 1, seq: 0 });
    expect(readNotes(doc).get(id)).toMatchObject({ text: 'Words', color: 'unheard-of' });
    const group = { name: 'Rivers', color: 'unheard-of', pos: [0, 0] };
    doc.getMap('clusters').set('a', new Y.Map<unknown>(Object.entries(group)));
    expect(readCluster(doc, 'a')).toMatchObject({ name: 'Rivers' });
    const [block, words] = [new Y.XmlElement('paragraph'), new Y.XmlText()];
    sheetRoot(doc).insert(0, [block]);
    block.insert(0, [words]);
    words.insert(0, 'Quoted', { noteQuote: { color: 'unheard-of', note: id } });
    expect(readSheet(doc)).toMatchObject([{ text: [{ text: 'Quoted', note: 'unheard-of' }] }]);
  });
});
