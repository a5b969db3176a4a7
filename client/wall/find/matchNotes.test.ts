import { describe, expect, it } from 'vitest';
import { resolvePlacements } from '../../../shared/layout/resolvePlacements.ts';
import type { Cluster, Placement } from '../../../shared/model/arrangement.ts';
import type { Note } from '../../../shared/model/note.ts';
import { FoldedTexts } from '../../../shared/similarity/foldText.ts';
import { isFiltering, matchNotes, nextLoose, NO_FILTER, type NoteFilter } from './matchNotes.ts';

const NOTES: Record<string, Note> = {
  a: { text: 'Māori must hold key roles', color: 'blue', prompt: 0, by: 'Mere', at: 0, seq: 0 },
  b: { text: 'Roles and responsibilities', color: 'white', prompt: 1, by: 'Tomasz', at: 0, seq: 3 },
  c: { text: 'Plant trees', color: 'green', at: 0, seq: 1 },
  d: { text: 'Trees for every school', color: 'green', prompt: 1, at: 0, seq: 2 },
};
const clusters = new Map<string, Cluster>([
  ['g', { name: 'People', color: 'blue', pos: [0, -800], state: 'open' }],
]);
const placements = new Map<string, Placement>([['a', { cluster: 'g', pos: [12, 96] }]]);
const wall = resolvePlacements(new Map(Object.entries(NOTES)), clusters, placements);
const find = (filter: Partial<NoteFilter>): string[] =>
  matchNotes(wall, { ...NO_FILTER, ...filter }, new FoldedTexts());

describe('matchNotes', () => {
  it.each<[string, Partial<NoteFilter>, string[]]>([
    ['words without accents or case', { text: 'MAORI' }, ['a']],
    ['every word, in any order', { text: 'hold must' }, ['a']],
    ['part of a word', { text: 'ole' }, ['a', 'b']],
    ['only spaces', { text: '  ' }, ['a', 'c', 'd', 'b']],
    ['a colour', { colors: new Set(['green']) }, ['c', 'd']],
    ['several colours', { colors: new Set(['white', 'blue']) }, ['a', 'b']],
    ['a question', { prompt: 1 }, ['d', 'b']],
    ['a writer', { by: 'Mere' }, ['a']],
    ['no group', { loose: true }, ['c', 'd', 'b']],
    ['all together', { text: 'trees', colors: new Set(['green']), prompt: 1, loose: true }, ['d']],
    ['nothing there is', { text: 'whales' }, []],
  ])('finds by %s', (_, filter, found) => {
    expect(find(filter)).toEqual(found);
  });

  it('knows when there is nothing to look for', () => {
    expect(isFiltering(NO_FILTER)).toBe(false);
    expect(isFiltering({ ...NO_FILTER, text: ' \n' })).toBe(false);
    expect(isFiltering({ ...NO_FILTER, prompt: 0 })).toBe(true);
  });

  it('searches what a note says now', () => {
    const texts = new FoldedTexts();
    expect(matchNotes(wall, { ...NO_FILTER, text: 'plant' }, texts)).toEqual(['c']);
    const changed = resolvePlacements(
      new Map([['c', { text: 'Grow', color: 'green', at: 0, seq: 1 }]]),
      clusters,
      placements,
    );
    expect(matchNotes(changed, { ...NO_FILTER, text: 'plant' }, texts)).toEqual([]);
  });
});

describe('nextLoose', () => {
  it('goes through loose notes in the order they came, and around', () => {
    expect([
      nextLoose(wall, null),
      nextLoose(wall, 'c'),
      nextLoose(wall, 'd'),
      nextLoose(wall, 'b'),
    ]).toEqual(['c', 'd', 'b', 'c']);
  });

  it('goes on after a note that has been grouped meanwhile', () => {
    expect(nextLoose(wall, 'a')).toBe('c');
  });

  it('says when none is left', () => {
    expect(
      nextLoose(
        resolvePlacements(new Map([['a', NOTES['a'] as Note]]), clusters, placements),
        null,
      ),
    ).toBeNull();
  });
});
