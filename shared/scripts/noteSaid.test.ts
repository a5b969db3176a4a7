import { expect, test } from 'vitest';
import { ENGLISH } from '../../locales/englishWords.ts';
import { labelled, noteSaid } from './noteSaid.ts';

const reader = { words: ENGLISH, wall: 'en' };
const FORMS = [
  {
    step: null,
    perPerson: null,
    papers: [{ color: 'green' as const, means: 'New ideas' }, { color: 'blue' as const }],
    fields: [{ id: 'city', kind: 'line' as const, label: 'Where?' }],
  },
];

test('a note says what its paper stands for and its fields, by the form of the step it was posted in', () => {
  const note = { color: 'green' as const, fields: { city: 'Lagos' } };
  expect(noteSaid(reader, FORMS, note)).toEqual({
    means: 'New ideas',
    fields: [{ id: 'city', kind: 'line', label: 'Where?', said: 'Lagos' }],
  });
  // Of a form that nobody knows any more the words are still there, by their ids.
  expect(noteSaid(reader, FORMS, { ...note, step: 'gone' })).toEqual({
    means: '',
    fields: [{ id: 'city', label: 'city', said: 'Lagos' }],
  });
});

test('a thing that is no note says nothing', () => {
  expect(noteSaid(reader, FORMS, {})).toEqual({ means: '', fields: [] });
});

test('a question is not followed by a colon', () => {
  expect(labelled(ENGLISH, 'Where?', 'Lagos')).toBe('Where? Lagos');
  expect(labelled(ENGLISH, 'أين؟', 'Lagos')).toBe('أين؟ Lagos');
  expect(labelled(ENGLISH, 'City', 'Lagos')).toBe('City: Lagos');
});
