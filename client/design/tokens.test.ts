import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** `--name: value` pairs of the block that starts after `selector`. */
function blockAfter(css: string, selector: string): Record<string, string> {
  expect(css, 'the block is there').toContain(selector);
  const from = css.indexOf('{', css.indexOf(selector)) + 1;
  const body = css.slice(from, css.indexOf('}', from));
  return Object.fromEntries(
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

it('dark is the same whether the system or the page asks for it', () => {
  const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
  const system = blockAfter(css, ":root:not([data-theme='light'])");
  const page = blockAfter(css, ":root[data-theme='dark']");
  expect(Object.keys(system).length).toBeGreaterThan(30);
  expect(page).toEqual(system);
});
