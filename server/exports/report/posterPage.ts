import { COMMITMENT_KINDS } from '../../../shared/model/table.ts';
import type { SheetSection } from '../../../shared/model/sheet.ts';
import type { PosterView, TableNote } from '../../../shared/protocol/tables.ts';
import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import {
  againWords,
  COMMITMENT_WORDS,
  committedTo,
  tableName,
} from '../../../shared/exchange/meetingWords.ts';
import { LIGHT } from '../paper.ts';
import { paperOf } from '../../../shared/model/note.ts';
import {
  A4,
  gap,
  heightOf,
  shifted,
  type Page,
  type PageItem,
  type Part,
  type Row,
} from './pageItems.ts';
import { WHO_DOES_WHAT } from './listParts.ts';
import { fitted } from './fitted.ts';
import { own, ownPeople } from './ownWords.ts';
import { INK, INK_SOFT, LEADING, MARGIN, SHEET, SIZE } from './reportLook.ts';
import { blockRows, headingRows, paperShape, textRows, type TextLook } from './rows.ts';
import type { TextSetter } from './setText.ts';

const WIDTH = A4.width - 2 * MARGIN;
const COLUMN_GAP = 28;
const COLUMN = (WIDTH - COLUMN_GAP) / 2;
const NOTE_GAP = 9;
/** Lower end of the content, above title and number; points. */
const FOOT = A4.height - MARGIN - 4;

export interface PosterPage {
  page: Page;
  /** Whether everything on the sheet is on the page. */
  sheetIsWhole: boolean;
  /** Ids of notes that are on the page with all their words. */
  wholeNotes: ReadonlySet<string>;
}

/** A table's poster on one page: number, name, sentence, rule, two columns, notes, who is in. */
export function posterPage(
  setter: TextSetter,
  content: MeetingContent,
  poster: PosterView,
): PosterPage {
  const items: PageItem[] = [
    { kind: 'rect', x: 0, y: 0, width: A4.width, height: A4.height, fill: SHEET },
  ];
  const whoRows = who(setter, content, poster);
  const whoTop = FOOT - heightOf(whoRows);
  const { items: noteItems, height: notesHeight, whole } = notes(setter, poster.notes);
  const notesTop = whoTop - 34 - notesHeight;
  const sheetBottom = notesHeight === 0 ? whoTop - 28 : notesTop - 22;
  const headBottom = head(setter, poster, items, sheetBottom - SIZE.text * LEADING);
  placeRows(items, whoRows, MARGIN, whoTop);
  items.push({
    kind: 'rect',
    x: MARGIN,
    y: whoTop - 14,
    width: WIDTH,
    height: 0.8,
    fill: LIGHT.areaLine,
  });
  items.push(...shifted(noteItems, MARGIN, notesTop));
  const answered = poster.sections.filter((section) => section.blocks.length > 0);
  const room = sheetBottom - headBottom;
  const { left, right, cut } = largestColumns(setter, answered, room);
  placeRows(items, left, MARGIN, headBottom);
  placeRows(items, right, MARGIN + COLUMN + COLUMN_GAP, headBottom);
  if (answered.length === 0)
    placeRows(
      items,
      textRows(setter, 'Nothing is on the sheet yet.', { width: WIDTH, ink: INK_SOFT }),
      MARGIN,
      headBottom,
    );
  return { page: { ...A4, items, anchor: poster.tableId }, sheetIsWhole: !cut, wholeNotes: whole };
}

function placeRows(items: PageItem[], rows: readonly Row[], x: number, y: number): void {
  let at = y;
  for (const row of rows) {
    items.push(...shifted(row.items, x, at));
    at += row.height;
  }
}

/** Sizes of the sentence where it is so long that the sheet would have no room at all, points. */
const SMALLER_SENTENCES = [12, 11, 10, 9, 8, 7];

