import { expect, test } from 'vitest';
import { Typeahead } from './Typeahead.ts';

const NOTES = ['River walks', 'Éducation', 'Riverbank planting', 'Save the eel', 'rivers for all'];

test('words typed lead to the row that begins with them, without case and accents', () => {
  const typeahead = new Typeahead();
  expect(typeahead.type('e', 0, NOTES, 0)).toBe(1);
  expect(typeahead.type('d', 100, NOTES, 1), 'the word goes on and its row stays').toBe(1);
  expect(typeahead.type('s', 2000, NOTES, 1), 'after a pause a new word begins').toBe(3);
  expect(typeahead.type('x', 4000, NOTES, 3)).toBe(-1);
  expect(typeahead.isTyping(4001), 'what leads nowhere is no word').toBe(false);
});

test('one letter again and again goes through all that begin with it, around the end', () => {
  const typeahead = new Typeahead();
  const passed = [0, 1, 2, 3].reduce<number[]>(
    (rows, turn) => [...rows, typeahead.type('r', turn * 100, NOTES, rows.at(-1) ?? -1)],
    [],
  );
  expect(passed).toEqual([0, 2, 4, 0]);
});

test('a word is told from others by its next letters', () => {
  const typeahead = new Typeahead();
  const at = [...'riverb'].reduce(
    (row, letter, index) => typeahead.type(letter, index * 100, NOTES, row),
    -1,
  );
  expect(at).toBe(2);
  expect(typeahead.isTyping(1200)).toBe(true);
  expect(typeahead.isTyping(1201)).toBe(false);
});
