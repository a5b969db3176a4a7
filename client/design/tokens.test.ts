import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PAPERS, PLAIN_PAPER } from '../../shared/model/note.ts';
import { paperFill, readPaperColors } from './paperColors.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

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
  const css = read('tokens.css');
  const system = blockAfter(css, ":root:not([data-theme='light'])");
  const page = blockAfter(css, ":root[data-theme='dark']");
  expect(Object.keys(system).length).toBeGreaterThan(20);
  expect(system['--wall']).not.toBe(blockAfter(css, ':root {')['--wall']);
  expect(page).toEqual(system);
});

/** Of WCAG 2.2, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark, light] = [one, other]
    .map((hex) => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
        const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

it('dark ink is read on every paper, in either theme', () => {
  const ink = blockAfter(read('tokens.css'), ':root {')['--ink-on-paper'] as string;
  for (const paper of [...Object.values(PAPERS), PLAIN_PAPER])
    for (const theme of ['light', 'dark'] as const)
      expect(contrast(ink, paper[theme]), `${paper.token}, ${theme}`).toBeGreaterThan(6);
});

it('a paper that this page does not know is plain, in CSS and on a canvas', () => {
  const token = (name: string): string => `the colour of ${name}`;
  expect(paperFill('green')).toBe('var(--note-leaf)');
  expect(readPaperColors(token)('green')).toBe('the colour of --note-leaf');
  for (const color of ['unheard-of', 'constructor', '']) {
    expect(paperFill(color)).toBe('var(--note-plain)');
    expect(readPaperColors(token)(color)).toBe('the colour of --note-plain');
  }
});
