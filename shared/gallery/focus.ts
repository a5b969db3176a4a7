import { faceWithRoom, setFaces, type Face } from './faces.ts';
import type { Hang } from './hang.ts';
import {
  heightOnPoster,
  labelOnPoster,
  placeLabels,
  placeLetters,
  placeSentence,
  type Label,
} from './labels.ts';
import { lanesFor, shownOf, twoPosters, type RoomInput } from './overview.ts';
import { pairsOf, type Pair } from './pairs.ts';
import type { Measure } from './setWords.ts';
import { drawThreads, type RoomPicture } from './picture.ts';
import { isClear, mayWeave, weave, type Weave } from './weave.ts';

/**
 * One poster's threads alone, laced anew with room for their sentences: in the thread, else on the neighbour's poster, else a letter.
 */
export function focusOf(input: RoomInput, tableId: string): RoomPicture {
  const { room, names, measure, foot } = input;
  const own = shownOf(input).filter(({ from, to }) => from === tableId || to === tableId);
  const faces = setFaces(room, names, measure);
  const { pairs, unhung } = pairsOf(room, own);
  if (room.columns === 2 && room.rows === 1)
    return {
      ...twoPosters(input, pairs, own.length, unhung),
      room,
      faces: [...faces.values()],
      shows: 'focus',
    };
  const woven = clearWeave(room, pairs, measure);
  const { floor, labels } = placeLabels(room, woven, measure);
  const placed = labels.map((label, index): Label | null => {
    const thread = woven.threads[index];
    if (label || !thread) return label;
    const { pair } = thread;
    const onPoster = faces.get(pair.from === tableId ? pair.to : pair.from);
    return (
      (onPoster && putOnPoster(input, faces, onPoster, pair)) ??
      placeSentence(room, floor, thread, index, measure, true)
    );
  });
  const letters = placeLetters(room, woven, (index) => !placed[index], floor, foot, measure);
  const shown = placed.filter(Boolean).length;
  const inFoot = letters.filter(Boolean).length;
  return {
    room,
    faces: [...faces.values()],
    shows: 'focus',
    threads: drawThreads(woven, room.screen.width, placed, letters, () => true),
    crossings: woven.crossings,
    head: woven.head,
    labels: placed.flatMap((label) => label ?? []),
    letters: letters.flatMap((letter) => letter ?? []),
    knots: [],
    counts: {
      all: own.length,
      shown,
      letters: inFoot,
      knots: 0,
      more: own.length - unhung - shown - inFoot,
      unhung,
    },
  };
}

/** A sentence on a neighbour's poster, whose name gets smaller for it, if need be, but stays whole; `null` where it has no room. */
function putOnPoster(
  { room, names, measure }: RoomInput,
  faces: Map<string, Face>,
  face: Face,
  pair: Pair,
): Label | null {
  const { smallest } = room.screen;
  const label = labelOnPoster(pair, face, smallest, measure);
  if (label) return label;
  const height = heightOnPoster(pair, face, smallest, measure);
  const name = names.get(face.tableId) ?? '';
  const smaller = height === null ? null : faceWithRoom(room, face, name, height, measure);
  const tried = smaller && labelOnPoster(pair, smaller, smallest, measure);
  if (tried) faces.set(face.tableId, smaller);
  return tried;
}

/** The foremost of a hub's threads, as many as can be told apart. */
function clearWeave(room: Hang, pairs: readonly Pair[], measure: Measure): Weave {
  let [low, high] = [0, pairs.length];
  const weaveSome = (count: number, tries?: number): Weave => {
    const some = pairs.slice(0, count);
    return weave(room, some, lanesFor(room, some, measure), tries);
  };
  for (let count = high; low < high; count = Math.ceil((low + high) / 2)) {
    // Most of a hub's are too many, plainly: that costs no weaving.
    const isTooMany = !mayWeave(room, pairs.slice(0, count), true);
    if (!isTooMany && isClear(weaveSome(count, 0), room, true)) low = count;
    else high = count - 1;
  }
  return weaveSome(low);
}
