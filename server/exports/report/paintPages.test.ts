import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { paintPages } from './paintPages.ts';
import type { Page, PageItem, Part } from './pageItems.ts';
import { TextSetter, type TextRun } from './setText.ts';

const setter = new TextSetter();
const FACTS = { title: 'Hui', subject: 'Report', at: Date.UTC(2026, 10, 22) };

const line = (words: string | readonly TextRun[], part?: Part, y = 50): PageItem => ({
  kind: 'line',
  x: 20,
  y,
  size: 10,
  ink: '#102030',
  align: 'left',
  line: setter.line(typeof words === 'string' ? [{ text: words, style: 'regular' }] : words),
  ...(part ? { part } : {}),
});
const page = (items: PageItem[], more: Partial<Page> = {}): Page => ({
  width: 300,
  height: 200,
  items,
  ...more,
});
const run = (text: string, more: Partial<TextRun> = {}): TextRun => ({
  text,
  style: 'regular',
  ...more,
});
const heading = (role: 'H1' | 'H2' | 'H3' | 'H4', words: string): Part => ({ role, words });

const read = async (pages: readonly Page[]) => {
  const bytes = await paintPages(pages, FACTS);
  const doc = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = doc.context.enumerateIndirectObjects().map(([, object]) => object);
  const proxy = await getDocumentProxy(bytes);
  return {
    doc,
    proxy,
    dicts: (type: string, value: string) =>
      objects.filter(
        (object): object is PDFDict =>
          object instanceof PDFDict && object.get(PDFName.of(type)) === PDFName.of(value),
      ),
    drawn: () =>
      objects
        .filter((object) => object instanceof PDFRawStream)
        .flatMap((object) => {
          try {
            return [inflateSync(object.getContents()).toString('latin1')];
          } catch {
            return [];
          }
        })
        .filter((text) => text.includes(' BMC') || text.includes('BDC'))
        .join('\n'),
    outline: () => proxy.getOutline() as Promise<Bookmark[]>,
    tree: async (number = 1) =>
      (await (await proxy.getPage(number)).getStructTree()) as Node | null,
  };
};
interface Bookmark {
  title: string;
  items: Bookmark[];
}
interface Node {
  role?: string;
  lang?: string;
  alt?: string;
  children?: Node[];
}
/** `Role(children)`, for short; pieces of content are left out. */
const shape = (node: Node): string => {
  const inside = (node.children ?? []).flatMap((child) => (child.role ? [shape(child)] : []));
  return `${node.role ?? ''}${inside.length > 0 ? `(${inside.join(' ')})` : ''}`;
};

