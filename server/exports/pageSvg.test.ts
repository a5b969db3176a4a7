import { describe, expect, test } from 'vitest';
import { pageSvg } from './pageSvg.ts';
import type { Page, PageItem } from './report/pageItems.ts';
import { TextSetter } from './report/setText.ts';

const setter = new TextSetter();
const line = (text: string, more: Partial<Extract<PageItem, { kind: 'line' }>> = {}): PageItem => ({
  kind: 'line',
  x: 10,
  y: 20,
  size: 10,
  ink: '#123456',
  align: 'left',
  line: setter.line([{ text, style: 'regular' }]),
  ...more,
});
const page = (...items: PageItem[]): Page => ({ width: 100.004, height: 50, items });

describe('a page as SVG', () => {
  test('has its size, and its title for who cannot see it', () => {
    expect(pageSvg(page(), 'Hui')).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50" role="img"><title>Hui</title><defs></defs></svg>',
    );
  });

  test.each([
    ['a < b & "c" > d', 'a &#60; b &#38; &#34;c&#34; &#62; d'],
    ['</title><script>', '&#60;/title&#62;&#60;script&#62;'],
    ['a\u0000\u0008\u000b\u001f\uffff\ufffeb', 'ab'],
    ['tab\tand\nline', 'tab\tand\nline'],
    ['水 🌊', '水 🌊'],
  ])('a title of %j is %j', (title, written) => {
    expect(pageSvg(page(), title)).toContain(`<title>${written}</title>`);
  });

  test.each<[PageItem, string]>([
    [
      { kind: 'rect', x: 1, y: 2, width: 3, height: 4, fill: '#ffffff' },
      '<rect x="1" y="2" width="3" height="4" fill="#ffffff"/>',
    ],
    [
      { kind: 'rect', x: 1.006, y: 2, width: 3, height: 4, radius: 2.5, stroke: '#000000' },
      '<rect x="1.01" y="2" width="3" height="4" rx="2.5" fill="none" stroke="#000000" stroke-width="1"/>',
    ],
    [
      {
        kind: 'path',
        x: 5,
        y: 6,
        d: 'M0 0L1 1',
        stroke: '#000000',
        lineWidth: 2,
        dash: [3, 4.006],
      },
      '<path transform="translate(5 6)" d="M0 0L1 1" fill="none" stroke="#000000" stroke-width="2" stroke-dasharray="3 4.01"/>',
    ],
    [
      { kind: 'path', x: 0, y: 0, d: 'M0 0Z', fill: '#ff0000' },
      '<path transform="translate(0 0)" d="M0 0Z" fill="#ff0000"/>',
    ],
  ])('%j', (item, written) => {
    expect(pageSvg(page(item), '').split('</defs>')[1]).toBe(`${written}</svg>`);
  });

  test('leads nowhere: places to go to are not in it', () => {
    const goto: PageItem = { kind: 'goto', x: 1, y: 2, width: 3, height: 4, target: 'there' };
    expect(pageSvg(page(goto), '').split('</defs>')[1]).toBe('</svg>');
  });
});

describe('letters', () => {
  test('are defined once and used wherever they stand', () => {
    const svg = pageSvg(page(line('abba a'), line('b')), '');
    expect(svg.match(/<path id="/g)).toHaveLength(2);
    const used = [...svg.matchAll(/<use href="#(\w+)"/g)].map(([, id]) => id);
    expect(used).toEqual(['g0', 'g1', 'g1', 'g0', 'g0', 'g1']);
    // Each is where the ones before it end.
    const places = [...svg.split('</g>')[0]!.matchAll(/ x="(\d+)"/g)].map(([, x]) => Number(x));
    expect(places[0]).toBe(0);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(places).size).toBe(places.length);
  });

  test('or a line is one path, with its letters where they are', () => {
    const svg = pageSvg(page(line('abba a')), '', 'apart');
    expect(svg).not.toContain('<use');
    expect(svg.match(/<path/g)).toHaveLength(1);
    // One letter after another, none of them back at the beginning.
    expect(svg.match(/d="M0 0m\d+ -?\d+/)).not.toBeNull();
    expect(pageSvg(page(line(' ')), '', 'apart')).not.toContain('<path transform="matrix" d="m');
  });

  test.each([
    ['left', 10],
    ['right', 10],
    ['centre', 10],
  ] as const)('stand at their place: %s', (align, x) => {
    const set = setter.line([{ text: 'Words', style: 'regular' }]);
    const width = set.width * 10;
    const svg = pageSvg(page(line('Words', { align })), '');
    const [, at, y] = /matrix\([\d.]+ 0 0 [\d.]+ (-?[\d.]+) (-?[\d.]+)\)/.exec(svg) ?? [];
    const moved = { left: 0, right: width, centre: width / 2 }[align];
    expect(Number(at)).toBeCloseTo(x - moved, 1);
    expect(y).toBe('20');
  });

  test('pieces in other fonts follow each other without gap', () => {
    const items = line('ab水');
    const svg = pageSvg(page(items), '');
    const places = [...svg.matchAll(/matrix\([\d.]+ 0 0 [\d.]+ (-?[\d.]+)/g)].map(([, x]) =>
      Number(x),
    );
    const first = setter.line([{ text: 'ab', style: 'regular' }]).width * 10;
    expect(places[0]).toBe(10);
    expect(places[1]).toBeCloseTo(10 + first, 1);
  });

  test('of right to left are drawn, the last one first', () => {
    const svg = pageSvg(page(line('שלום')), '');
    expect(svg.match(/<use/g)).toHaveLength(4);
  });

  test('are all in the ink of their line, and no text is left in it', () => {
    const svg = pageSvg(page(line('<b>&')), 'x');
    expect(svg).toContain('<g fill="#123456">');
    expect(svg).not.toMatch(/<text|<b>/);
  });
});
