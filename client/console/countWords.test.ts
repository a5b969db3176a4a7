import { describe, expect, it } from 'vitest';
import { countWords, listNames } from './countWords.ts';

describe('words', () => {
  it('count and list as people say it', () => {
    expect([countWords(1, 'note', 'notes'), countWords(1200, 'note', 'notes')]).toEqual([
      '1 note',
      '1,200 notes',
    ]);
    expect([['A'], ['A', 'B'], ['A', 'B', 'C'], ['A', 'B', 'C', 'D', 'E']].map(listNames)).toEqual([
      'A',
      'A and B',
      'A, B and C',
      'A, B and 3 more',
    ]);
  });
});