describe('the structure of a file', () => {
  test('has its parts as they lie in each other, in the order in which they are drawn', async () => {
    const list: Part = { role: 'L' };
    const item: Part = { role: 'LI', parent: list };
    const label: Part = { role: 'Lbl', parent: item };
    const body: Part = { role: 'P', parent: { role: 'LBody', parent: item } };
    const { tree } = await read([
      page([
        line('Title', heading('H1', 'Title')),
        line('1.', label, 60),
        line('Words', body, 60),
        line('more', body, 70),
        line('Foot'),
      ]),
    ]);
    expect(shape((await tree())!)).toBe('Root(Document(H1 L(LI(Lbl LBody(P)))))');
  });

  test('a part that goes on over pages is one part', async () => {
    const part: Part = { role: 'P' };
    const { dicts } = await read([page([line('one', part)]), page([line('two', part)])]);
    const [element, ...more] = dicts('S', 'P');
    expect(more).toEqual([]);
    expect(element?.lookup(PDFName.of('K'), PDFArray).size()).toBe(2);
  });

  test('what is no part is an artifact, which nobody is read', async () => {
    const { tree, drawn } = await read([
      page([
        line('Foot'),
        { kind: 'rect', x: 1, y: 2, width: 3, height: 4, fill: '#ff0000' },
        { kind: 'path', x: 1, y: 2, d: 'M0 0L5 5', stroke: '#00ff00' },
      ]),
    ]);
    expect(shape((await tree())!)).toBe('Root');
    expect(drawn().match(/\/Artifact BMC/g)).toHaveLength(3);
  });

  test('a figure says what it shows', async () => {
    const part: Part = { role: 'Figure', alt: 'A room – 水' };
    const { dicts } = await read([
      page([{ kind: 'rect', x: 1, y: 2, width: 3, height: 4, fill: '#ff0000', part }]),
    ]);
    expect(dicts('S', 'Figure')[0]?.get(PDFName.of('Alt'))?.toString()).toBe(
      '<FEFF004100200072006F006F006D0020201320006C34>'
        .replace('20006C34', '00206C34')
        .toLowerCase(),
    );
  });

  test('says another language where words are in another, and of a part that is all in another', async () => {
    const { dicts } = await read([
      page([
        line('We met in Київ today', { role: 'P' }),
        line('Українська мова', { role: 'P' }, 60),
        line('2026 – 🌊', { role: 'P' }, 70),
      ]),
    ]);
    const langs = (role: string): (string | undefined)[] =>
      dicts('S', role).map((dict) => dict.get(PDFName.of('Lang'))?.toString());
    expect(langs('P')).toEqual([undefined, '(und-Cyrl)', undefined]);
    expect(langs('Span')).toEqual(['(und-Cyrl)']);
  });

  test('neighbours in one language are one stretch, signs between them with the one before', async () => {
    const { dicts, drawn } = await read([
      page([line([run('a '), run('b – ', { style: 'bold' }), run('Київ 2026')], { role: 'P' })]),
    ]);
    expect(dicts('S', 'Span')).toHaveLength(1);
    // Three fonts, two stretches of words.
    expect(drawn().match(/BDC/g)).toHaveLength(2);
  });

  test('each page and each link has a number of its own in the list of what belongs where', async () => {
    const part: Part = { role: 'P' };
    const { doc, dicts } = await read([
      page([line([run('a', { link: 'https://a.example/' })], part)]),
      page([line('b', part)]),
      page([line('no part')]),
    ]);
    const own = doc.getPages().map(({ node }) => node.get(PDFName.of('StructParents'))?.toString());
    expect(own).toEqual(['1', '2', undefined]);
    const [root] = dicts('Type', 'StructTreeRoot');
    expect(root?.get(PDFName.of('ParentTreeNextKey'))?.toString()).toBe('3');
    const numbers = root
      ?.lookup(PDFName.of('ParentTree'), PDFDict)
      .lookup(PDFName.of('Nums'), PDFArray);
    expect([0, 2, 4].map((at) => numbers?.get(at).toString())).toEqual(['0', '1', '2']);
  });
});

describe('bookmarks', () => {
  test('are the headings of three levels, each below the last one above it', async () => {
    const heads: ['H1' | 'H2' | 'H3' | 'H4', string][] = [
      ['H1', 'Title'],
      ['H2', 'A'],
      ['H3', 'a1'],
      ['H4', 'no bookmark'],
      ['H3', 'a2'],
      ['H2', 'B'],
      ['H3', 'b1 水'],
    ];
    const { outline } = await read([
      page(heads.map(([role, words], at) => line(words, heading(role, words), 20 + 10 * at))),
    ]);
    const titles = (items: readonly Bookmark[]): unknown[] =>
      items.map(({ title, items: below }) => (below.length > 0 ? [title, titles(below)] : title));
    expect(titles(await outline())).toEqual([
      [
        'Title',
        [
          ['A', ['a1', 'a2']],
          ['B', ['b1 水']],
        ],
      ],
    ]);
  });

  test('that begin below the first level, or of which none is, are all the same there', async () => {
    const { outline } = await read([
      page([line('x', heading('H3', 'Deep')), line('y', heading('H2', 'Then'), 60)]),
    ]);
    expect((await outline()).map(({ title }) => title)).toEqual(['Deep', 'Then']);
    const none = await read([page([line('x', { role: 'P' })])]);
    expect(none.doc.catalog.has(PDFName.of('Outlines'))).toBe(false);
  });

  test('count what is open: of chapters the tables are folded', async () => {
    const heads = [
      heading('H1', 'Title'),
      heading('H2', 'A'),
      heading('H3', 'a1'),
      heading('H3', 'a2'),
    ];
    const { doc, dicts } = await read([page(heads.map((part) => line(part.words ?? '', part)))]);
    const root = dicts('Type', 'Outlines')[0];
    expect(root?.lookup(PDFName.of('Count'), PDFNumber).asNumber()).toBe(2);
    const title = root?.lookup(PDFName.of('First'), PDFDict);
    expect(title?.lookup(PDFName.of('Count'), PDFNumber).asNumber()).toBe(1);
    const chapter = title?.lookup(PDFName.of('First'), PDFDict);
    expect(chapter?.lookup(PDFName.of('Count'), PDFNumber).asNumber()).toBe(-2);
    expect(doc.catalog.get(PDFName.of('PageMode'))?.toString()).toBe('/UseOutlines');
  });

  test('a heading of two lines is one, at its first', async () => {
    const part = heading('H2', 'Long name');
    const { outline, dicts } = await read([page([line('Long', part, 40), line('name', part, 60)])]);
    expect((await outline()).map(({ title }) => title)).toEqual(['Long name']);
    const [only] = dicts('Title', '').concat(
      dicts('Type', 'Outlines').map((root) => root.lookup(PDFName.of('First'), PDFDict)),
    );
    // 200 high, from its foot; the top of the letters.
    expect(only?.lookup(PDFName.of('Dest'), PDFArray).get(3)?.toString()).toBe('170');
  });
});

