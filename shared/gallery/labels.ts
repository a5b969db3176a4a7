import type { Rect } from '../layout/noteGrid.ts';
import type { Point } from '../model/arrangement.ts';
import { textDirection } from '../model/textDirection.ts';
import type { Face } from './faces.ts';
import { AIR, besideOf, Floor } from './floor.ts';
import type { Hang } from './hang.ts';
import type { Pair } from './pairs.ts';
import {
  DESCENT,
  lineBox,
  setWords,
  type Measure,
  type SetLine,
  type SetText,
} from './setWords.ts';
import type { Thread, Weave } from './weave.ts';

/** A pair's foremost sentence, in its thread, beside it, or on the poster where it ends. */
export interface Label extends SetText {
  pair: Pair;
  place: 'in' | 'beside' | 'poster';
  /** Around the words; a thread opens for it where they stand in it. */
  rect: Rect;
  /** "+2" behind it: so many more sentences has the pair; `null` for none. */
  more: SetLine | null;
}

/** A letter in or beside a thread that has no room for its sentence, which stands in the foot; on paper its number, and the list says it. */
export interface Letter {
  pair: Pair;
  letter: string;
  place: 'in' | 'beside';
  rect: Rect;
  at: SetLine;
  size: number;
  /** As it stands in the foot, without the letter. */
  text: string;
}

/** Between an opened thread and the words in it, of their size. */
const OPENING = 0.35;
/** What is left to see of a thread at either end of its words, of their size: its corners. */
const CORNER = 0.7;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Between two sentences in the foot, and between a letter and its sentence; of their size. */
const FOOT_GAP = 1.2;
const FOOT_SPACE = 0.35;

const moreOf = ({ connections }: Pair): string =>
  connections.length > 1 ? `+${connections.length - 1}` : '';
const sentenceOf = ({ connections }: Pair): string => connections[0]?.text.trim() ?? '';

/** Width of a pair's sentence with its count, and the lane it needs to stand in. */
export function sentenceRoom(
  pair: Pair,
  size: number,
  measure: Measure,
): { words: number; more: number; all: number; lane: number } {
  const words = measure(sentenceOf(pair), size);
  const plus = moreOf(pair);
  const more = plus === '' ? 0 : measure(plus, size);
  const all = words + (more === 0 ? 0 : more + size * 0.4);
  return { words, more, all, lane: all + 2 * OPENING * size };
}

type Leg = readonly [from: Point, to: Point];
const legsOfThread = ({ points }: Thread): Leg[] =>
  points.slice(1).map((to, index): Leg => [points[index] ?? to, to]);
const isAcross = ([[, y], [, toY]]: Leg): boolean => y === toY;
const lengthOf = ([[x, y], [toX, toY]]: Leg): number => Math.abs(toX - x) + Math.abs(toY - y);

/** A place for a box on its own thread: in a leg across, else beside one, else beside a leg down; the longest leg first. */
function placeOn(
  floor: Floor,
  beside: number,
  thread: Thread,
  index: number,
  size: { width: number; height: number },
  type: number,
  inGutters: boolean,
): { rect: Rect; place: 'in' | 'beside' } | null {
  const all = legsOfThread(thread);
  const legs = [...all].sort((a, b) => lengthOf(b) - lengthOf(a));
  // With its corners to be seen; else between them.
  for (const [around, air] of [
    [(CORNER + OPENING) * type, type * 0.4],
    [OPENING * type, AIR],
  ] as const)
    for (const leg of legs) {
      if (!isAcross(leg)) continue;
      const [[x, y], [toX]] = leg;
      const span = [Math.min(x, toX) + around, Math.max(x, toX) - around] as const;
      const rect = floor.slide('x', y - size.height / 2, span, size, index, true, air);
      if (rect) return { rect, place: 'in' };
    }
  // Beside a leg in a gutter it stands between posters it says nothing of: only where nothing else would be said at all.
  const pinned = [all[0], all.at(-1)];
  for (const leg of legs) {
    const [[x, y], [toX, toY]] = leg;
    if (isAcross(leg)) {
      const span = [Math.min(x, toX), Math.max(x, toX)] as const;
      if (span[1] - span[0] < size.width) continue;
      for (const top of [y - beside - size.height, y + beside]) {
        const rect = floor.slide('x', top, span, size, index, false);
        if (rect) return { rect, place: 'beside' };
      }
    } else if (inGutters || leg === pinned[0] || leg === pinned[1]) {
      const span = [Math.min(y, toY), Math.max(y, toY)] as const;
      for (const left of [x + beside, x - beside - size.width]) {
        const rect = floor.slide('y', left, span, size, index, false);
        if (rect) return { rect, place: 'beside' };
      }
    }
  }
  return null;
}

