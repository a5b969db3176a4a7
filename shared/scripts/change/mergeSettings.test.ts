import { expect, test } from 'vitest';
import { CLASH, isSame, mergeSettings } from './mergeSettings.ts';

test('fields in another order are the same', () => {
  expect(isSame({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
  for (const [one, two] of [
    [{ a: 1 }, { a: 1, b: 2 }],
    [[1, 2], [1]],
    [[], {}],
    [null, undefined],
  ])
    expect(isSame(one, two)).toBe(false);
});

test('what one of them changed stands; what both changed alike stands once', () => {
  expect(mergeSettings('a', 'b', 'a')).toBe('b');
  expect(mergeSettings('a', 'a', 'b')).toBe('b');
  expect(mergeSettings('a', 'b', 'b')).toBe('b');
  expect(mergeSettings('a', undefined, 'a')).toBeUndefined();
  expect(mergeSettings(undefined, 'b', undefined)).toBe('b');
});

test('two languages of one word are two things', () => {
  const was = { en: 'Rate', es: 'Valorar' };
  expect(
    mergeSettings(was, { ...was, es: 'Califica' }, { ...was, en: 'Rate them', de: 'Bewerten' }),
  ).toEqual({ en: 'Rate them', es: 'Califica', de: 'Bewerten' });
  expect(mergeSettings(was, { ...was, en: 'One' }, { ...was, en: 'Two' })).toBe(CLASH);
});

test('something that became another kind of thing is not put together of two', () => {
  const was = { kind: 'notes' };
  expect(mergeSettings(was, { kind: 'groups' }, { kind: 'notes', step: 'post' })).toBe(CLASH);
});

const rounds = (text: string) => text.split(' ').map((id) => ({ id, title: id }));

test.each([
  ['one adds', 'a b', 'a x b', 'a b', 'a x b'],
  ['both add, in two places', 'a b', 'a x b', 'a b y', 'a x b y'],
  ['one reorders and the other adds', 'a b c', 'c b a', 'a b x c', 'c b x a'],
  ['one takes away what the other left alone', 'a b c', 'a c', 'a b c d', 'a c d'],
  ['both reorder: whoever came second has it her way', 'a b c', 'c a b', 'b a c', 'c a b'],
])('lists whose things have ids: %s', (_what, was, mine, now, merged) => {
  expect(mergeSettings(rounds(was), rounds(mine), rounds(now))).toEqual(rounds(merged));
});

test('what one took away while the other wrote in it is not lost in silence', () => {
  const [a, b] = [
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B' },
  ];
  expect(mergeSettings([a, b], [a], [a, { ...b, title: 'New' }])).toBe(CLASH);
  expect(mergeSettings([a, b], [a, { ...b, title: 'New' }], [a])).toBe(CLASH);
});

test('questions are told apart by their places, as long as none was taken away', () => {
  expect(mergeSettings(['a', 'b'], ['a', 'B', 'mine'], ['A', 'b', 'theirs'])).toEqual([
    'A',
    'B',
    'theirs',
    'mine',
  ]);
  expect(mergeSettings(['a', 'b'], ['b'], ['A', 'b'])).toBe(CLASH);
  expect(mergeSettings(['a'], ['x'], ['y'])).toBe(CLASH);
});