describe('links', () => {
  test.each([
    ['https://a.example/x?y=1&z=(2)', '(https://a.example/x?y=1&z=%282%29)'],
    ['https://a.example/мова', '(https://a.example/%D0%BC%D0%BE%D0%B2%D0%B0)'],
    ['https://a.example/a b\\c<d>', '(https://a.example/a%20b%5Cc%3Cd%3E)'],
    ['https://a.example/\ud800x', '(https://a.example/x)'],
    ['mailto:ana@a.example', '(mailto:ana@a.example)'],
    ['https://a.example/%20', '(https://a.example/%20)'],
  ])('to %j lead to %s', async (link, target) => {
    const { dicts } = await read([page([line([run('go', { link })], { role: 'P' })])]);
    const [annotation] = dicts('Subtype', 'Link');
    expect(annotation?.lookup(PDFName.of('A'), PDFDict).get(PDFName.of('URI'))?.toString()).toBe(
      target,
    );
  });

  test('lead to the page that has the place, the first of that name; to nowhere where none has', async () => {
    const goto = (target: string): PageItem => ({
      kind: 'goto',
      x: 10,
      y: 20,
      width: 30,
      height: 40,
      target,
    });
    const { doc, dicts } = await read([
      page([goto('there'), goto('marked'), goto('nowhere')]),
      page([], { anchor: 'there' }),
      page([], { anchor: 'there', marks: ['marked'] }),
    ]);
    const links = dicts('Subtype', 'Link');
    const pages = doc.getPages();
    expect(
      links
        .map((link) => link.lookup(PDFName.of('Dest'), PDFArray).get(0))
        .map((ref) => pages.findIndex((each) => each.ref === ref)),
    ).toEqual([1, 2]);
    // From the lower left corner, on a page 200 high.
    expect(links[0]?.lookup(PDFName.of('Rect'), PDFArray).asRectangle()).toEqual({
      x: 10,
      y: 140,
      width: 30,
      height: 40,
    });
  });

  test('are said to be links in the part they are in, each under a number of its own', async () => {
    const part: Part = { role: 'P' };
    const links = ['https://a.example/', 'https://b.example/'].map((link) => run('go ', { link }));
    const { dicts, tree } = await read([page([line(links, part)])]);
    expect(shape((await tree())!)).toContain('P(Link Link)');
    expect(
      dicts('Subtype', 'Link').map((dict) => dict.get(PDFName.of('StructParent'))?.toString()),
    ).toEqual(['0', '1']);
  });
});

