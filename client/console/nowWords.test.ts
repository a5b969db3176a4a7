import { describe, expect, it } from 'vitest';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import { nowWords } from './nowWords.ts';
import { EMPTY_GALLERY } from '../desk/galleryLists.ts';
import { session, view, person, TWO, POSTER } from '../desk/testConsole.ts';

describe('what happens now', () => {
  const seats = (count: number, unplaced: number): PersonRow[] =>
    Array.from({ length: count + unplaced }, (_, index) =>
      person(`p${index}`, index < count ? { table: 't1' } : {}),
    );
  const titleOf = (people: PersonRow[], gallery = EMPTY_GALLERY): string =>
    nowWords(view({ people, gallery, session: session({ phase: 'tables', tables: TWO }) })).title;

  it('at the tables is what most people do', () => {
    expect(titleOf([])).toBe('Choose a table');
    expect(titleOf(seats(8, 2))).toBe('Choose a table');
    expect(titleOf(seats(9, 1))).toBe('Talk at the tables');
    expect(
      titleOf(seats(9, 1), {
        ...EMPTY_GALLERY,
        posters: new Map([['t1', { ...POSTER, again: 'no' as const }]]),
      }),
    ).toBe('Decide at the tables');
  });

  it('is the stop of a rotation, or the table that reports', () => {
    const walking = session({
      phase: 'gallery',
      tables: TWO,
      walk: { mode: 'rotation', stops: 3, stopMs: 1, stop: 1 },
    });
    expect(nowWords(view({ session: walking })).kicker).toBe('Now, stop 2 of 3');
    expect(
      nowWords(
        view({ session: { ...walking, reportBack: { queue: ['t2', 't1'], index: 0, turnMs: 1 } } }),
      ),
    ).toMatchObject({ kicker: 'Now, 1 of 2', title: 'Table 2 reports back' });
    const of = { of: 'notes', queue: ['n', 'm'], index: 1, turnMs: 1 } as const;
    const { title, say } = nowWords(view({ session: { ...walking, reportBack: of } }));
    expect(title).not.toContain('Table');
    expect(say).toBe(nowWords(view({ session: walking })).say);
  });
});
