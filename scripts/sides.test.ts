import { expect, it, test } from 'vitest';
import { sidesIn } from './sides.ts';

const faultsIn = (style: string): number => sidesIn(`.a {\n  ${style};\n}`, 'css').sides.length;

test.each([
  'left: 0',
  'margin-left: 4px',
  'padding-right: 1px',
  'border-left: 1px solid',
  'border-right-width: 2px',
  'border-top-left-radius: 3px',
  'scroll-padding-left: 1rem',
  'text-align: left',
  'float: right',
  'padding: 1px 2px 3px 4px',
  'margin: 0 0 0 calc(1px + 2px)',
  'inset: 0 auto 0 0',
  'border-width: 0 2px 2px 0',
  'border-radius: 6px 6px 6px 0',
  'border-radius: 6px 0',
  'background: linear-gradient(to right, red, blue)',
  'background: linear-gradient(\n    to bottom left,\n    red,\n    blue\n  )',
  'transform: translateX(-50%)',
])('%s names a side', (style) => expect(faultsIn(style)).toBe(1));

test.each([
  'inset-inline-start: 0',
  'margin-inline: 4px 2px',
  'text-align: start',
  'padding: 1px 2px 3px 2px',
  'padding: 1px 2px 3px',
  'margin: 0 max(1px, 2px)',
  'border-radius: 6px 6px 0 0',
  'border-radius: 50% / 20%',
  'background: linear-gradient(to bottom, red, blue)',
  'background: linear-gradient(to var(--end-side), red, blue)',
  'padding-inline: max(16px, env(safe-area-inset-left))',
  'transform: scaleX(-1)',
  'transition: left 1s',
])('%s names none', (style) => expect(faultsIn(style)).toBe(0));

it('takes what says why, in its line or the one above, and nothing further', () => {
  const css = (...lines: string[]): ReturnType<typeof sidesIn> => sidesIn(lines.join('\n'), 'css');
  expect(css('.a {', '  left: 0; /* physical: a drawing */', '}')).toEqual({
    sides: [],
    allowed: 1,
  });
  expect(css('.a {', '  /* physical: a drawing */', '  left: 0;', '}').allowed).toBe(1);
  expect(css('.a {', '  /* physical: a drawing */', '  top: 0;', '  left: 0;', '}').sides).toEqual([
    { line: 4, text: 'left: 0;' },
  ]);
  expect(css('.a {', '  /* left: 0; */', '}'), 'a comment is no style').toEqual({
    sides: [],
    allowed: 0,
  });
});

it('reads styles in markup and in scripts', () => {
  const lines = (source: string): number[] =>
    sidesIn(source, 'markup').sides.map(({ line }) => line);
  expect(lines('<i\n  style={{\n    left,\n    top: 1,\n    right: 2,\n  }}\n/>')).toEqual([3, 5]);
  expect(lines('<i style={{ ...box, left: box.left }} />')).toEqual([1]);
  expect(lines('<h1 style="padding: 1px 2px 3px 4px">')).toEqual([1]);
  expect(lines('<h1 style="padding: 24px 24px 0">')).toEqual([]);
  expect(lines("element.style.left = '0'; row.style.marginLeft = '1px';")).toEqual([1, 1]);
  expect(lines('const { left, right } = box; go({ left: 1 });')).toEqual([]);
  expect(lines('<i\n  style={{\n    // physical: on the canvas\n    left,\n  }}\n/>')).toEqual([]);
});
