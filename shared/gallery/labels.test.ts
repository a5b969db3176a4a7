import { describe, expect, it } from 'vitest';
import type { Point } from '../model/arrangement.ts';
import { setFaces, type Face } from './faces.ts';
import { Floor } from './floor.ts';
import type { Hang, Screen } from './hang.ts';
import {
  heightOnPoster,
  labelOnPoster,
  placeLabels,
  placeLetters,
  placeNumbers,
  placeSentence,
  sentenceRoom,
  stackLabels,
} from './labels.ts';
import type { Pair, ThreadConnection } from './pairs.ts';
import { roomOf } from './testRooms.ts';
import type { Thread, Weave } from './weave.ts';

/** Every sign half as wide as it is high. */
const measure = (text: string, size: number): number => [...text].length * size * 0.5;
const SCREEN: Screen = { width: 1000, height: 500, smallest: 20 };
/** A floor without posters. */
const ROOM: Hang = {
  screen: SCREEN,
  columns: 3,
  rows: 1,
  posters: [],
  free: [],
  aisles: [],
  gutters: [],
};
const pairOf = (...texts: string[]): Pair => ({
  id: 'a b',
  from: 'a',
  to: 'b',
  relation: 'reinforces',
  isMutual: false,
  isProposed: false,
  marks: 0,
  connections: texts.map((text, at): ThreadConnection => ({
    id: `c${at}`,
    from: 'a',
    to: 'b',
    relation: 'reinforces',
    text,
    state: 'accepted',
    marks: 0,
    at,
  })),
});
const threadOf = (pair: Pair, ...points: Point[]): Thread => ({ pair, points });
const weaveOf = (...threads: Thread[]): Weave => ({
  threads,
  crossings: [],
  spacing: Infinity,
  head: 4,
});
const across = (y: number, pair = pairOf('Clean water'), from = 100, to = 900): Thread =>
  threadOf(pair, [from, y], [to, y]);
const sentence = (thread: Thread, inGutters = false) =>
  placeSentence(ROOM, new Floor(ROOM, weaveOf(thread)), thread, 0, measure, inGutters);

describe('the room a sentence wants', () => {
  it('is its width, and air at both ends of it in its lane', () => {
    expect(sentenceRoom(pairOf('Clean water'), 20, measure)).toEqual({
      words: 110,
      more: 0,
      all: 110,
      lane: 124,
    });
  });

  it('has the count of the others behind it', () => {
    expect(sentenceRoom(pairOf('Clean water', 'b', 'c'), 20, measure)).toEqual({
      words: 110,
      more: 20,
      all: 138,
      lane: 152,
    });
    expect(sentenceRoom(pairOf('  Clean water  '), 20, measure).words).toBe(110);
    expect(sentenceRoom(pairOf(''), 20, measure).words).toBe(0);
  });
});

