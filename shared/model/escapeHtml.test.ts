import { expect, it } from 'vitest';
import { escapeHtml } from './escapeHtml.ts';

it('text stays text, in an element and in an attribute', () => {
  expect(escapeHtml(`<b title="it's">R&D</b>`)).toBe(
    '&#60;b title=&#34;it&#39;s&#34;&#62;R&#38;D&#60;/b&#62;',
  );
  expect(escapeHtml('ܐ 5 · €')).toBe('ܐ 5 · €');
});
