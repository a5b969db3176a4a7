import { expect, it } from 'vitest';
import { stylesThatNeverCome, type BundledFile } from './laterStyles.ts';

const chunk = (
  fileName: string,
  css: readonly string[],
  { later = [], ...more }: Partial<BundledFile> & { later?: readonly string[] } = {},
): [string, BundledFile] => [
  fileName,
  {
    type: 'chunk',
    fileName,
    dynamicImports: later,
    viteMetadata: { importedCss: new Set(css) },
    ...more,
  },
];
const faults = (...files: [string, BundledFile][]): string[] =>
  stylesThatNeverCome(Object.fromEntries(files));
const page = (css: readonly string[], later: readonly string[], imports: readonly string[] = []) =>
  chunk('wall.js', css, { isEntry: true, later, imports });

it('finds styles of what is loaded later', () => {
  expect(faults(page([], ['find.js']), chunk('find.js', ['find.css']))).toEqual([
    'find.css, which find.js needs, is never loaded on wall.js',
  ]);
  expect(faults(page([], ['find.js']), chunk('find.js', []))).toEqual([]);
});

it('and of what comes along with it, however far down, in a circle too', () => {
  const files = [
    chunk('find.js', [], { imports: ['form.js'] }),
    chunk('form.js', [], { imports: ['field.js', 'find.js'] }),
    chunk('field.js', ['field.css']),
  ];
  expect(faults(page([], ['find.js']), ...files)).toHaveLength(1);
  expect(faults(page([], ['find.js'], ['field.js']), ...files)).toEqual([]);
});

it('and of what that loads later still', () => {
  const files = [
    chunk('find.js', [], { later: ['help.js', 'find.js'] }),
    chunk('help.js', ['help.css']),
  ];
  expect(faults(page([], ['find.js']), ...files)).toHaveLength(1);
  expect(faults(page(['help.css'], ['find.js']), ...files)).toEqual([]);
});

it('what one page has does not help another', () => {
  const other = chunk('table.js', [], { isEntry: true, later: ['find.js'] });
  expect(faults(page(['find.css'], ['find.js']), other, chunk('find.js', ['find.css']))).toEqual([
    'find.css, which find.js needs, is never loaded on table.js',
  ]);
});