describe('a sentence', () => {
  it('stands in its thread, in the middle of its longest leg', () => {
    const label = sentence(across(200));
    expect(label).toMatchObject({ place: 'in', size: 20, direction: 'ltr', more: null });
    expect(label?.rect).toEqual({ x: 445, y: 188, width: 110, height: 24 });
    expect(label?.lines).toEqual([{ text: 'Clean water', x: 445, y: 206.6, width: 110 }]);
  });

  it('has its count at its end: on the right, or on the left of what runs from right to left', () => {
    const label = sentence(across(200, pairOf('Clean water', 'b')));
    expect(label?.rect.width).toBe(138);
    expect(label?.lines[0]?.x).toBe(431);
    expect(label?.more).toMatchObject({ text: '+1', x: 431 + 118, width: 20 });
    const turned = sentence(across(200, pairOf('ماء نظيف هنا', 'b')));
    expect(turned?.direction).toBe('rtl');
    expect(turned?.more?.x).toBe(turned?.rect.x);
    expect((turned?.lines[0]?.x ?? 0) + 120).toBe(
      (turned?.rect.x ?? 0) + (turned?.rect.width ?? 0),
    );
  });

  it('leaves the corners of its thread to be seen, else what is between them', () => {
    const long = (to: number) =>
      sentence(threadOf(pairOf('Clean water'), [100, 50], [100, 200], [to, 200], [to, 350]));
    // 1.05 of its size at either end, else 0.35.
    expect(long(100 + 110 + 42)).toMatchObject({ place: 'in' });
    expect(long(100 + 110 + 14)).toMatchObject({ place: 'in' });
    expect(long(100 + 110 + 13)?.place).not.toBe('in');
  });

  it('stands beside a leg across that is too short to open, above it first', () => {
    const bent = (top: number, bottom: number): Thread =>
      threadOf(pairOf('Clean water'), [100, bottom], [100, top], [222, top], [222, bottom]);
    const label = sentence(bent(200, 150));
    expect(label?.place).toBe('beside');
    // Half of the thread and 3 px, and the line’s height.
    expect(label?.rect.y).toBeCloseTo(200 - 4.2 - 24);
    // At the room's edge there is room under it alone.
    expect(sentence(bent(20, 60))?.rect.y).toBeCloseTo(24.2);
  });

  it('stands beside a leg down at its ends; in a gutter only where nothing else would be said', () => {
    const down = threadOf(pairOf('Clean water'), [300, 50], [300, 250]);
    expect(sentence(down)).toMatchObject({ place: 'beside' });
    expect(sentence(down)?.rect.x).toBeCloseTo(304.2);
    const gutter = threadOf(
      pairOf('Clean water'),
      [300, 50],
      [300, 60],
      [350, 60],
      [350, 400],
      [400, 400],
      [400, 410],
    );
    expect(sentence(gutter)).toBeNull();
    expect(sentence(gutter, true)).toMatchObject({ place: 'beside', rect: { x: 354.2 } });
  });

  it('that is empty, or wider than the room, stands nowhere', () => {
    expect(sentence(across(200, pairOf('')))).toBeNull();
    expect(sentence(across(200, pairOf('  ', 'b')))).toBeNull();
    expect(sentence(across(200, pairOf('x'.repeat(101))))).toBeNull();
    expect(sentence(threadOf(pairOf('Clean water')))).toBeNull();
  });

  it('of a thread that comes later keeps off those before it', () => {
    const [one, two] = [across(200), across(218, { ...pairOf('The young ask'), id: 'c d' })];
    const { labels } = placeLabels(ROOM, weaveOf(one, two), measure);
    expect(labels.map((label) => label?.pair.id)).not.toContain(undefined);
    const [a, b] = labels.map((label) => label?.rect);
    expect([a?.y, b?.y]).toEqual([188, 206]);
    expect(
      (b?.x ?? 0) + (b?.width ?? 0) + 3 <= (a?.x ?? 0) || (a?.x ?? 0) + 113 <= (b?.x ?? 0),
    ).toBe(true);
    expect(placeLabels(ROOM, weaveOf(), measure).labels).toEqual([]);
  });
});

describe('letters', () => {
  const tall: Hang = { ...ROOM, screen: { ...SCREEN, height: 2000 } };
  const threads = Array.from({ length: 30 }, (_, at) =>
    across(20 + at * 60, { ...pairOf(`Sentence ${at}`), id: `${at}` }),
  );
  const lettersFor = (
    foot: number,
    without: (thread: number) => boolean = () => true,
    of = threads,
  ) => placeLetters(tall, weaveOf(...of), without, new Floor(tall, weaveOf(...of)), foot, measure);

  it('are given to threads that have no sentence, by their place among all of them', () => {
    const letters = lettersFor(1e6, (thread) => thread % 2 === 1).filter(Boolean);
    expect(letters.map((letter) => [letter?.letter, letter?.text]).slice(0, 3)).toEqual([
      ['b', 'Sentence 1'],
      ['d', 'Sentence 3'],
      ['f', 'Sentence 5'],
    ]);
  });

  it('are as many as the foot has room for', () => {
    // A letter, 0.35 and 1.2 of their size, and ten signs: 10 + 31 + 100.
    expect(lettersFor(141).filter(Boolean)).toHaveLength(1);
    expect(lettersFor(140).filter(Boolean)).toHaveLength(0);
    expect(lettersFor(282).filter(Boolean)).toHaveLength(2);
    expect(lettersFor(0).filter(Boolean)).toHaveLength(0);
  });

  it('are no more than the alphabet has', () => {
    expect(lettersFor(1e6).filter(Boolean).at(-1)?.letter).toBe('z');
    expect(lettersFor(1e6).filter(Boolean)).toHaveLength(26);
  });

  it('say the count in the foot, and stand in the thread', () => {
    const [letter] = lettersFor(1e6, () => true, [across(200, pairOf('Clean water', 'b', 'c'))]);
    expect(letter).toMatchObject({ letter: 'a', text: 'Clean water +2', place: 'in', size: 20 });
    expect(letter?.rect).toEqual({ x: 495, y: 188, width: 10, height: 24 });
    expect(letter?.at).toEqual({ text: 'a', x: 495, y: 206.6, width: 10 });
  });

  it('are not spent on threads of which nothing can be said, nor where none has room', () => {
    const silent = across(100, { ...pairOf(''), id: 's' });
    const short = threadOf({ ...pairOf('Yes'), id: 'x' }, [1, 1], [2, 1]);
    const letters = lettersFor(1e6, () => true, [silent, short, across(300)]);
    expect(letters.map((letter) => letter?.letter)).toEqual([undefined, undefined, 'c']);
  });
});

