import { describe, expect, it } from 'vitest';
import { KIND_MARKS } from './marks.ts';
import { numbersMean, paperRoom, type PaperRoom } from './paper.ts';
import { paperInk, type PaperItem } from './paperInk.ts';
import type { ThreadConnection } from './pairs.ts';
import { ARABIC_80, connectionOf, connectionsOf, tablesOf } from './testRooms.ts';

const measure = (text: string, size: number): number => [...text].length * size * 0.54;
const A3 = { width: 1123, height: 718, smallest: 10 };
let made = 0;
const said = (from: number, to: number, more: Partial<ThreadConnection> = {}): ThreadConnection =>
  connectionOf(from, to, (made += 1), more);
const printed = (
  count: number,
  connections: readonly ThreadConnection[],
  nameOf = (index: number): string => `Table ${index + 1}`,
): PaperRoom =>
  paperRoom(
    tablesOf(count).map((table, index) => ({
      ...table,
      name: nameOf(index),
      sentence: 'One plan for all.',
    })),
    connections,
    A3,
    measure,
  );
const textsIn = (items: readonly PaperItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'words' ? item.text : []));
const pathsIn = (items: readonly PaperItem[]) =>
  items.flatMap((item) => (item.kind === 'path' ? item : []));

describe('the list beside a printed room', () => {
  it('numbers threads poster by poster, and of one poster by where they lead', () => {
    const { list } = printed(8, [said(3, 1), said(1, 5), said(1, 2), said(3, 8)]);
    const touched = list.filter(({ threads, arriving }) => threads.length + arriving.length > 0);
    expect(
      touched.map(({ tableId, threads, arriving }) => [
        tableId,
        threads.map(({ number, pair }) => [number, pair.to]),
        arriving,
      ]),
    ).toEqual([
      [
        't1',
        [
          [1, 't2'],
          [2, 't5'],
        ],
        [3],
      ],
      ['t2', [], [1]],
      [
        't3',
        [
          [3, 't1'],
          [4, 't8'],
        ],
        [],
      ],
      ['t5', [], [2]],
      ['t8', [], [4]],
    ]);
  });

  it('has every poster that hangs, whether anything touches it or not', () => {
    const { list } = printed(8, [said(1, 2)], (index) => (index === 3 ? 'x'.repeat(80) : 'Rivers'));
    expect(list.map(({ tableId }) => tableId)).toEqual(tablesOf(8).map(({ tableId }) => tableId));
    expect(list[3]).toEqual({ tableId: 't4', threads: [], arriving: [] });
    expect(printed(8, []).list).toHaveLength(8);
    expect(printed(0, []).list).toEqual([]);
  });

  it('has each pair once, as its foremost sentence runs', () => {
    const { list } = printed(8, [said(2, 1, { marks: 3 }), said(1, 2)]);
    expect(list.map(({ threads }) => threads.length)).toEqual([0, 1, 0, 0, 0, 0, 0, 0]);
    expect(list[1]?.threads[0]?.pair.connections).toHaveLength(2);
  });

  it('keeps connections of tables that are not there', () => {
    const away = said(1, 9);
    expect(printed(8, [away, said(1, 2)]).unhung).toEqual([away]);
    expect(printed(0, [away]).unhung).toEqual([away]);
  });

  it('is said to be one, if there is a number to look up', () => {
    expect(numbersMean(printed(8, [said(1, 2)]).picture)).toBe('numbers');
    expect(numbersMean(printed(2, [said(1, 2)]).picture)).toBeNull();
    expect(numbersMean(printed(30, connectionsOf(30, 150, 1)).picture)).toBe('knots');
  });
});

