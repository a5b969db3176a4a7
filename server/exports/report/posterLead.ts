import { wordsOf, type PosterParts } from '../../../shared/model/poster.ts';
import { heightOf, type Row } from './pageItems.ts';
import { fill } from './posterColumns.ts';
import { INK_SOFT, LEADING, POSTER_WIDTH, SIZE } from './reportLook.ts';
import { blockRows, textRows } from './rows.ts';
import type { TextSetter } from './setText.ts';

/** Sizes of large words, points: read from across the room, and still larger than answers. */
const LEAD_SIZES = [58, 50, 43, 37, 32, 28, 24.5, 21.5, 19, 16.5, 14.5];
const LEAD_LEADING = 1.22;
/** More fill no page in any of these sizes. */
const MOST_LETTERS = 3_000;

/** What a poster sets large, in the largest size that `room` points of height allow; else its beginning. */
export function leadRows(
  setter: TextSetter,
  lead: NonNullable<PosterParts['lead']>,
  room: number,
): { rows: Row[]; isCut: boolean } {
  const isLong = lead.kind === 'answer' && wordsOf(lead.section.blocks).length > MOST_LETTERS;
  for (const size of isLong ? [] : LEAD_SIZES) {
    const { rows, isAll } = rowsAt(setter, lead, size, room);
    if (isAll && heightOf(rows) <= room) return { rows, isCut: false };
  }
  const { rows } = rowsAt(setter, lead, LEAD_SIZES.at(-1) ?? SIZE.lead, room);
  const more = textRows(setter, setter.words.say('file.moreBehind'), {
    width: POSTER_WIDTH,
    ink: INK_SOFT,
    style: 'italic',
  });
  const [shown] = fill(rows, room - SIZE.text * LEADING);
  return { rows: [...shown, ...more], isCut: true };
}

/** Until there is more than `enough` high: an answer may be as long as a book. */
function rowsAt(
  setter: TextSetter,
  lead: NonNullable<PosterParts['lead']>,
  size: number,
  enough: number,
): { rows: Row[]; isAll: boolean } {
  const look = { width: POSTER_WIDTH, size, leading: LEAD_LEADING };
  const isTooWide = (text: string): boolean =>
    setter.hasLongWord([{ text, style: 'bold' }], POSTER_WIDTH / size);
  if (lead.kind === 'sentence')
    return {
      rows: textRows(setter, lead.text, { ...look, style: 'bold' }),
      isAll: !isTooWide(lead.text) || size === LEAD_SIZES.at(-1),
    };
  const { question, blocks } = lead.section;
  const rows =
    question.trim() === ''
      ? []
      : textRows(setter, question, { width: POSTER_WIDTH, size: SIZE.lead - 2, ink: INK_SOFT });
  let height = heightOf(rows);
  for (const block of blocks) {
    if (height > enough) return { rows, isAll: false };
    const next = blockRows(setter, [block], look);
    rows.push(...next);
    height += heightOf(next);
  }
  return { rows, isAll: true };
}
