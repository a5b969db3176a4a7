import { expect, it } from 'vitest';
import type { Writing } from './TablesState.ts';
import { readWriting, writtenAt, writtenSince } from './writing.ts';

const JOIN: Writing = { table: 't1', kind: 'join' };
const FIRST = 'gallery/rotation/0//';
const SECOND = 'gallery/rotation/1//';

it('closes a form that nobody touched when the meeting moves on, and keeps one with words', () => {
  const open = writtenAt(JOIN, FIRST);
  expect(readWriting(open)).toEqual(JOIN);
  expect(writtenSince(open, FIRST, () => false)).toBe(open);
  expect(writtenSince(open, SECOND, () => false)).toBeNull();
  const kept = writtenSince(open, SECOND, ({ table }) => table === 't1');
  expect(kept).toBe(writtenAt(JOIN, SECOND));
  // Emptied to be written anew, it stays for as long as the meeting does.
  expect(writtenSince(kept, SECOND, () => false)).toBe(kept);
});

it('reads what another version of the page kept', () => {
  expect(readWriting('t1/question')).toEqual({ table: 't1', kind: 'question' });
  expect(readWriting('t1/shout')).toBeNull();
  expect(writtenSince('t1/question', FIRST, () => true)).toBe(`t1/question/${FIRST}`);
  expect(writtenSince(null, FIRST, () => true)).toBeNull();
});
