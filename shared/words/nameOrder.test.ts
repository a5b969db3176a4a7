import { expect, test } from 'vitest';
import { nameOrder } from './nameOrder.ts';

test('people are listed as a reader of the language looks for them', () => {
  const names = ['Zoë', 'Émile', 'Özil', 'anna', 'Emil', 'Östlund', 'Anna', 'Otto', 'أمل', 'José'];
  expect(names.toSorted(nameOrder('de'))).toEqual([
    'anna',
    'Anna',
    'Emil',
    'Émile',
    'José',
    'Östlund',
    'Otto',
    'Özil',
    'Zoë',
    'أمل',
  ]);
  // Arabic readers have their own letters first.
  expect(names.toSorted(nameOrder('ar'))[0]).toBe('أمل');
});

test('names that sort alike have one order, whoever came first', () => {
  const alike = ['Zoe\u0308', 'Zoë'];
  expect(alike.toSorted(nameOrder('fr'))).toEqual(alike.toReversed().toSorted(nameOrder('fr')));
});
