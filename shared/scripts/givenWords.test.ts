import { expect, test } from 'vitest';
import { givenIn, withGiven } from './givenWords.ts';

test('text alone is in the first language', () => {
  expect(givenIn('Post', 'en', 'en')).toBe('Post');
  expect(givenIn('Post', 'es', 'en')).toBe('');
  expect(givenIn({ es: 'Escribir' }, 'es', 'en')).toBe('Escribir');
  expect(givenIn(undefined, 'en', 'en')).toBe('');
});

test('words in another language come beside it, and go again', () => {
  const both = withGiven('Post', 'es', 'en', 'Escribir');
  expect(both).toEqual({ en: 'Post', es: 'Escribir' });
  expect(withGiven(both, 'es', 'en', ' ')).toBe('Post');
  expect(withGiven(both, 'en', 'en', 'Write')).toEqual({ en: 'Write', es: 'Escribir' });
  expect(withGiven(both, 'en', 'en', '')).toEqual({ es: 'Escribir' });
  expect(withGiven('Post', 'en', 'en', '')).toBeUndefined();
  expect(withGiven(undefined, 'es', 'en', 'Escribir')).toEqual({ es: 'Escribir' });
});
