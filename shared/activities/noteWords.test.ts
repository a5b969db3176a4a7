import { expect, test } from 'vitest';
import { notesSoFar } from './noteWords.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

test.each([
  [
    { revealed: false, posting: 'open' },
    102,
    '102 notes lie here, unseen until the facilitator shows them to everyone.',
  ],
  [
    { revealed: false, posting: 'closed' },
    1,
    '1 note lies here, unseen until the facilitator shows them to everyone.',
  ],
  [
    { revealed: false, posting: 'open' },
    0,
    'No notes yet. They are counted here, and stay unseen until the facilitator shows them to everyone.',
  ],
  [{ revealed: true, posting: 'open' }, 0, 'No notes yet. They appear here as people post them.'],
  [{ revealed: true, posting: 'closed' }, 0, 'No notes yet. Posting is closed just now.'],
  [{ revealed: true, posting: 'open' }, 1200, '1,200 notes on the wall.'],
] as const)('%o with %i notes: %s', (session, notes, words) => {
  expect(notesSoFar(ENGLISH, { ...session, held: [], asking: null }, notes)).toBe(words);
  // A step that keeps its notes back says so while it asks, whatever is shown of others.
  const isShown = notesSoFar(ENGLISH, { ...session, held: ['second'], asking: 'third' }, notes);
  const isHeld = notesSoFar(ENGLISH, { ...session, held: ['second'], asking: 'second' }, notes);
  const unseen = { ...session, revealed: false, held: [], asking: null };
  expect([isShown, isHeld]).toEqual([words, notesSoFar(ENGLISH, unseen, notes)]);
});
