import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isNote, notesRoot, readNotes } from './readNotes.ts';

const WHOLE = { text: 'Words', color: 'blue', at: 1, seq: 0 };

test.each<[string, object]>([
  ['a whole one', {}],
  ['one with a name and a question', { by: 'Ana', prompt: 0 }],
  ['one without a word', { text: '' }],
  ['one on a paper that only a newer server knows', { color: 'deep-violet' }],
  ['the last one there can be', { seq: Number.MAX_SAFE_INTEGER }],
  ['one that says more than this page knows', { likes: 3 }],
])('%s is a note', (_what, part) => expect(isNote({ ...WHOLE, ...part })).toBe(true));

test.each<[string, unknown]>([
  ['nothing', null],
  ['what is not there', undefined],
  ['text', 'Words'],
  ['a list', ['Words']],
  ['a map of its own', new Y.Map(Object.entries(WHOLE))],
  ['one whose words are a number', { ...WHOLE, text: 7 }],
  ['one whose words are a list', { ...WHOLE, text: ['Words'] }],
  ['one on no paper', { ...WHOLE, color: undefined }],
  ['one whose paper is a style', { ...WHOLE, color: 'red;x:y' }],
  ['one in no order', { ...WHOLE, seq: undefined }],
  ['one between two', { ...WHOLE, seq: 0.5 }],
  ['one beyond all numbers', { ...WHOLE, seq: 2 ** 53 }],
  ['one that is endless', { ...WHOLE, seq: Number.POSITIVE_INFINITY }],
  ['one that is no number', { ...WHOLE, seq: Number.NaN }],
  ['one whose number is in words', { ...WHOLE, seq: '1' }],
  ['one of no time', { ...WHOLE, at: '2026-01-01' }],
  ['one whose author is a number', { ...WHOLE, by: 7 }],
  ['one whose author is a list', { ...WHOLE, by: ['Ana'] }],
  ['one that answers a question in words', { ...WHOLE, prompt: 'first' }],
])('%s is none', (_what, value) => expect(isNote(value)).toBe(false));

test('notes are read by their ids; what is none, or has no id, takes no other with it', () => {
  const doc = new Y.Doc();
  for (const id of ['n1', '__proto__', 'constructor', 'a b', '']) notesRoot(doc).set(id, WHOLE);
  notesRoot(doc).set('n2', { ...WHOLE, text: null });
  notesRoot(doc).set('n3', { ...WHOLE, text: 'Other', seq: 1 });
  expect([...readNotes(doc)]).toEqual([
    ['n1', WHOLE],
    ['n3', { ...WHOLE, text: 'Other', seq: 1 }],
  ]);
  notesRoot(doc).delete('n1');
  expect([...readNotes(doc).keys()]).toEqual(['n3']);
  expect(readNotes(new Y.Doc()).size).toBe(0);
});
