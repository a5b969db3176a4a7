import { expect, it } from 'vitest';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { EVERYTHING, filtered, firstOf, kindCounts, ONLY, toggled } from './connectionFilter.ts';

const row = (id: string, part: Partial<ConnectionRow> = {}): ConnectionRow => ({
  id,
  from: 'a',
  to: 'b',
  relation: 'supports',
  text: 'So',
  state: 'accepted',
  marks: 0,
  at: 1,
  mine: false,
  marked: false,
  carries: false,
  mayEdit: false,
  hangs: true,
  ...part,
});
const rows = [
  row('mine', { mine: true, relation: 'reinforces' }),
  row('proposed', { state: 'proposed', marks: 2 }),
  row('carried', { carried: { until: '' } }),
];

it.each([
  ['all', ['mine', 'proposed', 'carried']],
  ['mine', ['mine']],
  ['proposed', ['proposed']],
  ['accepted', ['mine', 'carried']],
  ['marked', ['proposed']],
  ['uncarried', ['mine', 'proposed']],
] as const)('%s', (only, ids) => {
  expect(filtered(rows, { ...EVERYTHING, only }).map(({ id }) => id)).toEqual(ids);
  expect(ONLY).toContain(only);
});

it('counts kinds under the same question, and lets one through, the other, or both', () => {
  expect(kindCounts(rows, 'all')).toEqual({ reinforces: 1, supports: 2 });
  expect(kindCounts(rows, 'mine')).toEqual({ reinforces: 1, supports: 0 });
  const one = toggled(EVERYTHING, 'supports');
  expect(one.kinds).toEqual(['reinforces']);
  expect(filtered(rows, one).map(({ id }) => id)).toEqual(['mine']);
  // Nothing at all is never asked for: the last one that goes brings all.
  expect(toggled(one, 'reinforces').kinds).toEqual(['reinforces', 'supports']);
  expect(toggled(one, 'supports').kinds).toHaveLength(2);
});

it('knows the foremost of a pair, whichever way it is named', () => {
  const pair = [row('old'), row('marked', { marks: 3, from: 'b', to: 'a' }), row('x', { to: 'c' })];
  expect(firstOf(pair, 'a b')).toBe('marked');
  expect(firstOf(pair, 'b a')).toBe('marked');
  expect(firstOf(pair, 'a d')).toBeNull();
});
