import { stepAlong } from '../../design/direction.ts';

/** Where the keyboard is in the matrix. `null`: at the head of the row, or of the column; never both. */
export interface Place {
  from: string | null;
  to: string | null;
}

/** Rows that Page Up and Page Down go over. */
const PAGE = 10;
const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));

/** Pure. The place as it is now: what is gone from the matrix is entered at its first row. */
export function placeIn(tables: readonly string[], { from, to }: Place): Place {
  const row = from !== null && tables.includes(from) ? from : null;
  const column = to !== null && tables.includes(to) ? to : null;
  if (row !== null) return { from: row, to: column };
  return from === null && column !== null
    ? { from: null, to: column }
    : { from: tables[0] ?? null, to: null };
}

/**
 * Pure. Where a key leads, or `null` where it means nothing here. `tables`: in the order of rows and columns; columns stand `fromRight` where
 * the page runs so.
 */
export function movedPlace(
  tables: readonly string[],
  place: Place,
  key: string,
  { isFar = false, fromRight = false } = {},
): Place | null {
  const last = tables.length - 1;
  const at = placeIn(tables, place);
  // -1 is the head.
  const row = at.from === null ? -1 : tables.indexOf(at.from);
  const column = at.to === null ? -1 : tables.indexOf(at.to);
  const go = (toRow: number, toColumn: number): Place => {
    const next = { row: clamp(toRow, -1, last), column: clamp(toColumn, -1, last) };
    // There is nothing at the corner.
    if (next.row < 0 && next.column < 0) return at;
    return { from: tables[next.row] ?? null, to: tables[next.column] ?? null };
  };
  switch (key) {
    case 'ArrowUp':
      return go(row - 1, column);
    case 'ArrowDown':
      return go(row + 1, column);
    case 'ArrowLeft':
    case 'ArrowRight':
      return go(row, column + stepAlong(key, fromRight));
    case 'Home':
      return isFar ? go(0, -1) : go(row, row < 0 ? 0 : -1);
    case 'End':
      return isFar ? go(last, last) : go(row, last);
    case 'PageUp':
      return go(Math.max(0, row - PAGE), column);
    case 'PageDown':
      return go(row + PAGE, column);
    default:
      return null;
  }
}

/** Digits typed one after the other make a number. */
export interface TypedNumber {
  digits: string;
  /** ms */
  at: number;
}
/** After a pause a digit begins another number. ms */
const PAUSE_MS = 1_500;
/** More digits than any number of a table has. */
const MOST_DIGITS = 3;

/** Pure. The number typed by now; a digit that makes it one that is not there begins another. */
export function typedNumber(
  before: TypedNumber | null,
  digit: string,
  at: number,
  numbers: readonly number[],
): TypedNumber {
  const goesOn =
    before !== null && at - before.at <= PAUSE_MS && before.digits.length < MOST_DIGITS;
  const digits = goesOn ? before.digits + digit : digit;
  return goesOn && !numbers.some((number) => String(number).startsWith(digits))
    ? { digits: digit, at }
    : { digits, at };
}
