import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PageFlow } from './pageFlow.ts';
import { A4, gap, heightOf, shifted, type Page, type Row } from './pageItems.ts';
import { MARGIN } from './reportLook.ts';
import { TextSetter } from './setText.ts';

/** Where rows begin on a page, and how far down they may reach; points from the top. */
const [TOP, BOTTOM] = [68, A4.height - 64];
const ROOM = BOTTOM - TOP;

/** A row that can be told from others by its fill. */
const row = (name: string, height: number, more: Partial<Row> = {}): Row => ({
  height,
  items: [{ kind: 'rect', x: 0, y: 0, width: 10, height, fill: name }],
  ...more,
});
const heading = (name: string, height = 20): Row => row(name, height, { keepWithNext: true });

const begun = (running = ''): PageFlow => {
  const flow = new PageFlow(new TextSetter(), 'The title');
  flow.begin(running);
  return flow;
};
/** Names of the rows on each page, from top to bottom. */
const namesOn = (flow: PageFlow): string[][] =>
  flow.pages.map(({ items }) =>
    items.flatMap((item) => (item.kind === 'rect' && item.fill ? [item.fill] : [])),
  );
const wordsOf = (page: Page | undefined): string[] =>
  page?.items.flatMap((item) =>
    item.kind === 'line' ? [item.line.pieces.map(({ text }) => text).join('')] : [],
  ) ?? [];

