import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { readSheet, readSheetInSteps, seedSheet, sheetRoot } from './sheet.ts';

const NOTE = '00000000-0000-4000-8000-000000000001';
type Child = Y.XmlElement | Y.XmlText;

function element(
  name: string,
  attributes: Record<string, unknown>,
  ...children: Child[]
): Y.XmlElement {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.insert(0, children);
  return made;
}
const words = (text: string, marks: Record<string, unknown> = {}): Y.XmlText => {
  const made = new Y.XmlText();
  made.insert(0, text, marks);
  return made;
};
const line = (...children: Child[]): Y.XmlElement => element('paragraph', {}, ...children);
function sheetOf(...nodes: Child[]): Y.Doc {
  const doc = new Y.Doc();
  sheetRoot(doc).insert(0, nodes);
  return doc;
}
const read = (...nodes: Child[]) => readSheet(sheetOf(...nodes));
const plain = (text: string) => ({ type: 'paragraph', text: text === '' ? [] : [{ text }] });

describe('a new sheet', () => {
  it('has each question as a heading with room below', () => {
    const doc = new Y.Doc();
    seedSheet(doc, ['What first?', 'من يساعد؟'], 'server');
    expect(readSheet(doc)).toEqual([
      { type: 'heading', level: 2, text: [{ text: 'What first?' }], id: expect.any(String) },
      plain(''),
      { type: 'heading', level: 2, text: [{ text: 'من يساعد؟' }], id: expect.any(String) },
      plain(''),
    ]);
  });

  it('has room to write in where the wall asks nothing', () => {
    const doc = new Y.Doc();
    seedSheet(doc, [], 'server');
    expect(readSheet(doc)).toEqual([plain('')]);
  });

  it('has its texts from the start, so that two who begin at once write into the same one', () => {
    const doc = new Y.Doc();
    seedSheet(doc, ['What first?'], 'server');
    for (const node of sheetRoot(doc).toArray())
      expect((node as Y.XmlElement).toArray().map((child) => child instanceof Y.XmlText)).toEqual([
        true,
      ]);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const textOf = (of: Y.Doc) => (sheetRoot(of).get(1) as Y.XmlElement).get(0) as Y.XmlText;
    textOf(doc).insert(0, 'Ann');
    textOf(other).insert(0, 'Bob');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(['AnnBob', 'BobAnn']).toContain(textOf(doc).toJSON());
  });

  it('is written in one update that says where it comes from', () => {
    const doc = new Y.Doc();
    const origins: unknown[] = [];
    doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
    seedSheet(doc, ['One?', 'Two?'], 'server');
    expect(origins).toEqual(['server']);
  });
});

describe('headings', () => {
  test.each([
    [2, 2],
    [3, 3],
    ['3', 3],
    ['2', 2],
    [1, 2],
    [4, 2],
    [undefined, 2],
    ['three', 2],
    [null, 2],
    [{ level: 3 }, 2],
  ])('of level %j are of level %i', (level, shown) => {
    const attributes = level === undefined ? {} : { level };
    expect(read(element('heading', attributes, words('Why?')))).toEqual([
      {
        type: 'heading',
        level: shown,
        text: [{ text: 'Why?' }],
        ...(shown === 2 ? { id: expect.any(String) } : {}),
      },
    ]);
  });

  it('that are questions keep their ids, whatever their words become, each its own', () => {
    const [first, second] = [words('Why?'), words('Why?')];
    const doc = sheetOf(element('heading', {}, first), element('heading', {}, second));
    const ids = () => readSheet(doc).map((block) => ('id' in block ? block.id : undefined));
    const before = ids();
    expect(new Set(before).size).toBe(2);
    second.insert(0, 'And ');
    sheetRoot(doc).insert(0, [line(words('Before'))]);
    expect(ids()).toEqual([undefined, ...before]);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    expect(readSheet(copy)).toEqual(readSheet(doc));
  });
});

