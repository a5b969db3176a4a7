import { describe, expect, test } from 'vitest';
import { tableId, testMeeting } from '../../../shared/exchange/testMeeting.ts';
import type { Connection } from '../../../shared/model/gallery.ts';
import { addConnections } from './connectionPages.ts';
import { reportRoom } from './overlayPage.ts';
import { PageFlow } from './pageFlow.ts';
import type { Page, PageItem } from './pageItems.ts';
import { MARGIN } from './reportLook.ts';
import { TextSetter } from './setText.ts';

type Line = Extract<PageItem, { kind: 'line' }>;
type Path = Extract<PageItem, { kind: 'path' }>;
const wordsOf = ({ line }: Line): string => line.pieces.map(({ text }) => text).join('');
const linesOf = ({ items }: Page): Line[] =>
  items.flatMap((item) => (item.kind === 'line' ? [item] : []));
const pathsOf = ({ items }: Page): Path[] =>
  items.flatMap((item) => (item.kind === 'path' ? [item] : []));

const between = (from: number, to: number, more: Partial<Connection> = {}): Connection => ({
  from: tableId(from),
  to: tableId(to),
  relation: 'supports',
  text: 'Share the hall',
  state: 'proposed',
  marks: 0,
  at: 1,
  ...more,
});

/** The list of these connections between so many tables. */
async function list(
  tables: number,
  connections: Record<string, Connection>,
  name = 'Topic',
): Promise<Page[]> {
  const setter = new TextSetter();
  const content = {
    ...testMeeting({ tables: Array.from({ length: tables }, (_, at) => `${name} ${at}`) }),
    connections,
  };
  const flow = new PageFlow(setter, 'Hui');
  await addConnections(flow, content, reportRoom(setter, content));
  flow.begin('');
  return flow.pages.slice(0, -1);
}

describe('the list of connections', () => {
  test('has a sentence beside its thread, whichever way it is read', async () => {
    const [page] = await list(2, { a: between(1, 2, { text: 'نتشارك القاعة' }) });
    const found = linesOf(page!).find(({ line }) => line.rightToLeft);
    expect(found?.align).toBe('left');
    expect(found?.x).toBe(MARGIN + 42);
  });

  test('has each thread’s number once, at the first of its sentences, left of the thread', async () => {
    const [page] = await list(3, {
      a: between(1, 2, { text: 'One' }),
      b: between(2, 1, { text: 'Two', at: 2 }),
      c: between(2, 3, { text: 'Three', at: 3 }),
    });
    const numbers = linesOf(page!).filter(({ align }) => align === 'right');
    expect(numbers.map(wordsOf)).toEqual(['1', '2']);
    for (const number of numbers) expect(number.x).toBe(MARGIN + 25);
    const sentences = ['One', 'Three'].map((words) =>
      linesOf(page!).find((line) => wordsOf(line) === words),
    );
    for (const [index, number] of numbers.entries()) {
      // Beside the line above the sentence, which says between which posters it is.
      const gap = sentences[index]!.y - number.y;
      expect(gap).toBeGreaterThan(5);
      expect(gap).toBeLessThan(20);
    }
  });

  test('words stand beside their thread; one that supports is dashed and has its own colour', async () => {
    const [page] = await list(3, {
      a: between(1, 2, { text: 'One' }),
      b: between(2, 3, { text: 'Two', relation: 'reinforces' }),
    });
    for (const words of ['One', 'Two'])
      expect(linesOf(page!).find((line) => wordsOf(line) === words)?.x).toBe(MARGIN + 42);
    const threads = pathsOf(page!);
    expect(threads.every(({ x }) => x === MARGIN + 32)).toBe(true);
    const [supports, reinforces] = [true, false].map((isDashed) =>
      threads.filter(({ dash }) => (dash !== undefined) === isDashed),
    );
    // Beside each of three lines: who, what, how it stands.
    expect([supports?.length, reinforces?.length]).toEqual([3, 3]);
    expect(new Set(supports?.map(({ stroke }) => stroke))).toEqual(new Set(['#0f5a5c']));
    expect(new Set(reinforces?.map(({ stroke }) => stroke))).toEqual(new Set(['#8f3812']));
  });

  test('a thread is one line from the first of its words to the last', async () => {
    const [page] = await list(2, {
      a: between(1, 2, { text: 'word '.repeat(80), relation: 'reinforces' }),
    });
    const threads = pathsOf(page!);
    expect(threads.length).toBeGreaterThan(5);
    for (const [index, { y, d }] of threads.entries()) {
      const [, height] = /^M0 0V([\d.]+)$/.exec(d) ?? [];
      const next = threads[index + 1];
      if (next) expect(y + Number(height)).toBeCloseTo(next.y);
    }
  });

  test('no connection is torn by the end of a page, and none is left out', async () => {
    const connections = Object.fromEntries(
      Array.from({ length: 120 }, (_, at) => [
        `c${at}`,
        between((at % 5) + 1, ((at + 1) % 5) + 1, { text: `Sentence ${at}.`, at, marks: 1 }),
      ]),
    );
    const pages = await list(5, connections);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      const words = linesOf(page).map(wordsOf);
      const sentences = words.filter((each) => each.startsWith('Sentence'));
      expect(words.filter((each) => each.includes('marked by 1 person'))).toHaveLength(
        sentences.length,
      );
      expect(
        words.filter((each) => /^(reinforces|supports) Table|this one$/.test(each)),
      ).toHaveLength(sentences.length);
    }
    const all = pages.flatMap(linesOf).map(wordsOf);
    for (let at = 0; at < 120; at += 1) expect(all).toContain(`Sentence ${at}.`);
  });

  test('a thread with a poster at its other end names that; the one it stands under is “this one”', async () => {
    const words = (await list(2, { a: between(1, 2), b: between(2, 1, { text: 'Back', at: 2 }) }))
      .flatMap(linesOf)
      .map(wordsOf);
    expect(words).toContain('supports Table 2: Topic 1');
    expect(words).toContain('Table 2: Topic 1 supports this one');
  });

  test('a poster at which threads only end says which; one without any says so', async () => {
    const words = (await list(3, { a: between(1, 2) })).flatMap(linesOf).map(wordsOf);
    expect(words.filter((each) => each === 'Threads from other posters: 1')).toHaveLength(1);
    expect(words).toContain('Table 2: Topic 1');
    expect(words).toContain('Table 3: Topic 2');
    expect(words.filter((each) => each === 'No thread yet.')).toHaveLength(1);
  });

  test('so of sixty, whose names the picture has no room for', async () => {
    const long = 'Verkehrsinfrastrukturfinanzierungsgesellschaftsvertrag';
    const words = (await list(60, { a: between(1, 2) }, long)).flatMap(linesOf).map(wordsOf);
    expect(words).toContain(`Table 60: ${long} 59`);
    expect(words.filter((each) => each === 'No thread yet.')).toHaveLength(58);
  });
});
