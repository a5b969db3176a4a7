import { COMMITMENT_KINDS } from '../../../shared/model/table.ts';
import { posterParts } from '../../../shared/model/poster.ts';
import type { PosterView } from '../../../shared/protocol/tables.ts';
import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import {
  againWords,
  askedOf,
  committedTo,
  tableName,
} from '../../../shared/exchange/meetingWords.ts';
import { LIGHT } from '../paper.ts';
import {
  A4,
  heightOf,
  shifted,
  type Page,
  type PageItem,
  type Part,
  type Row,
} from './pageItems.ts';
import { fitted } from './fitted.ts';
import { own, ownPeople } from './ownWords.ts';
import { largestColumns } from './posterColumns.ts';
import { leadRows } from './posterLead.ts';
import { hungNotes, largeNotes, smallNotes } from './posterNotes.ts';
import {
  INK,
  INK_SOFT,
  LEADING,
  MARGIN,
  POSTER_COLUMN,
  POSTER_GAP,
  POSTER_WIDTH,
  SHEET,
  SIZE,
} from './reportLook.ts';
import { textRows } from './rows.ts';
import type { TextSetter } from './setText.ts';
import { messageRuns } from './messageRuns.ts';

/** Lower end of the content, above title and number; points. */
const FOOT = A4.height - MARGIN - 4;

export interface PosterPage {
  page: Page;
  /** Whether everything on the sheet is on the page. */
  sheetIsWhole: boolean;
  /** Ids of notes that are on the page with all their words. */
  wholeNotes: ReadonlySet<string>;
}

/** Between what comes first and the answers, points. */
const FIRST_GAP = 18;
/** Of the room below the name, what comes first takes at most so much where answers follow. */
const FIRST = 0.6;

/** A table's poster on one page, as its people want it set: number, name, sentence, rule, two columns, notes, who is in. */
export function posterPage(
  setter: TextSetter,
  content: MeetingContent,
  poster: PosterView,
): PosterPage {
  const items: PageItem[] = [
    { kind: 'rect', x: 0, y: 0, width: A4.width, height: A4.height, fill: SHEET },
  ];
  const { layout, lead, answers, leftOut } = posterParts(poster);
  // Where every answer was left to the sheet, the notes are what there is to see.
  const isNotesFirst =
    poster.notes.length > 0 &&
    (layout === 'notes' || (answers.length === 0 && leftOut > 0 && lead === null));
  const whoRows = who(setter, content, poster);
  const whoTop = FOOT - heightOf(whoRows);
  const hung = hungNotes(setter, content, poster);
  const foot = smallNotes(setter, isNotesFirst ? [] : hung);
  const notesTop = whoTop - 34 - foot.height;
  const sheetBottom = foot.height === 0 ? whoTop - 28 : notesTop - 22;
  const headBottom = head(
    setter,
    lead?.kind === 'sentence' ? { ...poster, sentence: '' } : poster,
    items,
    { lowest: sheetBottom - SIZE.text * LEADING, isSmall: lead !== null },
  );
  placeRows(items, whoRows, MARGIN, whoTop);
  items.push({
    kind: 'rect',
    x: MARGIN,
    y: whoTop - 14,
    width: POSTER_WIDTH,
    height: 0.8,
    fill: LIGHT.areaLine,
  });
  items.push(...shifted(foot.items, MARGIN, notesTop));
  const first = (sheetBottom - headBottom) * (answers.length > 0 ? FIRST : 1);
  const top = isNotesFirst ? largeNotes(setter, hung, first) : foot;
  if (isNotesFirst) items.push(...shifted(top.items, MARGIN, headBottom));
  const large = lead ? leadRows(setter, lead, first) : { rows: [], isCut: false };
  placeRows(items, large.rows, MARGIN, headBottom);
  const above = (isNotesFirst ? top.height : heightOf(large.rows)) + FIRST_GAP;
  const answersTop = headBottom + (isNotesFirst || lead ? above : 0);
  const { left, right, cut } = largestColumns(setter, answers, sheetBottom - answersTop);
  placeRows(items, left, MARGIN, answersTop);
  placeRows(items, right, MARGIN + POSTER_COLUMN + POSTER_GAP, answersTop);
  if (answers.length === 0 && leftOut === 0 && lead === null)
    placeRows(
      items,
      textRows(setter, setter.words.say('file.nothingOnSheet'), {
        width: POSTER_WIDTH,
        ink: INK_SOFT,
      }),
      MARGIN,
      answersTop,
    );
  return {
    page: { ...A4, items, anchor: poster.tableId },
    sheetIsWhole: !cut && !large.isCut && leftOut === 0,
    wholeNotes: top.whole,
  };
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

/** Draws the head, small above something large; returns where what follows begins, which is no lower than `lowest` if that can be. */
function head(
  setter: TextSetter,
  poster: PosterView,
  items: PageItem[],
  { lowest, isSmall }: { lowest: number; isSmall: boolean },
): number {
  const top = MARGIN + 4;
  const number = setter.line([{ text: String(poster.number), style: 'bold' }]);
  const size = SIZE.posterNumber * (isSmall ? 0.6 : 1);
  const part: Part = { role: 'H2', words: `${poster.number} ${tableName(setter.words, poster)}` };
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
    [{ text: tableName(setter.words, poster), style: 'bold' }],
    { width, height: 150, lines: 3 },
    [SIZE.posterName, 34, 30, 26, 22, 18, 16, 14, 12].slice(isSmall ? 3 : 0),
    1.08,
  );
  // The name's capitals are as high as the number's.
  let y = top + name.size * 0.7;
  for (const line of name.lines) {
    items.push({
      kind: 'line',
      part,
      x: setter.startsWithPage(line) ? left : left + width,
      y,
      size: name.size,
      ink: INK,
      align: setter.startsWithPage(line) ? 'left' : 'right',
      line,
    });
    y += name.size * 1.08;
  }
  y += 2 - name.size * 0.5;
  const closed = poster.closed
    ? textRows(setter, setter.words.say('file.closed'), { width, size: SIZE.small, ink: INK_SOFT })
    : [];
  let rows: Row[] = [];
  let bottom = Infinity;
  for (const each of [SIZE.lead - (poster.sentence.length > 110 ? 2 : 0), ...SMALLER_SENTENCES]) {
    rows = [...textRows(setter, poster.sentence, { width, size: each, leading: 1.32 }), ...closed];
    bottom = Math.max(y + heightOf(rows), top + size * 0.74) + 16;
    if (bottom + 18 <= lowest) break;
  }
  placeRows(items, rows, left, y);
  items.push({ kind: 'rect', x: MARGIN, y: bottom, width: POSTER_WIDTH, height: 1.5, fill: INK });
  return bottom + 18;
}