describe('what is drawn', () => {
  test('words stand where they are aligned to', async () => {
    const set = setter.line([run('Words')]);
    const width = set.width * 10;
    const items = (['left', 'right', 'centre'] as const).map((align, at): PageItem => ({
      ...(line('Words', undefined, 20 + at * 20) as Extract<PageItem, { kind: 'line' }>),
      x: 150,
      align,
    }));
    const { drawn } = await read([page(items)]);
    const places = [...drawn().matchAll(/1 0 0 1 ([\d.]+) ([\d.]+) Tm/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(places.map(([, y]) => y)).toEqual([180, 160, 140]);
    expect(places[0]?.[0]).toBe(150);
    expect(places[1]?.[0]).toBeCloseTo(150 - width);
    expect(places[2]?.[0]).toBeCloseTo(150 - width / 2);
  });

  test('pieces in other fonts follow each other', async () => {
    const { drawn } = await read([page([line('ab水c')])]);
    const [a, b, c] = [...drawn().matchAll(/1 0 0 1 ([\d.]+) [\d.]+ Tm/g)].map(([, x]) =>
      Number(x),
    );
    expect(a).toBe(20);
    expect(b).toBeCloseTo(20 + 10 * setter.line([run('ab')]).width, 2);
    expect(c).toBeCloseTo(20 + 10 * setter.line([run('ab水')]).width, 2);
  });

  test('a link has a line below it, in its own colour', async () => {
    const { drawn } = await read([page([line([run('go', { link: 'https://a.example/' })])])]);
    expect(drawn().match(/\nf\n/g)).toHaveLength(1);
    expect(drawn().match(/0\.058\d* 0\.352\d* 0\.360\d* rg/g)).toHaveLength(2);
  });

  test('colours, lines and dashes are the ones that were asked for', async () => {
    const { drawn } = await read([
      page([
        { kind: 'rect', x: 0, y: 0, width: 10, height: 10, fill: '#ff0080' },
        { kind: 'path', x: 0, y: 9, d: 'M0 0L9 0', stroke: '#0000ff' },
        {
          kind: 'path',
          x: 0,
          y: 0,
          d: 'M0 0L9 0',
          stroke: '#00ff00',
          lineWidth: 3,
          dash: [4, 2],
          cap: 'round',
        },
      ]),
    ]);
    expect(drawn()).toMatch(/1 0 0\.50\d+ rg/);
    expect(drawn()).toMatch(/0 1 0 RG/);
    expect(drawn()).toMatch(/3 w/);
    expect(drawn()).toMatch(/\[4 2\] 0 d/);
    // Round ends are the dots’ alone.
    expect(drawn().match(/1 J/g)).toHaveLength(1);
  });

  test('what a note said lies on its paper, below the words', async () => {
    const plain = await read([page([line([run('Words')], { role: 'P' })])]);
    const quote = await read([page([line([run('Words', { note: 'yellow' })], { role: 'P' })])]);
    const fills = (text: string): number => text.match(/\nf\n|\nf$/gm)?.length ?? 0;
    expect(fills(quote.drawn())).toBe(fills(plain.drawn()) + 1);
    expect(quote.drawn().indexOf('/Artifact')).toBeLessThan(quote.drawn().indexOf(' Tm'));
  });

  test('a letter that no font has is copied as it was typed', async () => {
    const { drawn } = await read([page([line('one \u13a0 two', { role: 'P' })])]);
    expect(drawn().match(/ActualText <[0-9A-F]+>/gi)).toEqual(['ActualText <feff13a0>']);
  });

  test('a page with nothing on it, and a file with no page, can be opened', async () => {
    expect((await read([page([])])).doc.getPageCount()).toBe(1);
    const bytes = await paintPages([], FACTS);
    expect(Buffer.from(bytes).toString('latin1', 0, 5)).toBe('%PDF-');
  });

  test('fonts are embedded once, under names of their own, with what is drawn alone', async () => {
    const { dicts } = await read([
      page([line('abc'), line('水', undefined, 70)]),
      page([line('abd'), line([run('bold', { style: 'bold' })], undefined, 70)]),
    ]);
    const names = dicts('Type', 'FontDescriptor').map((dict) =>
      dict.get(PDFName.of('FontName'))?.toString(),
    );
    expect(names).toHaveLength(3);
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(name).toMatch(/^\/[A-Z]{6}\+\w/);
  });
});

test('the file says what it is', async () => {
  const { doc, proxy } = await read([page([line('x', { role: 'P' })])]);
  expect([doc.getTitle(), doc.getSubject(), doc.getProducer()]).toEqual([
    'Hui',
    'Report',
    'Weavewall',
  ]);
  expect(doc.getCreationDate()?.toISOString()).toBe('2026-11-22T00:00:00.000Z');
  expect((await proxy.getMarkInfo())?.Marked).toBe(true);
});