/** Sets a pair's sentence in a box of its width; the count stands where the sentence ends. */
function setLabel(
  pair: Pair,
  rect: Rect,
  place: Label['place'],
  type: number,
  measure: Measure,
): Label {
  const text = sentenceOf(pair);
  const direction = textDirection(text);
  const { words, more } = sentenceRoom(pair, type, measure);
  const y = rect.y + lineBox(text).baseline * type;
  const isLeft = direction === 'ltr';
  return {
    pair,
    place,
    rect,
    size: type,
    direction,
    lines: [{ text, x: isLeft ? rect.x : rect.x + rect.width - words, y, width: words }],
    more:
      more === 0
        ? null
        : {
            text: moreOf(pair),
            x: isLeft ? rect.x + rect.width - more : rect.x,
            y,
            width: more,
          },
  };
}

/** Puts a thread's sentence in it, or beside it; `null` where it has no room. Beside a gutter only if it may (`inGutters`). */
export function placeSentence(
  { screen }: Hang,
  floor: Floor,
  thread: Thread,
  index: number,
  measure: Measure,
  inGutters: boolean,
): Label | null {
  const { pair } = thread;
  const text = sentenceOf(pair);
  const type = screen.smallest;
  const { all } = sentenceRoom(pair, type, measure);
  if (text === '' || all > screen.width) return null;
  const size = { width: all, height: lineBox(text).height * type };
  const found = placeOn(floor, besideOf(screen), thread, index, size, type, inGutters);
  if (!found) return null;
  floor.put(found.rect);
  return setLabel(pair, found.rect, found.place, type, measure);
}

/** Sentences of threads where they have room, the foremost first. Where a thread has none, `null`. */
export function placeLabels(
  room: Hang,
  weave: Weave,
  measure: Measure,
): { floor: Floor; labels: (Label | null)[] } {
  const floor = new Floor(room, weave);
  return {
    floor,
    labels: weave.threads.map((thread, index) =>
      placeSentence(room, floor, thread, index, measure, false),
    ),
  };
}

/** Numbers for threads whose sentence has no room on paper: the list after it says it. `null` where a number has no room either. */
export function placeNumbers(
  room: Hang,
  { threads }: Weave,
  without: (thread: number) => boolean,
  floor: Floor,
  numberOf: (pair: Pair) => string,
  measure: Measure,
): (Letter | null)[] {
  return threads.map((thread, index) =>
    without(index)
      ? placeSign(room, thread, index, numberOf(thread.pair), '', floor, measure)
      : null,
  );
}

/** Puts a letter or a number in a thread, or beside it. */
function placeSign(
  { screen }: Hang,
  thread: Thread,
  index: number,
  letter: string,
  text: string,
  floor: Floor,
  measure: Measure,
): Letter | null {
  const type = screen.smallest;
  const wide = measure(letter, type);
  const { height, baseline } = lineBox(letter);
  const size = { width: wide, height: height * type };
  const found = placeOn(floor, besideOf(screen), thread, index, size, type * 0.5, true);
  if (!found) return null;
  const { rect, place } = found;
  floor.put(rect);
  const at = { text: letter, x: rect.x, y: rect.y + baseline * type, width: wide };
  return { pair: thread.pair, letter, place, rect, at, size: type, text };
}