/** Draws the head; returns where the columns begin, which is no lower than `lowest` if that can be. */
function head(setter: TextSetter, poster: PosterView, items: PageItem[], lowest: number): number {
  const top = MARGIN + 4;
  const number = setter.line([{ text: String(poster.number), style: 'bold' }]);
  const size = SIZE.posterNumber;
  const part: Part = { role: 'H2', words: `${poster.number} ${tableName(poster)}` };
  items.push({
    kind: 'line',
    part,
    x: MARGIN - 3,
    y: top + size * 0.7,
    size,
    ink: INK,
    align: 'left',
    line: number,
  });
  const left = MARGIN + number.width * size + 16;
  const width = A4.width - MARGIN - left;
  const name = fitted(
    setter,
    [{ text: tableName(poster), style: 'bold' }],
    { width, height: 150, lines: 3 },
    [SIZE.posterName, 34, 30, 26, 22, 18, 16, 14, 12],
    1.08,
  );
  // The name's capitals are as high as the number's.
  let y = top + name.size * 0.7;
  for (const line of name.lines) {
    items.push({
      kind: 'line',
      part,
      x: line.rightToLeft ? left + width : left,
      y,
      size: name.size,
      ink: INK,
      align: line.rightToLeft ? 'right' : 'left',
      line,
    });
    y += name.size * 1.08;
  }
  y += 2 - name.size * 0.5;
  const closed = poster.closed
    ? textRows(setter, 'This table was closed.', { width, size: SIZE.small, ink: INK_SOFT })
    : [];
  let rows: Row[] = [];
  let bottom = Infinity;
  for (const each of [SIZE.lead - (poster.sentence.length > 110 ? 2 : 0), ...SMALLER_SENTENCES]) {
    rows = [...textRows(setter, poster.sentence, { width, size: each, leading: 1.32 }), ...closed];
    bottom = Math.max(y + heightOf(rows), top + size * 0.74) + 16;
    if (bottom + 18 <= lowest) break;
  }
  placeRows(items, rows, left, y);
  items.push({ kind: 'rect', x: MARGIN, y: bottom, width: WIDTH, height: 1.5, fill: INK });
  return bottom + 18;
}

/** Lines of people of one kind: a thousand may take a topic on. */
const WHO_LINES = 3;

function who(setter: TextSetter, content: MeetingContent, poster: PosterView): Row[] {
  const rows = COMMITMENT_KINDS.flatMap((kind) => {
    const people = committedTo(content.roster, poster.tableId, kind);
    const count = people.names.length + people.nameless;
    if (count === 0) return [];
    const names = people.names.length === 0 ? '' : `: ${ownPeople(people)}`;
    const { one, many } = COMMITMENT_WORDS[kind];
    const all = textRows(
      setter,
      [
        { text: String(count), style: 'bold' },
        { text: ` ${count === 1 ? one : many}${names}`, style: 'regular' },
      ],
      { width: WIDTH },
    );
    return all.length <= WHO_LINES
      ? all
      : [
          ...all.slice(0, WHO_LINES - 1),
          ...textRows(setter, `… all ${count} under “${WHO_DOES_WHAT}”`, {
            width: WIDTH,
            ink: INK_SOFT,
          }),
        ];
  });
  const rest = [
    poster.again === null ? '' : againWords(poster.again),
    poster.mightJoin === 0 ? '' : `${poster.mightJoin} might join`,
    poster.host === undefined ? '' : `${own(poster.host)} stayed with the poster`,
  ].filter((part) => part !== '');
  if (rest.length > 0)
    rows.push(...textRows(setter, rest.join(' · '), { width: WIDTH, ink: INK_SOFT }));
  return rows.length > 0
    ? rows
    : textRows(setter, 'Nobody has said yet who takes this on.', { width: WIDTH, ink: INK_SOFT });
}

