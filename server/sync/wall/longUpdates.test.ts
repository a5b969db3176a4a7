import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { sheetRoot } from '../../../shared/documents/sheet.ts';
import type { UpdateJob } from './jobQueue.ts';
import { partsOf } from './longUpdates.ts';

const SHEET = 'table/00000000-0000-4000-8000-000000000001';

function sheetOf(lines: number): Y.Doc {
  const doc = new Y.Doc();
  sheetRoot(doc).push(
    Array.from({ length: lines }, (_, at) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(`line ${at}`)]);
      return paragraph;
    }),
  );
  return doc;
}

/** What `edit` says, as a job whose bytes are counted as they are read. */
function jobOf(document: string, doc: Y.Doc, edit: () => void) {
  const before = Y.encodeStateVector(doc);
  edit();
  const count = { reads: 0 };
  const update = new Proxy(Y.encodeStateAsUpdate(doc, before), {
    get(bytes, key) {
      if (typeof key === 'string' && /^[0-9]+$/.test(key)) count.reads += 1;
      return Reflect.get(bytes, key);
    },
  });
  const job = { kind: 'update', session: { document }, update, isAnswer: false };
  return { count, job: job as UpdateJob };
}

function split(document: string, lines: number, edit: (doc: Y.Doc) => void) {
  const [doc, live] = [sheetOf(lines), new Y.Doc()];
  Y.applyUpdate(live, Y.encodeStateAsUpdate(doc));
  const { job, count } = jobOf(document, doc, () => edit(doc));
  const parts = partsOf(job, { doc: live });
  return { parts: parts.length, reads: count.reads };
}

const letter = (doc: Y.Doc): void =>
  ((sheetRoot(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'x');

it('a letter that is typed is not read twice, unless the sheet is so full that it could be more', () => {
  expect(split(SHEET, 900, letter)).toEqual({ parts: 1, reads: 0 });
  expect(split('arrangement', 2_000, letter)).toEqual({ parts: 1, reads: 0 });
  const onFull = split(SHEET, 2_000, letter);
  expect(onFull.parts).toBe(1);
  expect(onFull.reads).toBeGreaterThan(0);
});

it('a few bytes that empty a full sheet are split, and so is a book', () => {
  expect(split(SHEET, 2_000, (doc) => sheetRoot(doc).delete(0, 2_000)).parts).toBeGreaterThan(10);
  expect(split(SHEET, 900, (doc) => sheetRoot(doc).delete(0, 900)).parts).toBe(1);
  const book = (doc: Y.Doc): void => Y.applyUpdate(doc, Y.encodeStateAsUpdate(sheetOf(2_000)));
  expect(split(SHEET, 0, book).parts).toBeGreaterThan(3);
});
