import { describe, expect, it } from 'vitest';
import { TextSetter } from '../../server/exports/report/setText.ts';
import { paperInk } from './paperInk.ts';
import { numbersMean, paperRoom, type PaperRoom } from './paper.ts';
import type { ThreadConnection } from './pairs.ts';
import { ARABIC_80, connectionsOf, NAMES, tablesOf, THAI_80 } from './testRooms.ts';

const setter = new TextSetter();
const widths = new Map<string, number>();
/** With the product's letters, as HarfBuzz sets them. */
function measure(text: string, size: number): number {
  const em = widths.get(text) ?? setter.line([{ text, style: 'bold' }]).width;
  widths.set(text, em);
  return em * size;
}

/** Landscape, points: what is left of the paper by margins and heading. */
const PAPERS = {
  a4: { width: 774, height: 471, smallest: 8 },
  a3: { width: 1123, height: 718, smallest: 10 },
} as const;

const printed = (
  names: readonly string[],
  connections: readonly ThreadConnection[],
  paper: keyof typeof PAPERS = 'a3',
): PaperRoom =>
  paperRoom(
    tablesOf(names.length).map((table, index) => ({
      ...table,
      name: names[index] ?? '',
      sentence: 'One catchment, one plan: farmers, schools and councils share the water.',
    })),
    connections,
    PAPERS[paper],
    measure,
  );
const many = (count: number, of: readonly string[] = NAMES): string[] =>
  Array.from({ length: count }, (_, index) => of[index % of.length] ?? '');

/** What a reader would miss, or could not find. */
function faults({ picture, list, unhung }: PaperRoom, all: readonly ThreadConnection[]): string[] {
  const found: string[] = [];
  const threads = list.flatMap((listed) => listed.threads);
  // Each thread has a number of its own, and they are found by reading on.
  for (const [index, { number, pair }] of threads.entries())
    if (number !== index + 1) found.push(`thread ${pair.id} is number ${number}`);
  // Every connection is said once.
  const said = [
    ...threads.flatMap(({ pair }) => pair.connections.map(({ id, text }) => `${id} ${text}`)),
    ...unhung.map(({ id, text }) => `${id} ${text}`),
  ].sort();
  if (
    said.join() !==
    all
      .map(({ id, text }) => `${id} ${text}`)
      .sort()
      .join()
  )
    found.push(`${said.length} of ${all.length} connections are listed`);
  const numbers = new Map(threads.map(({ number, pair }) => [pair.id, String(number)]));
  if (picture.room.posters.length > 2)
    for (const { pair } of picture.threads) {
      const own = numbers.get(pair.id);
      const words = [
        ...picture.labels.filter((label) => label.pair.id === pair.id).map(({ lines }) => lines),
        ...picture.letters.filter((letter) => letter.pair.id === pair.id).map(({ at }) => [at]),
      ].map((lines) => lines[0]?.text.split(' ')[0]);
      if (words.length !== 1 || words[0] !== own) found.push(`${own} has ${words.join()} on it`);
    }
  if (picture.shows === 'threads' && picture.threads.length !== threads.length)
    found.push('threads are left out');
  const listed = list.map(({ tableId }) => tableId);
  for (const { tableId, number } of picture.faces)
    if (listed.filter((each) => each === tableId).length !== 1)
      found.push(`poster ${number.text} is not listed once`);
  return found;
}

/** Words that are cut, or stick out of the sheet or of their poster. */
function spills(room: PaperRoom): string[] {
  const { width, height } = room.picture.room.screen;
  return paperInk(room, 'no thread yet').flatMap((item) => {
    if (item.kind !== 'words') return [];
    const { x, y, size, text } = item;
    const isIn = x >= 0 && x + item.width <= width && y - size >= -1 && y + size * 0.3 <= height;
    return isIn && !text.endsWith('…') ? [] : [text];
  });
}

describe('the room on paper', () => {
  it.each([
    [1, 0],
    [2, 5],
    [3, 4],
    [8, 14],
    [12, 24],
    [12, 48],
    [30, 80],
    [60, 200],
    [100, 300],
    [60, 2000],
  ])(
    '%i posters with %i connections: every thread has its number, every sentence is listed',
    (tables, count) => {
      for (const paper of ['a4', 'a3'] as const)
        for (let seed = 1; seed <= 3; seed += 1) {
          const connections = connectionsOf(tables, count, seed);
          const room = printed(many(tables), connections, paper);
          expect(faults(room, connections)).toEqual([]);
          expect(spills(room)).toEqual([]);
        }
    },
  );

  it('names of 80 letters in Arabic and Thai stand whole on A3, and on A4 in the list', () => {
    const connections = connectionsOf(60, 200, 3);
    const names = many(60, [ARABIC_80, THAI_80]);
    const wall = printed(names, connections, 'a3');
    expect(wall.picture.faces.filter(({ name }) => !name)).toEqual([]);
    const hand = printed(names, connections, 'a4');
    const unnamed = hand.picture.faces.filter(({ name }) => !name).map(({ tableId }) => tableId);
    expect(unnamed.length).toBeGreaterThan(30);
    const listed = new Set(hand.list.map(({ tableId }) => tableId));
    expect(unnamed.filter((id) => !listed.has(id))).toEqual([]);
    for (const room of [wall, hand]) {
      expect(faults(room, connections)).toEqual([]);
      expect(spills(room)).toEqual([]);
    }
  });

  it('all of 2,000 between two posters: as many sentences as have room, one thread, all in the list', () => {
    const connections = Array.from({ length: 2000 }, (_, index): ThreadConnection => ({
      id: `c${index}`,
      from: index % 3 === 0 ? 't2' : 't1',
      to: index % 3 === 0 ? 't1' : 't2',
      relation: 'supports',
      text: index % 5 === 0 ? '' : `Sentence ${index}`,
      state: 'accepted',
      marks: 0,
      at: index,
    }));
    const room = printed(['Gardens', ARABIC_80], connections);
    expect(room.picture.threads).toHaveLength(1);
    expect(room.picture.labels.length).toBeGreaterThan(10);
    expect(numbersMean(room.picture)).toBeNull();
    expect(faults(room, connections)).toEqual([]);
    expect(spills(room)).toEqual([]);
  });

  it('a connection of a table that is gone is listed after the others', () => {
    const [first] = connectionsOf(3, 1, 1);
    const connections = first ? [first, { ...first, id: 'gone', to: 'nowhere' }] : [];
    const room = printed(many(3), connections);
    expect(room.unhung.map(({ id }) => id)).toEqual(['gone']);
    expect(faults(room, connections)).toEqual([]);
  });

  it('arrows at a foot are shapes: fonts may lack them', () => {
    const ink = paperInk(printed(many(30), connectionsOf(30, 80, 1), 'a4'), 'no thread yet');
    expect(ink.filter((item) => item.kind === 'words' && /[←→↔]/.test(item.text))).toEqual([]);
    expect(
      ink.filter((item) => item.kind === 'path' && item.stroke === 'soft').length,
    ).toBeGreaterThan(20);
  });
});