function notes(
  setter: TextSetter,
  shown: readonly TableNote[],
): { items: PageItem[]; height: number; whole: Set<string> } {
  const whole = new Set<string>();
  if (shown.length === 0) return { items: [], height: 0, whole };
  const perRow = shown.length <= 4 ? 4 : 3;
  const width = (WIDTH - (perRow - 1) * NOTE_GAP) / perRow;
  const height = Math.min(width, 112);
  const items = shown.flatMap((note, index) => {
    const x = (index % perRow) * (width + NOTE_GAP);
    const y = Math.floor(index / perRow) * (height + NOTE_GAP);
    const square = noteItems(setter, note, width, height);
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
const NOTE_LEADING = 1.2;

function noteItems(
  setter: TextSetter,
  note: TableNote,
  width: number,
  height: number,
): { items: PageItem[]; whole: boolean } {
  const pad = 9;
  const room = { width: width - 2 * pad, height: height - pad - 15 };
  const { size, lines } = fitted(
    setter,
    [{ text: note.text, style: 'medium' }],
    room,
    NOTE_SIZES,
    NOTE_LEADING,
  );
  const fits = Math.max(1, Math.floor(room.height / (size * NOTE_LEADING)));
  const shown = lines.slice(0, fits);
  const whole = shown.length === lines.length;
  const part: Part = { role: 'P' };
  const text: PageItem[] = shown.map((line, index) => ({
    kind: 'line',
    part,
    x: line.rightToLeft ? width - pad : pad,
    y: pad + size * (0.82 + index * NOTE_LEADING),
    size,
    ink: INK,
    align: line.rightToLeft ? 'right' : 'left',
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
            [{ text: '… whole behind the posters', style: 'regular' }],
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

/** A question as a heading. */
export const sectionHead = (setter: TextSetter, question: string, look: TextLook): Row[] =>
  question.trim() === ''
    ? []
    : headingRows(setter, question, { ...look, size: (look.size ?? SIZE.text) + 1.5, role: 'H4' });

/**
 * Each question with what people wrote under it, until there is more than `enough` high: a sheet
 * may be as long as a book.
 */
function partRows(
  setter: TextSetter,
  sections: readonly SheetSection[],
  size: number,
  enough: number,
): { parts: Row[][]; all: boolean } {
  const look = { width: COLUMN, size };
  const parts: Row[][] = [];
  let height = 0;
  for (const { question, blocks } of sections) {
    const rows = sectionHead(setter, question, look);
    parts.push(rows);
    height += heightOf(rows);
    for (const block of blocks) {
      if (height > enough) return { parts, all: false };
      const more = blockRows(setter, [block], look);
      rows.push(...more);
      height += heightOf(more);
    }
    rows.push(gap(8));
  }
  return { parts, all: true };
}

/** Sizes of the sheet's text on the poster, points: few words are larger. */
const SHEET_SIZES = [14.5, 13.5, 12.5, 11.5, SIZE.text];

function largestColumns(
  setter: TextSetter,
  sections: readonly SheetSection[],
  room: number,
): { left: Row[]; right: Row[]; cut: boolean } {
  let found = columns(setter, sections, room, SIZE.text);
  // What is cut at the smallest size is cut at all of them.
  if (found.cut) return found;
  for (const size of SHEET_SIZES) {
    found = columns(setter, sections, room, size);
    if (!found.cut) break;
  }
  return found;
}

/** Two columns, divided at a question where possible; what has no room comes after the posters. */
function columns(
  setter: TextSetter,
  sections: readonly SheetSection[],
  room: number,
  size: number,
): { left: Row[]; right: Row[]; cut: boolean } {
  const { parts, all: isAll } = partRows(setter, sections, size, 2 * room + 60);
  const heights = parts.map(heightOf);
  const total = heights.reduce((sum, height) => sum + height, 0);
  let best = 0;
  let bestHeight = Infinity;
  for (let split = 1, above = 0; split <= parts.length; split += 1) {
    above += heights[split - 1] ?? 0;
    const height = Math.max(above, total - above);
    if (height < bestHeight) [best, bestHeight] = [split, height];
  }
  if (isAll && bestHeight <= room)
    return { left: parts.slice(0, best).flat(), right: parts.slice(best).flat(), cut: false };
  const rows = parts.flat();
  const [left, afterLeft] = fill(rows, room);
  const moreRow = textRows(setter, '… more behind the posters', {
    width: COLUMN,
    ink: INK_SOFT,
    style: 'italic',
  });
  const [all, afterAll] = fill(afterLeft, room);
  if (isAll && afterAll.every((row) => row.items.length === 0))
    return { left, right: all, cut: false };
  const [right] = fill(afterLeft, room - SIZE.text * LEADING);
  return { left, right: [...right, ...moreRow], cut: true };
}

/** The rows that fit, and the rest; a heading is never alone at the end. */
function fill(rows: readonly Row[], room: number): [Row[], Row[]] {
  let used = 0;
  let end = 0;
  while (end < rows.length && used + (rows[end]?.height ?? 0) <= room) {
    used += rows[end]?.height ?? 0;
    end += 1;
  }
  if (end < rows.length) while (end > 0 && rows[end - 1]?.keepWithNext) end -= 1;
  return [rows.slice(0, end), rows.slice(end)];
}