describe('a printed thread', () => {
  const inkOf = (more: Partial<ThreadConnection>, back = false) =>
    pathsIn(
      paperInk(printed(8, [said(1, 4, more), ...(back ? [said(4, 1)] : [])]), 'no thread yet'),
    );

  it('that reinforces is a line with a filled head and a filled start', () => {
    const [line, head, start, ...others] = inkOf({});
    expect(line).toMatchObject({ stroke: 'reinforces' });
    expect(line).not.toHaveProperty('dots');
    expect(head).toMatchObject({ fill: 'reinforces' });
    expect(head).not.toHaveProperty('stroke');
    expect(start).toMatchObject({ fill: 'reinforces' });
    expect(others).toEqual([]);
  });

  it('that supports is of dots, its head open', () => {
    expect(KIND_MARKS.supports).toEqual({ isDotted: true, isOpen: true });
    const [line, head] = inkOf({ relation: 'supports' });
    expect(line?.dots).toBeCloseTo((line?.width ?? 0) * 2.1);
    expect(head).toMatchObject({ stroke: 'supports' });
    expect(head).not.toHaveProperty('fill');
  });

  it('that is proposed starts hollow', () => {
    expect(inkOf({ state: 'proposed' })[2]).toMatchObject({ fill: 'floor', stroke: 'reinforces' });
  });

  it('that runs both ways has two heads and no start', () => {
    const paths = inkOf({}, true);
    expect(paths).toHaveLength(3);
    expect(paths.slice(1).every(({ d }) => d.endsWith('Z') && !d.includes('A'))).toBe(true);
  });

  it('has the count of its other sentences behind the foremost', () => {
    const items = paperInk(printed(8, [said(1, 4), said(1, 4), said(1, 4)]), 'no thread yet');
    const at = items.findIndex((item) => item.kind === 'words' && item.text === '+2');
    expect(items[at]).toMatchObject({ ink: 'soft', isStrong: true });
    expect(items[at - 1]).toMatchObject({
      text: '1 Clean water is a rule',
      ink: 'ink',
      isStrong: true,
    });
  });

  it('says its number first, and lit ones lie over quiet ones', () => {
    const chain = Array.from({ length: 7 }, (_, at) =>
      said(at + 1, at + 2, { marks: at === 0 ? 2 : 0 }),
    );
    const room = printed(8, chain);
    const strokes = pathsIn(paperInk(room, 'no thread yet')).flatMap(({ stroke, d }) =>
      d.includes('L') && stroke ? stroke : [],
    );
    expect(strokes.at(-1)).toBe('reinforces');
    // Quiet ones are half as thick.
    const widths = pathsIn(paperInk(room, 'no thread yet')).flatMap(({ stroke, width, d, fill }) =>
      stroke && !fill && !d.endsWith('Z') ? [[stroke, Math.round((width ?? 0) * 1000)]] : [],
    );
    expect(widths).toContainEqual(['quiet', 1348]);
    expect(widths).toContainEqual(['reinforces', 2695]);
    expect(strokes.filter((stroke) => stroke === 'quiet').length).toBeGreaterThanOrEqual(6);
    const numbers = [
      ...room.picture.labels.map(({ lines }) => lines[0]?.text),
      ...room.picture.letters.map(({ letter }) => letter),
    ];
    expect(numbers.map((text) => parseInt(text ?? '', 10)).toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
  });
});

describe('a printed poster', () => {
  it('lies over threads, and its words over it', () => {
    const items = paperInk(printed(8, [said(1, 4)]), 'no thread yet');
    const kinds = items.map(({ kind }) => kind);
    expect(kinds.lastIndexOf('path')).toBeLessThan(kinds.indexOf('poster'));
    const poster = items.findIndex((item) => item.kind === 'poster' && item.tableId === 't2');
    const [, face] = printed(8, [said(1, 4)]).picture.faces;
    expect(items[poster + 1]).toMatchObject({
      kind: 'words',
      text: '2',
      isStrong: true,
      x: face?.number.x,
    });
    expect(items[poster + 2]).toMatchObject({ text: 'Table 2', isStrong: true, ink: 'ink' });
    expect(items[poster + 3]).toMatchObject({
      text: 'One plan for all.',
      isStrong: false,
      ink: 'soft',
    });
    expect(kinds.filter((kind) => kind === 'poster')).toHaveLength(8);
  });

  it('without a name that can be read has its number in the middle', () => {
    const room = printed(8, [], () => 'ب'.repeat(80));
    const [poster] = room.picture.room.posters;
    const number = paperInk(room, 'no thread yet').find(
      (item) => item.kind === 'words' && item.text === '1',
    );
    expect(number?.kind === 'words' && number.x + number.width / 2).toBeCloseTo(
      (poster?.x ?? 0) + (poster?.width ?? 0) / 2,
    );
    expect(textsIn(paperInk(room, 'no thread yet'))).toHaveLength(8);
  });

  it('says its name as it runs', () => {
    const items = paperInk(
      printed(8, [], () => ARABIC_80),
      'no thread yet',
    );
    expect(
      items.flatMap((item) =>
        item.kind === 'words' && /\p{L}/u.test(item.text) ? item.direction : [],
      ),
    ).toContain('rtl');
    expect(items.find((item) => item.kind === 'words' && item.text === '1')).toMatchObject({
      direction: 'ltr',
    });
  });
});

describe('printed knots', () => {
  const room = printed(30, connectionsOf(30, 150, 1));
  const items = paperInk(room, 'no thread yet');

  it('have a line over each foot, and say where there is no thread yet', () => {
    expect(room.picture.shows).toBe('knots');
    const lines = pathsIn(items).filter(({ stroke }) => stroke === 'line');
    expect(lines).toHaveLength(30);
    // Thin, as wide as the foot.
    const [foot] = room.picture.faces.map((face) => face.foot);
    expect(lines[0]?.width).toBeCloseTo(0.6);
    expect(lines[0]?.d).toBe(`M${foot?.x} ${foot?.y}h${foot?.width}`);
    const alone = room.picture.knots.filter(({ parts }) => parts.length === 0).length;
    expect(alone).toBeGreaterThan(0);
    const none = items.filter((item) => item.kind === 'words' && item.text === 'no thread yet');
    expect(none).toHaveLength(alone);
    expect(none[0]).toMatchObject({ ink: 'soft', isStrong: false, direction: 'ltr' });
    // In the foot of a poster.
    for (const item of none)
      expect(
        room.picture.faces.some(
          ({ foot }) =>
            item.kind === 'words' &&
            item.y > foot.y &&
            item.y < foot.y + foot.height &&
            item.x === foot.x,
        ),
      ).toBe(true);
  });

  it('are underlined by their kind, and their sums are not', () => {
    const numbers = room.picture.knots.flatMap(({ parts }) =>
      parts.filter(({ kind }) => kind === 'number'),
    );
    for (const kind of ['reinforces', 'supports'] as const) {
      const under = pathsIn(items).filter(
        ({ stroke, d }) => stroke === kind && /^M[\d.]+ [\d.]+h/.test(d),
      );
      expect(under).toHaveLength(numbers.filter(({ relation }) => relation === kind).length);
      expect(under.every(({ dots }) => (dots !== undefined) === KIND_MARKS[kind].isDotted)).toBe(
        true,
      );
    }
    // Just under the number.
    const [number] = numbers;
    expect(pathsIn(items).map(({ d }) => d)).toContain(
      `M${number?.x} ${(number?.y ?? 0) + 10 * 0.24}h${number?.width}`,
    );
    const sums = items.filter((item) => item.kind === 'words' && item.text.startsWith('+'));
    for (const sum of sums) expect(sum).toMatchObject({ ink: 'soft' });
  });

  it('on posters too narrow for the words leave them out', () => {
    const narrow = paperRoom(
      tablesOf(100).map((table) => ({ ...table, name: '', sentence: '' })),
      connectionsOf(100, 400, 1),
      { ...A3, width: 500 },
      measure,
    );
    expect(narrow.picture.shows).toBe('knots');
    expect(textsIn(paperInk(narrow, 'no thread yet'))).not.toContain('no thread yet');
  });
});
