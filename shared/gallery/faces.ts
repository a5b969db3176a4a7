import type { Rect } from '../layout/noteGrid.ts';
import { textDirection } from '../model/textDirection.ts';
import { piecesOf, setLines, type Piece } from '../layout/breakWords.ts';
import { partWord } from '../layout/partWord.ts';
import type { Hang, HungPoster, Screen } from './hang.ts';
import {
  CAPITALS,
  DESCENT,
  leadingOf,
  setWords,
  type Measure,
  type SetLine,
  type SetText,
} from './setWords.ts';

/** What a poster shows from across the room: all, number and name, or the number alone, where no name can be read. */
export type FaceForm = 'whole' | 'name' | 'number';

/** What stands where on a poster. */
export interface Face {
  tableId: string;
  number: SetLine & { size: number };
  form: FaceForm;
  /** Whole, in its own size; `null` where it cannot be read from here. */
  name: SetText | null;
  /** Free paper under the name: the poster's own sentence, or a connection's that ends here. */
  below: Rect;
  /** A line at its foot: knots, or its papers and who might join. */
  foot: Rect;
}

/** Narrower than this part of the room's width, a poster shows number and name only. */
const WHOLE_WIDTH = 0.09;
/** Lower than this part of it, its sentence would press the name small. */
const WHOLE_HEIGHT = 0.085;
/** No name is larger than so many times the one in the middle: short ones don't shout. */
const CAP = 1.4;
/** Smaller than this part of the room's width a name is not read with ease: it takes its sentence's height, too. */
const COMFORT = 0.018;
/** ... nor than this part of its number: the number is found first. */
const TO_NUMBER = 0.68;
/** So much larger a name must be under its number to stand there: one that is read with ease beside it, and one that is not. */
const UNDER = { large: 1.35, small: 1.12 } as const;
/** A number that leaves little beside it, of the paper's width. */
const WIDE_NUMBER = 0.24;
/** A number alone: at most so much of the paper's width, and of its height above the foot. */
const ALONE = { width: 0.8, height: 0.9 } as const;
/** A word of so many letters may be parted where its name is else not shown. */
const LONG_WORD = 10;
/** Steps in which sizes are tried, px. */
const STEP = 0.25;
/** Measures a poster's own parts before any name is set. */
interface Paper {
  poster: HungPoster;
  pad: number;
  numberSize: number;
  numberWidth: number;
  form: FaceForm;
  /** Where the name may stand. */
  box: Rect;
  /** Height that a poster's sentence takes from a short name. */
  sentence: number;
  foot: Rect;
}

function paperOf(poster: HungPoster, { screen }: Hang, measure: Measure): Paper {
  const { x, y, width, height } = poster;
  const pad = Math.min(width * 0.06, height * 0.12, screen.width * 0.016);
  const footHeight = screen.smallest * 1.25;
  const isWhole = width >= screen.width * WHOLE_WIDTH && height >= screen.width * WHOLE_HEIGHT;
  const inner = width - 2 * pad;
  const foot = {
    x: x + pad,
    y: y + height - pad * 0.6 - footHeight,
    width: inner,
    height: footHeight,
  };
  const sentence = isWhole ? screen.smallest * 1.7 : 0;
  // A number that cannot be read is none: on a small poster it takes what room there is.
  const readable = Math.min(
    screen.smallest,
    (ALONE.width * inner) / measure(String(poster.number), 1),
    (foot.y - y) * ALONE.height,
  );
  const numberSize = Math.max(Math.min(0.2 * width, 0.27 * height), readable);
  return {
    poster,
    pad,
    numberSize,
    numberWidth: measure(String(poster.number), numberSize),
    form: isWhole ? 'whole' : 'name',
    box: { x: x + pad, y: y + pad, width: inner, height: foot.y - pad * 0.3 - y - pad },
    sentence,
    foot,
  };
}

/** A name and what is needed to set it. */
interface Words {
  pieces: readonly Piece[];
  /** Em of a line; each line is measured once, whatever sizes are tried. */
  em(line: string): number;
  leading: number;
  direction: 'ltr' | 'rtl';
  /** Words that may be parted; none, if the name can be read without that. `isTight`: also where it reads badly. */
  parted: ReadonlySet<string>;
  isTight?: boolean;
}

function wordsOf(name: string, measure: Measure): Words {
  const known = new Map<string, number>();
  return {
    pieces: piecesOf(name),
    em: (line) => {
      const em = known.get(line) ?? measure(line, 100) / 100;
      known.set(line, em);
      return em;
    },
    leading: leadingOf(name),
    direction: textDirection(name),
    parted: new Set(),
  };
}

/** How a name stands to its number: beside it and then under it, or all of it under it. */
interface Setting {
  size: number;
  lines: readonly string[];
  isUnder: boolean;
}

