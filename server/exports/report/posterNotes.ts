import { paperOf } from '../../../shared/model/note.ts';
import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import { beyondWords } from '../../../shared/exchange/ratedWords.ts';
import type { PosterView, TableNote } from '../../../shared/protocol/tables.ts';
import { fitted } from './fitted.ts';
import { own } from './ownWords.ts';
import { shifted, type PageItem, type Part } from './pageItems.ts';
import { INK, INK_SOFT, POSTER_WIDTH } from './reportLook.ts';
import { paperShape } from './rows.ts';
import type { TextSetter } from './setText.ts';

const NOTE_GAP = 9;

/** A note as it hangs on a poster: with what it says beyond its text, as far as that is read in passing. */
export interface PosterNote extends TableNote {
  beyond: readonly string[];
  /** It says more, which stands behind. */
  hasMore: boolean;
}

export function hungNotes(
  setter: TextSetter,
  content: MeetingContent,
  { notes }: Pick<PosterView, 'notes'>,
): PosterNote[] {
  const inPassing = beyondWords(setter.words, content, true);
  const whole = beyondWords(setter.words, content);
  return notes.map((note) => {
    const beyond = inPassing(note);
    return { ...note, beyond, hasMore: whole(note).length > beyond.length };
  });
}

export interface PosterNotes {
  items: PageItem[];
  height: number;
  /** Ids of those whose words are all there. */
  whole: Set<string>;
}

/** Notes at a poster's foot, small: four in a row, or three of many. */
export const smallNotes = (setter: TextSetter, shown: readonly PosterNote[]): PosterNotes =>
  notesInRows(setter, shown, shown.length <= 4 ? 4 : 3, 112, NOTE_SIZES);

/** Notes that come first, as large as `room` allows, in points. */
export function largeNotes(
  setter: TextSetter,
  shown: readonly PosterNote[],
  room: number,
): PosterNotes {
  const perRow = shown.length === 1 ? 1 : shown.length <= 4 ? 2 : 3;
  const rows = Math.ceil(shown.length / perRow);
  const most = (room - (rows - 1) * NOTE_GAP) / Math.max(1, rows);
  return notesInRows(setter, shown, perRow, Math.max(40, most), [...LARGE_SIZES, ...NOTE_SIZES]);
}

function notesInRows(
  setter: TextSetter,
  shown: readonly PosterNote[],
  perRow: number,
  highest: number,
  sizes: readonly number[],
): PosterNotes {
  const whole = new Set<string>();
  if (shown.length === 0) return { items: [], height: 0, whole };
  const width = (POSTER_WIDTH - (perRow - 1) * NOTE_GAP) / perRow;
  const height = Math.min(width, highest);
  const items = shown.flatMap((note, index) => {
    const x = (index % perRow) * (width + NOTE_GAP);
    const y = Math.floor(index / perRow) * (height + NOTE_GAP);
    const square = noteItems(setter, note, { width, height }, sizes);
    if (square.whole) whole.add(note.id);
    return shifted(square.items, x, y);
  });
  return {
    items,
    height: Math.ceil(shown.length / perRow) * (height + NOTE_GAP) - NOTE_GAP,
    whole,
  };
}

const NOTE_SIZES = [15, 14, 13, 12, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7];
/** What comes first is read standing. */
const LARGE_SIZES = [42, 36, 31, 26, 24, 22, 20, 18, 16.5];
const NOTE_LEADING = 1.2;

function noteItems(
  setter: TextSetter,
  note: PosterNote,
  { width, height }: { width: number; height: number },
  sizes: readonly number[],
): { items: PageItem[]; whole: boolean } {
  const pad = 9;
  const room = { width: width - 2 * pad, height: height - pad - 15 };
  const { size, lines } = fitted(
    setter,
    [
      { text: note.text, style: 'medium' },
      ...note.beyond.map((line) => ({ text: `\n${own(line)}`, style: 'regular' as const })),
    ],
    room,
    sizes,
    NOTE_LEADING,
  );
  const fits = Math.max(1, Math.floor(room.height / (size * NOTE_LEADING)));
  const shown = lines.slice(0, fits);
  const whole = shown.length === lines.length && !note.hasMore;
  const part: Part = { role: 'P' };
  const text: PageItem[] = shown.map((line, index) => ({
    kind: 'line',
    part,
    x: setter.startsWithPage(line) ? pad : width - pad,
    y: pad + size * (0.82 + index * NOTE_LEADING),
    size,
    ink: INK,
    align: setter.startsWithPage(line) ? 'left' : 'right',
    line,
  }));
  const more: PageItem[] = whole
    ? []
    : [
        {
          kind: 'line',
          part,
          x: pad,
          y: height - 6,
          size: 7,
          ink: INK_SOFT,
          align: 'left',
          line: setter.line(
            [{ text: setter.words.say('file.wholeBehind'), style: 'regular' }],
            (width - 24) / 7,
          ),
        },
      ];
  return {
    whole,
    items: [
      { kind: 'rect', x: 1, y: 2.5, width: width - 2, height, radius: 2, fill: '#dfe1dd' },
      {
        kind: 'rect',
        x: 0,
        y: 0,
        width,
        height,
        radius: 1.5,
        fill: paperOf(note.color).light,
        stroke: '#c9ccc6',
        lineWidth: 0.5,
      },
      ...text,
      ...more,
      ...paperShape(note.color, width - 10, height - 9),
    ],
  };
}