/**
 * Letters for threads whose sentence stands in the foot, as many as the foot (`width`, one line) has room for; `null` for the others.
 */
export function placeLetters(
  room: Hang,
  { threads }: Weave,
  without: (thread: number) => boolean,
  floor: Floor,
  foot: number,
  measure: Measure,
): (Letter | null)[] {
  const type = room.screen.smallest;
  let used = 0;
  return threads.map((thread, index) => {
    // By its place among the threads, not among those without room: a letter means the same on the presenter's screen and on the wall.
    const letter = LETTERS[index];
    const { pair } = thread;
    const text = [sentenceOf(pair), moreOf(pair)].filter(Boolean).join(' ');
    if (!without(index) || letter === undefined || text === '') return null;
    const inFoot = measure(letter, type) + measure(text, type) + (FOOT_SPACE + FOOT_GAP) * type;
    if (used + inFoot > foot) return null;
    const placed = placeSign(room, thread, index, letter, text, floor, measure);
    if (!placed) return null;
    used += inFoot;
    return placed;
  });
}

/** A pair's sentence and its count, as one text: bound to the last word, the count goes where that goes. */
const posterWords = (pair: Pair): string => {
  const plus = moreOf(pair);
  return sentenceOf(pair) + (plus === '' ? '' : `\u00a0${plus}`);
};

/** A pair's sentence on the poster where it ends, in as many lines as that has room for; `null` where it has none. */
export function labelOnPoster(
  pair: Pair,
  { below, foot }: Face,
  size: number,
  measure: Measure,
): Label | null {
  // Its own foot makes room.
  const box = { ...below, height: foot.y + foot.height - below.y };
  const set = sentenceOf(pair) === '' ? null : setWords(posterWords(pair), box, size, measure);
  return set && { ...set, pair, place: 'poster', rect: box, more: null };
}

/** The height it needs there, with the air between it and the name; `null` where a word is wider than the poster. */
export function heightOnPoster(
  pair: Pair,
  { below }: Face,
  size: number,
  measure: Measure,
): number | null {
  const set = setWords(posterWords(pair), { ...below, y: 0, height: Infinity }, size, measure);
  const last = set?.lines.at(-1);
  return last ? last.y + DESCENT * size + AIR : null;
}

/** Sizes in which the sentences of two posters alone are tried, of the smallest type. */
const STACK_SIZES = [2, 1.7, 1.4, 1.2, 1] as const;

/** Sentences of two posters alone, one under the other beside their thread: as large as all have room, else as many as have. */
export function stackLabels(room: Hang, thread: Thread, measure: Measure): Label[] {
  let labels: Label[] = [];
  const said = thread.pair.connections.filter(({ text }) => text.trim() !== '');
  for (const size of STACK_SIZES) {
    labels = stackAt(room, thread, said, room.screen.smallest * size, measure);
    if (labels.length === said.length) break;
  }
  return labels;
}

function stackAt(
  room: Hang,
  thread: Thread,
  said: Pair['connections'],
  size: number,
  measure: Measure,
): Label[] {
  const [[x, y], [toX]] = [thread.points[0] ?? [0, 0], thread.points.at(-1) ?? [0, 0]];
  const left = Math.min(x, toX) + size;
  const width = Math.abs(toX - x) - 2 * size;
  const bottom = room.screen.height - size;
  const labels: Label[] = [];
  const air = size * 0.5;
  // The first stands beside the thread, each other one beside that before it.
  let top = y + besideOf(room.screen);
  for (const connection of said) {
    const box = { x: left, y: top, width, height: bottom - top };
    const inner = { ...box, y: top + air, height: box.height - air };
    const set = setWords(connection.text.trim(), inner, size, measure);
    if (!set) break;
    const end = (set.lines.at(-1)?.y ?? top) + size * DESCENT;
    labels.push({
      ...set,
      pair: { ...thread.pair, connections: [connection] },
      place: 'beside',
      rect: { ...box, height: end - top },
      more: null,
    });
    top = end;
  }
  return labels;
}