/** Room of a line beside or under the number, and where its top is. */
function lineRoom(
  { box, numberSize, numberWidth }: Paper,
  { leading }: Words,
  size: number,
  isUnder: boolean,
): { start: number; most: number; indent(line: number): number } {
  const start = isUnder ? numberSize * 0.98 : 0;
  const spare = box.height - start - (CAPITALS + DESCENT) * size;
  return {
    start,
    most: spare < 0 ? 0 : 1 + Math.floor(spare / (leading * size)),
    indent: (line) =>
      isUnder || line * leading * size >= numberSize * 0.95 ? 0 : numberWidth + numberSize * 0.25,
  };
}

function trySetting(
  paper: Paper,
  words: Words,
  size: number,
  isUnder: boolean,
  less = 0,
): string[] | null {
  const { most, indent } = lineRoom(paper, words, size, isUnder);
  if (most === 0) return null;
  return setLines(
    words.pieces,
    (line) => words.em(line) * size,
    // A hair of air: a line may be a little wider at another size.
    (line) => paper.box.width - indent(line) - less - size * 0.02,
    most,
    (word, left, fits) => (words.parted.has(word) ? partWord(left, fits, words.isTight) : null),
  );
}

/** The largest setting up to `largest`; `null` where the name does not stand whole in any that can be read. */
function largestIn(
  paper: Paper,
  words: Words,
  smallest: number,
  largest: number,
  comfort: number,
): Setting | null {
  const best = (isUnder: boolean): Setting | null => {
    let [low, high] = [-1, Math.floor((largest - smallest) / STEP)];
    let found: Setting | null = null;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const size = smallest + middle * STEP;
      const lines = trySetting(paper, words, size, isUnder);
      if (lines) {
        low = middle;
        found = { size, lines, isUnder };
      } else high = middle - 1;
    }
    return found;
  };
  const [beside, under] = [best(false), best(true)];
  if (!beside || !under) return beside ?? under;
  // Beside its number it reads as one; only a long word is worth a line more, or a number that leaves little beside it.
  const isNarrow = paper.numberWidth > paper.box.width * WIDE_NUMBER;
  const isBetter =
    isNarrow && under.size >= beside.size && under.lines.length < beside.lines.length;
  const much = beside.size < comfort ? UNDER.small : UNDER.large;
  return isBetter || under.size > beside.size * much ? under : beside;
}

/** The largest setting that leaves its sentence room, or else one that is read with ease. */
function largestSetting(
  paper: Paper,
  words: Words,
  { smallest, width }: Screen,
  largest: number,
): Setting | null {
  const { box, sentence } = paper;
  const less = { ...paper, box: { ...box, height: box.height - sentence } };
  const comfort = Math.min(largest, Math.max(smallest, width * COMFORT));
  const polite = sentence > 0 ? largestIn(less, words, smallest, largest, comfort) : null;
  if (polite && polite.size >= comfort) return polite;
  return largestIn(paper, words, smallest, sentence > 0 ? comfort : largest, comfort);
}

/** Lines of about one length: as narrow as they can be without one more. */
function balance(paper: Paper, words: Words, { size, lines, isUnder }: Setting): readonly string[] {
  if (lines.length < 2) return lines;
  let best = lines;
  let [low, high] = [0, paper.box.width * 0.6];
  for (let step = 0; step < 7; step += 1) {
    const middle = (low + high) / 2;
    const tried = trySetting(paper, words, size, isUnder, middle);
    if (tried && tried.length === lines.length) {
      best = tried;
      low = middle;
    } else high = middle;
  }
  return best;
}

function placeName(paper: Paper, words: Words, setting: Setting, measure: Measure): SetText {
  const { box } = paper;
  const { size, isUnder } = setting;
  const { start, indent } = lineRoom(paper, words, size, isUnder);
  const lines = balance(paper, words, setting).map((text, index): SetLine => {
    const width = measure(text, size);
    return {
      text,
      x: words.direction === 'rtl' ? box.x + box.width - width : box.x + indent(index),
      y: box.y + start + size * CAPITALS + index * size * words.leading,
      width,
    };
  });
  return { size, direction: words.direction, lines };
}