it('numbers on paper stand on every thread that has no sentence', () => {
  const threads = [across(100), across(200), across(300)];
  const weave = weaveOf(...threads);
  const numbers = placeNumbers(
    ROOM,
    weave,
    (thread) => thread !== 1,
    new Floor(ROOM, weave),
    () => '12',
    measure,
  );
  expect(
    numbers.map((number) => number && [number.letter, number.text, number.rect.width]),
  ).toEqual([['12', '', 20], null, ['12', '', 20]]);
});

describe('a sentence on the poster where it ends', () => {
  const room = roomOf(12, { width: 1920, height: 953, smallest: 20 }, false);
  const face = setFaces(room, new Map([['t1', 'Rivers']]), measure).get('t1') as Face;
  const on = (pair: Pair, of = face) => labelOnPoster(pair, of, 20, measure);

  it('takes the place of its foot, in as many lines as it needs', () => {
    const label = on(pairOf('Clean water is where all of this begins for us'));
    expect(label).toMatchObject({ place: 'poster', more: null, size: 20 });
    expect(label?.lines.length).toBeGreaterThan(1);
    const { y, height } = label?.rect ?? { y: 0, height: 0 };
    expect(y + height).toBeCloseTo(face.foot.y + face.foot.height);
    for (const line of label?.lines ?? []) expect(line.y).toBeLessThan(y + height);
  });

  it('has its count bound to its last word, in every script', () => {
    expect(on(pairOf('Clean water', 'b'))?.lines.at(-1)?.text).toMatch(/water\u00a0\+1$/);
    expect(on(pairOf('川を守る学校', 'b', 'c'))?.lines.at(-1)?.text).toMatch(/学校\u00a0\+2$/);
  });

  it('is whole or not at all', () => {
    expect(on(pairOf('word '.repeat(100)))).toBeNull();
    expect(on(pairOf(''))).toBeNull();
    expect(on(pairOf('x'.repeat(80)))).toBeNull();
    expect(heightOnPoster(pairOf('x'.repeat(80)), face, 20, measure)).toBeNull();
  });

  it('needs the height of its lines and the air above them', () => {
    // A line of 20: capitals 0.72 and what hangs under them 0.26, and 3 px.
    expect(heightOnPoster(pairOf('Yes'), face, 20, measure)).toBeCloseTo(22.6);
    const two = pairOf('x'.repeat(30) + ' ' + 'y'.repeat(30));
    expect(heightOnPoster(two, face, 20, measure)).toBeCloseTo(22.6 + 23.956);
    // With just that it fits.
    const height = heightOnPoster(two, face, 20, measure) ?? 0;
    const tight = (more: number): Face => ({
      ...face,
      below: { ...face.below, y: face.foot.y + face.foot.height - height - more },
    });
    expect(on(two, tight(0))).not.toBeNull();
    expect(on(two, tight(-4))).toBeNull();
  });
});

describe('sentences of two posters alone', () => {
  const room = roomOf(2, { width: 1000, height: 500, smallest: 14 }, false);
  const stacked = (...texts: string[]) =>
    stackLabels(room, threadOf(pairOf(...texts), [400, 150], [600, 150]), measure);

  it('stand one under the other, none on another, between the posters', () => {
    const labels = stacked('Clean water', 'The young ask who pays', 'Yes');
    expect(labels.map(({ pair }) => pair.connections[0]?.text)).toEqual([
      'Clean water',
      'The young ask who pays',
      'Yes',
    ]);
    let bottom = 150;
    for (const { rect, lines } of labels) {
      expect(rect.y).toBeGreaterThanOrEqual(bottom);
      bottom = rect.y + rect.height;
      expect(rect.x).toBeGreaterThan(400);
      expect(rect.x + rect.width).toBeLessThan(600);
      for (const { y } of lines) expect(y).toBeLessThan(bottom);
    }
  });

  it('are as large as all have room: the fewer, the larger, down to the smallest type', () => {
    const sizeOf = (count: number): number =>
      stacked(...Array.from({ length: count }, (_, at) => `Sentence number ${at}`))[0]?.size ?? 0;
    expect(sizeOf(1)).toBe(28);
    const sizes = [1, 3, 5, 7, 9, 30].map(sizeOf);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(sizes.at(-1)).toBe(14);
  });

  it('are as many as have room, and none of those that say nothing', () => {
    const many = stacked(...Array.from({ length: 100 }, (_, at) => `Sentence number ${at}`));
    expect(many.length).toBeGreaterThan(5);
    expect(many.length).toBeLessThan(30);
    expect(stacked('', '  ', 'Yes')).toHaveLength(1);
    expect(stacked('')).toEqual([]);
    expect(stacked('x'.repeat(300))).toEqual([]);
  });

  it('stand the same whichever way their thread runs', () => {
    const back = stackLabels(room, threadOf(pairOf('Yes'), [600, 150], [400, 150]), measure);
    expect(back).toEqual(stacked('Yes'));
  });
});
