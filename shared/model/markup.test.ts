import { expect, test } from 'vitest';
import { printMarkup } from './markup.ts';

test('texts and values are escaped, and what holds nothing has no end', () => {
  expect(
    printMarkup({
      tag: 'label',
      has: { title: '"><script>', hidden: true },
      holds: ['a < b & c', { tag: 'input', has: { value: "'" } }],
    }),
  ).toBe(
    '<label title="&#34;&#62;&#60;script&#62;" hidden>a &#60; b &#38; c<input value="&#39;" /></label>',
  );
});