const middleOf = (sizes: readonly number[]): number =>
  [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? Infinity;

/**
 * A name that cannot stand whole where the room reads it: in finer type than is read from the last row, then with a hyphen in words that no
 * line holds, then in all long ones. A bare number tells nobody anything.
 */
function lastSetting(
  paper: Paper,
  words: Words,
  screen: Screen,
): { words: Words; setting: Setting | null } {
  const smallest = screen.finest ?? screen.smallest;
  const wide = new Set<string>();
  const long = new Set<string>();
  for (const { text } of words.pieces) {
    if (words.em(text) * smallest > paper.box.width - smallest * 0.02) wide.add(text);
    if (text.length >= LONG_WORD) long.add(text);
  }
  const all = new Set([...wide, ...long]);
  const ways = [{ parted: words.parted }, { parted: wide }, { parted: all }];
  for (const way of [...ways, { parted: all, isTight: true }]) {
    const tried = { ...words, ...way };
    const setting = largestSetting(paper, tried, { ...screen, smallest }, screen.smallest);
    if (setting) return { words: tried, setting };
  }
  return { words, setting: null };
}

/** Sets the names of all posters, each as large as it stands whole, none much larger than the others. */
export function setFaces(
  room: Hang,
  names: ReadonlyMap<string, string>,
  measure: Measure,
): Map<string, Face> {
  const { screen } = room;
  const set = room.posters.map((poster) => {
    const paper = paperOf(poster, room, measure);
    const words = wordsOf(names.get(poster.tableId) ?? '', measure);
    const largest = paper.numberSize * TO_NUMBER;
    if (words.pieces.length === 0) return { paper, words, setting: null };
    const setting = largestSetting(paper, words, screen, Math.max(largest, screen.smallest));
    return setting ? { paper, words, setting } : { paper, ...lastSetting(paper, words, screen) };
  });
  const cap = CAP * middleOf(set.flatMap(({ setting }) => setting?.size ?? []));
  return new Map(
    set.map(({ paper, words, setting }) => {
      const fitted =
        setting && setting.size > cap
          ? largestSetting(paper, words, screen, Math.max(cap, screen.smallest))
          : setting;
      const name = fitted && placeName(paper, words, fitted, measure);
      return [paper.poster.tableId, faceOf(paper, name)];
    }),
  );
}

/** Between a name and what stands under it, of the poster's margin. */
const BELOW = 0.6;

/** A poster's face with so much height under its name, its foot included, for other words; `null` where that leaves no name that can be read. */
export function faceWithRoom(
  room: Hang,
  { tableId, name }: Face,
  words: string,
  height: number,
  measure: Measure,
): Face | null {
  const poster = room.posters.find((each) => each.tableId === tableId);
  if (!poster || !name) return null;
  const paper = paperOf(poster, room, measure);
  const air = paper.pad * BELOW;
  const bottom = paper.foot.y + paper.foot.height;
  const box = { ...paper.box, height: bottom - height - air - paper.box.y };
  const smaller = { ...paper, box };
  const set = wordsOf(words, measure);
  const { smallest } = room.screen;
  const setting = largestIn(smaller, set, smallest, Math.max(smallest, name.size), name.size);
  return setting && faceOf(paper, placeName(smaller, set, setting, measure));
}

/** Where no name can be read the number has the paper to itself: it is what is found from afar. */
function numberAlone({ poster, box, foot, numberSize, numberWidth }: Paper): Face['number'] {
  const size = Math.max(
    numberSize,
    Math.min((numberSize * box.width) / numberWidth, (foot.y - poster.y) * ALONE.height) *
      ALONE.width,
  );
  const width = (numberWidth * size) / numberSize;
  return {
    text: String(poster.number),
    x: poster.x + (poster.width - width) / 2,
    y: (poster.y + foot.y + size * CAPITALS) / 2,
    width,
    size,
  };
}

function faceOf(paper: Paper, name: SetText | null): Face {
  const { poster, box, foot, numberSize, numberWidth, pad } = paper;
  const number = name
    ? {
        text: String(poster.number),
        x: box.x,
        y: box.y + numberSize * CAPITALS,
        width: numberWidth,
        size: numberSize,
      }
    : numberAlone(paper);
  const last = name?.lines.at(-1);
  const top = Math.max(
    box.y + numberSize * 0.85,
    last && name ? last.y + name.size * DESCENT : number.y,
  );
  return {
    tableId: poster.tableId,
    number,
    form: name ? paper.form : 'number',
    name,
    below: {
      x: box.x,
      y: top + pad * BELOW,
      width: box.width,
      height: Math.max(0, foot.y - top - pad * (BELOW + 0.2)),
    },
    foot,
  };
}

/** A poster's sentence is set as large as it stands whole, between these, of the smallest type. */
const SENTENCE = { most: 1.2, least: 0.9 } as const;
const SENTENCE_STEP = 0.1;

/** Its sentence, whole or not at all. */
export function sentenceOn(
  { below, form }: Face,
  sentence: string,
  smallest: number,
  measure: Measure,
): SetText | null {
  if (form !== 'whole' || sentence === '') return null;
  for (let size = SENTENCE.most; size >= SENTENCE.least - 0.001; size -= SENTENCE_STEP) {
    const set = setWords(sentence, below, size * smallest, measure);
    if (set) return set;
  }
  return null;
}