describe('rows on pages', () => {
  test('stand below each other, from the upper left corner of the text', () => {
    const flow = begun();
    flow.add([row('a', 30), row('b', 40)]);
    flow.add([row('c', 5)]);
    expect(flow.pages[0]?.items.map(({ x, y }) => [x, y])).toEqual([
      [MARGIN, TOP],
      [MARGIN, TOP + 30],
      [MARGIN, TOP + 70],
    ]);
  });

  test('fill a page to its last point and go on at the top of the next', () => {
    const flow = begun();
    flow.add([row('fills', ROOM), row('next', 10)]);
    expect(namesOn(flow)).toEqual([['fills'], ['next']]);
    const over = begun();
    over.add([row('half', ROOM - 9), row('next', 10)]);
    expect(namesOn(over)).toEqual([['half'], ['next']]);
    expect(over.pages[1]?.items[0]).toMatchObject({ x: MARGIN, y: TOP });
  });

  test('a row higher than a page has one for itself, and is not asked for again', () => {
    const flow = begun();
    flow.add([row('before', 10), row('huge', 2 * ROOM), row('after', 10)]);
    expect(namesOn(flow)).toEqual([['before'], ['huge'], ['after']]);
    const first = begun();
    first.add([row('huge', 2 * ROOM)]);
    expect(namesOn(first)).toEqual([['huge']]);
  });

  test('room without words is left out at the top of a page, and kept below words', () => {
    const flow = begun();
    flow.add([gap(50), row('a', ROOM - 10), gap(100), row('b', 10), gap(7), row('c', 10)]);
    expect(namesOn(flow)).toEqual([['a'], ['b', 'c']]);
    expect(flow.pages[0]?.items[0]?.y).toBe(TOP);
    expect(flow.pages[1]?.items.map(({ y }) => y)).toEqual([TOP, TOP + 17]);
  });

  test('a heading goes to the next page with what it stands above', () => {
    const flow = begun();
    flow.add([row('a', ROOM - 50), heading('h1'), heading('h2'), row('b', 20)]);
    expect(namesOn(flow)).toEqual([['a'], ['h1', 'h2', 'b']]);
    const fits = begun();
    fits.add([row('a', ROOM - 60), heading('h1'), heading('h2'), row('b', 20)]);
    expect(namesOn(fits)).toHaveLength(1);
  });

  test('a heading waits for what is added after it, however late', () => {
    const flow = begun();
    flow.add([row('a', ROOM - 30), heading('h')]);
    expect(namesOn(flow)).toEqual([['a']]);
    flow.add([]);
    expect(namesOn(flow)).toEqual([['a']]);
    flow.add([row('b', 20)]);
    expect(namesOn(flow)).toEqual([['a'], ['h', 'b']]);
  });

  test('a heading that nothing follows is printed all the same', () => {
    for (const end of [
      (flow: PageFlow) => flow.number(),
      (flow: PageFlow) => flow.begin('next'),
      (flow: PageFlow) => flow.place({ ...A4, items: [] }),
    ]) {
      const flow = begun();
      flow.add([row('a', 10), heading('h')]);
      end(flow);
      expect(namesOn(flow)[0]?.slice(0, 2)).toEqual(['a', 'h']);
    }
  });

  test('rows that belong together and are longer than a page break where they have to', () => {
    const flow = begun();
    flow.add([
      ...['a', 'b', 'c'].map((name) => heading(name, ROOM / 2)),
      row('d', ROOM / 2),
      row('e', 1),
    ]);
    expect(namesOn(flow)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  test('none is lost, none is twice, their order stays, and no page is filled beyond its end', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            height: fc.integer({ min: 1, max: Math.floor(ROOM * 0.7) }),
            kept: fc.boolean(),
          }),
          { maxLength: 40 },
        ),
        fc.array(fc.nat(40), { maxLength: 5 }),
        (drafts, cuts) => {
          const rows = drafts.map(({ height, kept }, index) =>
            row(`r${index}`, height, { keepWithNext: kept }),
          );
          const flow = begun();
          const at = [0, ...cuts.toSorted((a, b) => a - b), rows.length];
          at.slice(1).forEach((end, index) => flow.add(rows.slice(at[index], end)));
          flow.begin('');
          expect(namesOn(flow).flat()).toEqual(rows.map((_, index) => `r${index}`));
          for (const { items } of flow.pages)
            for (const item of items)
              if (item.kind === 'rect')
                expect(item.y + item.height).toBeLessThanOrEqual(BOTTOM + 1e-9);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('pages', () => {
  test('have what is said at their top on each of them, from the next one on where it changes', () => {
    const flow = begun('First');
    flow.running('Second');
    flow.add([row('a', ROOM), row('b', 10)]);
    flow.begin('');
    flow.add([row('c', 10)]);
    expect(flow.pages.map(wordsOf)).toEqual([['First'], ['Second'], []]);
  });

  test('what is said at the top is cut with an ellipsis, never wider than the text', () => {
    const flow = begun('W'.repeat(300));
    const item = flow.pages[0]?.items[0];
    expect(item?.kind === 'line' && item.line.width * item.size).toBeLessThanOrEqual(
      A4.width - 2 * MARGIN,
    );
    expect(wordsOf(flow.pages[0])[0]).toMatch(/^W+…$/);
  });

  test('that were laid out elsewhere stand where they were placed; rows go on behind them', () => {
    const flow = begun();
    flow.add([row('a', 10)]);
    flow.place({ width: 800, height: 600, items: [], anchor: 'elsewhere' });
    flow.add([row('b', 10)]);
    expect(flow.pages.map(({ width, anchor }) => [width, anchor])).toEqual([
      [A4.width, undefined],
      [800, 'elsewhere'],
      [A4.width, undefined],
    ]);
    expect(namesOn(flow)).toEqual([['a'], [], ['b']]);
  });

  test('know the marks of the rows that came to stand on them', () => {
    const flow = begun();
    flow.add([
      row('a', ROOM, { mark: 'one' }),
      { ...gap(5), mark: 'two' },
      row('b', 10, { mark: 'three' }),
    ]);
    expect(flow.pages.map(({ marks }) => marks)).toEqual([['one'], ['two', 'three']]);
  });

  test('are numbered at their foot, whatever their size', () => {
    const flow = begun();
    flow.place({ width: 800, height: 600, items: [] });
    flow.begin('');
    flow.number();
    expect(flow.pages.map(wordsOf)).toEqual([
      ['The title', '1 of 3'],
      ['The title', '2 of 3'],
      ['The title', '3 of 3'],
    ]);
    // Below a rule across the text.
    expect(flow.pages[1]?.items[0]).toMatchObject({
      kind: 'rect',
      x: MARGIN,
      y: 556,
      width: 800 - 2 * MARGIN,
    });
    const foot = flow.pages[1]?.items.filter(({ kind }) => kind === 'line');
    expect(foot?.map(({ x, y }) => [x, y])).toEqual([
      [MARGIN, 570],
      [800 - MARGIN, 570],
    ]);
  });

  test('a title of any length leaves room for the number', () => {
    const flow = new PageFlow(new TextSetter(), 'م'.repeat(400));
    flow.begin('');
    flow.number();
    const [title, number] = flow.pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'line' ? [item] : [])),
    );
    const end = (title?.x ?? 0) + (title?.line.width ?? 0) * (title?.size ?? 0);
    expect(end).toBeLessThan((number?.x ?? 0) - (number?.line.width ?? 0) * (number?.size ?? 0));
  });
});

test('moving items leaves the ones that are moved alone', () => {
  const items = row('a', 10).items;
  expect(shifted(items, 3, 4)).toMatchObject([{ x: 3, y: 4, fill: 'a' }]);
  expect(items).toMatchObject([{ x: 0, y: 0 }]);
  expect([heightOf([]), heightOf([gap(3), gap(4.5)])]).toEqual([0, 7.5]);
});

test('other work goes first only after its time is up', async () => {
  const flow = begun();
  let others = 0;
  const other = setInterval(() => (others += 1), 0);
  await flow.rest();
  const until = performance.now() + 40;
  while (performance.now() < until);
  await flow.rest();
  clearInterval(other);
  expect(others).toBeGreaterThan(0);
});