/** Lines of people of one kind: a thousand may take a topic on. */
const WHO_LINES = 3;

function who(setter: TextSetter, content: MeetingContent, poster: PosterView): Row[] {
  const { words } = setter;
  const rows = COMMITMENT_KINDS.flatMap((kind) => {
    const people = committedTo(content.roster, poster.tableId, kind);
    const count = people.names.length + people.nameless;
    if (count === 0) return [];
    const runs =
      people.names.length === 0
        ? messageRuns(setter, `file.commitment.${kind}`, { count }, { b: 'bold' })
        : messageRuns(
            setter,
            `file.commitment.${kind}.who`,
            { count, people: ownPeople(words, people) },
            { b: 'bold' },
          );
    const all = textRows(setter, runs, { width: POSTER_WIDTH });
    const chapter = words.say('file.head.who');
    return all.length <= WHO_LINES
      ? all
      : [
          ...all.slice(0, WHO_LINES - 1),
          ...textRows(setter, words.say('file.allUnder', { count, chapter }), {
            width: POSTER_WIDTH,
            ink: INK_SOFT,
          }),
        ];
  });
  const rest = [
    poster.again === null ? '' : againWords(words, content, poster),
    poster.mightJoin === 0 ? '' : words.say('file.mightJoin', { count: poster.mightJoin }),
    poster.host === undefined ? '' : words.say('file.stayedShort', { name: own(poster.host) }),
  ].filter((part) => part !== '');
  if (rest.length > 0)
    rows.push(...textRows(setter, rest.join(' · '), { width: POSTER_WIDTH, ink: INK_SOFT }));
  // Where nobody is asked who takes it on, nothing is missing.
  return rows.length > 0 || askedOf(content, poster.tableId).commitments.length === 0
    ? rows
    : textRows(setter, words.say('file.nobodySaid'), {
        width: POSTER_WIDTH,
        ink: INK_SOFT,
      });
}
