import { setFaces } from './faces.ts';
import type { Hang } from './hang.ts';
import { tieKnots, type Knots } from './knots.ts';
import {
  placeLabels,
  placeLetters,
  placeNumbers,
  sentenceRoom,
  stackLabels,
  type Label,
  type Letter,
} from './labels.ts';
import { pairsOf, type Pair, type ThreadConnection } from './pairs.ts';
import { drawThreads, LIT, type Counts, type RoomPicture } from './picture.ts';
import type { Measure } from './setWords.ts';
import { isClear, mayWeave, weave, type Weave } from './weave.ts';

/** What a picture of the room is made from. */
export interface RoomInput {
  room: Hang;
  /** By table. */
  names: ReadonlyMap<string, string>;
  connections: readonly ThreadConnection[];
  /** What the legend lets through; the knots of the rest stay, pale. All, if it is not there. */
  isShown?: (connection: ThreadConnection) => boolean;
  measure: Measure;
  /** Width of the foot's line that is free for sentences of letters. */
  foot: number;
  /** On paper: what stands on a thread that has no room for its sentence. All have something on them, or they become knots. */
  numberOf?: (pair: Pair) => string;
}

/** So few threads are all lit: none has to stand back for another, and their colours say their kinds. */
const FEW = 6;
/** Among knots, so many threads at most are drawn, and so many of the most marked are tried. */
const DRAWN_AMONG_KNOTS = 5;
const TRIED_AMONG_KNOTS = 10;

/** Connections that the legend lets through. */
export const shownOf = ({ connections, isShown }: RoomInput): readonly ThreadConnection[] =>
  isShown ? connections.filter(isShown) : connections;

/** Lanes that sentences of these pairs want. */
export const lanesFor = (room: Hang, pairs: readonly Pair[], measure: Measure): Map<Pair, number> =>
  new Map(
    pairs.map((pair) => [pair, sentenceRoom(pair, room.screen.smallest, measure).lane] as const),
  );

/** The whole room: all threads while they can be followed, else knots and the few threads whose sentence has room. */
export function overviewOf(input: RoomInput): RoomPicture {
  const { room, names, measure, foot } = input;
  const connections = shownOf(input);
  const faces = setFaces(room, names, measure);
  const { pairs, unhung } = pairsOf(room, connections);
  const base = { room, faces: [...faces.values()] };
  const all = connections.length;
  if (room.columns === 2 && room.rows === 1)
    return { ...base, ...twoPosters(input, pairs, all, unhung) };
  const woven = mayWeave(room, pairs) ? weave(room, pairs, lanesFor(room, pairs, measure)) : null;
  if (woven && isClear(woven, room)) {
    const { numberOf } = input;
    const { floor, labels } = placeLabels(room, woven, measure);
    const without = (index: number): boolean => !labels[index];
    const letters = numberOf
      ? placeNumbers(room, woven, without, floor, numberOf, measure)
      : placeLetters(room, woven, without, floor, foot, measure);
    if (!numberOf || letters.every((letter, index) => letter ?? labels[index]))
      return { ...base, ...drawn(room, woven, labels, letters, all, unhung) };
  }
  const { threads, labels } = fewThreads(room, pairs, measure);
  const every = input.isShown ? pairsOf(room, input.connections).pairs : pairs;
  const knots = tieKnots(room, faces, every, new Set(pairs.map(({ id }) => id)), measure);
  const few = drawThreads(threads, room.screen.width, labels, [], () => true);
  return {
    ...base,
    shows: 'knots',
    threads: few,
    crossings: threads.crossings,
    head: threads.head,
    labels: labels.flatMap((label) => label ?? []),
    letters: [],
    knots,
    counts: knotCounts(all, unhung, pairs, knots, labels),
  };
}

function drawn(
  { screen }: Hang,
  woven: Weave,
  labels: readonly (Label | null)[],
  letters: readonly (Letter | null)[],
  all: number,
  unhung: number,
): Omit<RoomPicture, 'room' | 'faces'> {
  const { threads } = woven;
  const lit = new Set(
    threads.length <= FEW
      ? threads.map(({ pair }) => pair)
      : threads.slice(0, LIT).flatMap(({ pair }) => (pair.marks > 0 ? pair : [])),
  );
  const shown = labels.filter(Boolean).length;
  const inFoot = letters.filter(Boolean).length;
  return {
    shows: 'threads',
    threads: drawThreads(woven, screen.width, labels, letters, (pair) => lit.has(pair)),
    crossings: woven.crossings,
    head: woven.head,
    labels: labels.flatMap((label) => label ?? []),
    letters: letters.flatMap((letter) => letter ?? []),
    knots: [],
    counts: {
      all,
      shown,
      letters: inFoot,
      knots: 0,
      more: all - unhung - shown - inFoot,
      unhung,
    },
  };
}

/** The most marked threads whose sentence has room beside those before them. */
function fewThreads(
  room: Hang,
  pairs: readonly Pair[],
  measure: Measure,
): { threads: Weave; labels: (Label | null)[] } {
  let found: { threads: Weave; labels: (Label | null)[] } = {
    threads: weave(room, []),
    labels: [],
  };
  const chosen: Pair[] = [];
  for (const pair of pairs.slice(0, TRIED_AMONG_KNOTS)) {
    if (pair.marks === 0 || chosen.length >= DRAWN_AMONG_KNOTS) break;
    const tried = [...chosen, pair];
    const threads = weave(room, tried, lanesFor(room, tried, measure));
    const { labels } = placeLabels(room, threads, measure);
    if (!isClear(threads, room) || labels.some((label) => label?.place !== 'in')) continue;
    chosen.push(pair);
    found = { threads, labels };
  }
  return found;
}

function knotCounts(
  all: number,
  unhung: number,
  pairs: readonly Pair[],
  knots: readonly Knots[],
  labels: readonly (Label | null)[],
): Counts {
  const named = new Set(knots.flatMap(({ parts }) => parts.flatMap(({ pair }) => pair?.id ?? [])));
  const drawnPairs = new Set(labels.flatMap((label) => label?.pair ?? []));
  const sum = (of: (pair: Pair) => boolean): number =>
    pairs.reduce((total, pair) => total + (of(pair) ? pair.connections.length : 0), 0);
  const shown = drawnPairs.size;
  const knotted = sum((pair) => named.has(pair.id) && !drawnPairs.has(pair));
  return { all, shown, letters: 0, knots: knotted, more: all - unhung - shown - knotted, unhung };
}

/** Two posters side by side, all their sentences between them. */
export function twoPosters(
  { room, measure }: RoomInput,
  pairs: readonly Pair[],
  all: number,
  unhung: number,
): Omit<RoomPicture, 'room' | 'faces'> {
  const woven = weave(room, pairs);
  const labels = woven.threads.flatMap((thread) => stackLabels(room, thread, measure));
  return {
    shows: 'threads',
    threads: drawThreads(woven, room.screen.width, [], [], () => true),
    crossings: [],
    head: woven.head,
    labels,
    letters: [],
    knots: [],
    counts: {
      all,
      shown: labels.length,
      letters: 0,
      knots: 0,
      more: all - unhung - labels.length,
      unhung,
    },
  };
}