describe('lists', () => {
  const item = (text: string) => element('listItem', {}, line(words(text)));
  test.each([
    ['bulletList', 'bullet'],
    ['orderedList', 'ordered'],
  ])('%s are of kind %s, and their items have no box', (name, kind) => {
    expect(read(element(name, {}, item('One'), item('Two')))).toEqual([
      { type: 'list', kind, items: [{ blocks: [plain('One')] }, { blocks: [plain('Two')] }] },
    ]);
  });

  test.each([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    [undefined, false],
    [1, false],
    ['yes', false],
  ])('a box that is %j is checked: %j', (checked, shown) => {
    const attributes = checked === undefined ? {} : { checked };
    expect(
      read(element('taskList', {}, element('taskItem', attributes, line(words('Do'))))),
    ).toEqual([
      { type: 'list', kind: 'check', items: [{ blocks: [plain('Do')], checked: shown }] },
    ]);
  });

  test.each([
    [0, 0],
    [2, 2],
    ['7', 7],
    [999_999_998, 999_999_998],
    [1, undefined],
    [undefined, undefined],
    [-1, undefined],
    [1.5, undefined],
    [999_999_999, undefined],
    ['x', undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
  ])('numbered from %j begin at %j', (start, shown) => {
    const attributes = start === undefined ? {} : { start };
    const [list] = read(element('orderedList', attributes, item('One')));
    expect(list).toHaveProperty('items');
    expect(list && 'start' in list ? list.start : undefined).toBe(shown);
  });

  it('without numbers have no beginning', () => {
    expect(read(element('bulletList', { start: 5 }, item('One')))[0]).not.toHaveProperty('start');
  });

  it('stand in lists, with several blocks in an item', () => {
    const inner = element(
      'taskList',
      {},
      element('taskItem', { checked: true }, line(words('In'))),
    );
    const outer = element(
      'orderedList',
      { start: 3 },
      element('listItem', {}, line(words('A')), inner),
    );
    expect(read(outer)).toEqual([
      {
        type: 'list',
        kind: 'ordered',
        start: 3,
        items: [
          {
            blocks: [
              plain('A'),
              { type: 'list', kind: 'check', items: [{ blocks: [plain('In')], checked: true }] },
            ],
          },
        ],
      },
    ]);
  });

  it('may be empty, and leave out what is no item', () => {
    expect(read(element('bulletList', {}, words('loose'), element('listItem', {})))).toEqual([
      { type: 'list', kind: 'bullet', items: [{ blocks: [] }] },
    ]);
  });
});

describe('words', () => {
  const runOf = (marks: Record<string, unknown>) => {
    const [block] = read(line(words('x', marks)));
    return block && 'text' in block ? block.text : undefined;
  };
  test.each<[string, Record<string, unknown>, object]>([
    ['plain', {}, {}],
    ['bold', { bold: {} }, { bold: true }],
    ['italic', { italic: {} }, { italic: true }],
    [
      'both, of marks that overlap',
      { 'bold--a1': {}, 'italic--b2': {} },
      { bold: true, italic: true },
    ],
    ['a link', { link: { href: 'https://x.org/?a=1' } }, { link: 'https://x.org/?a=1' }],
    ['a link that writes a mail', { link: { href: 'mailto:a@x.org' } }, { link: 'mailto:a@x.org' }],
    ['a link in capitals', { link: { href: 'HTTPS://X.ORG' } }, { link: 'HTTPS://X.ORG' }],
    ['a link to a script', { link: { href: 'javascript:alert(1)' } }, {}],
    ['a link with a blank before it', { link: { href: ' https://x.org' } }, {}],
    ['a link to data', { link: { href: 'data:text/html,x' } }, {}],
    ['a link to nowhere', { link: {} }, {}],
    ['a link that is a list', { link: { href: ['https://x.org'] } }, {}],
    ['a link that is too long', { link: { href: `https://x.org/${'x'.repeat(2_048)}` } }, {}],
    ['a quote', { noteQuote: { color: 'blue', note: NOTE } }, { note: 'blue', quoteOf: NOTE }],
    ['a quote of overlapping ones', { 'noteQuote--c': { color: 'pink' } }, { note: 'pink' }],
    ['a quote of no id', { noteQuote: { color: 'blue', note: 'n1' } }, { note: 'blue' }],
    ['a quote on no paper', { noteQuote: { color: 'Blue!', note: NOTE } }, {}],
    ['a quote of nothing', { noteQuote: null }, {}],
    ['a quote in words', { noteQuote: 'blue' }, {}],
    ['a mark that there is not', { script: { src: '//x' }, boldest: {} }, {}],
  ])('may be %s', (_what, marks, shown) => {
    expect(runOf(marks)).toEqual([{ text: 'x', ...shown }]);
  });

  it('are runs, one for each change of marks, in their order', () => {
    const text = words('plain bold plain');
    text.format(6, 4, { bold: {} });
    expect(read(line(text))).toEqual([
      {
        type: 'paragraph',
        text: [{ text: 'plain ' }, { text: 'bold', bold: true }, { text: ' plain' }],
      },
    ]);
  });

  it('break at a line break, and go on behind it', () => {
    expect(read(line(words('a'), element('hardBreak', {}), words('b')))).toEqual([
      { type: 'paragraph', text: [{ text: 'a' }, { text: '\n' }, { text: 'b' }] },
    ]);
  });

  it('are what is left of them once some were deleted', () => {
    const doc = sheetOf(line(words('Clean water')));
    ((sheetRoot(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(0, 6);
    expect(readSheet(doc)).toEqual([plain('water')]);
  });

  it('have nothing of what was put among them as a thing', () => {
    const text = words('ab');
    text.insertEmbed(1, { image: 'https://x.org/track.gif' });
    expect(JSON.stringify(read(line(text)))).not.toContain('track');
  });
});

describe('what is not valid is skipped, and the rest is read', () => {
  test.each<[string, Child]>([
    ['an element that there is not', element('script', { src: '//x' }, words('alert(1)'))],
    ['an item without its list', element('listItem', {}, line(words('loose')))],
    ['words on no line', words('loose')],
    ['a line break on no line', element('hardBreak', {})],
    ['a name that objects inherit', element('constructor', {}, words('loose'))],
  ])('such as %s', (_what, node) => {
    expect(read(line(words('before')), node, line(words('after')))).toEqual([
      plain('before'),
      plain('after'),
    ]);
  });

  it('such as a line in a line: its words are not told', () => {
    expect(read(line(words('a'), line(words('hidden'))))).toEqual([plain('a')]);
  });

  it('such as a document that holds something else under the sheet’s name', () => {
    const doc = new Y.Doc();
    doc.getMap('table').set('sheet', 'x');
    expect(readSheet(doc)).toEqual([]);
  });
});

describe('in steps', () => {
  test.each([
    [0, 0],
    [1, 1],
    [200, 1],
    [201, 2],
    [450, 3],
  ])('a sheet of %i lines is read in %i, and is the same', (lines, steps) => {
    const doc = sheetOf(...Array.from({ length: lines }, (_, at) => line(words(`${at}`))));
    const reading = readSheetInSteps(doc);
    let taken = 0;
    let step = reading.next();
    for (; step.done !== true; step = reading.next()) taken += 1;
    expect(taken).toBe(steps);
    expect(step.value).toEqual(readSheet(doc));
    expect(step.value).toHaveLength(lines);
  });
});
