/**
 * Every edit carries a mark of its own, `MK0000123Z`, which is legal in keys and texts of all servers and is found in the bytes of a
 * frame, also of a merged one. Notes that were there before carry `SD0000123Z`.
 */
const DIGITS = 7;
const LENGTH = 2 + DIGITS + 1;
const ZERO = 0x30;
const END = 0x5a;

export type MarkKind = 'MK' | 'SD';

export const markOf = (number: number, kind: MarkKind = 'MK'): string =>
  `${kind}${String(number).padStart(DIGITS, '0')}Z`;

/** The numbers of all marks in `bytes`, in order. */
export function findMarks(bytes: Buffer, kind: MarkKind = 'MK'): number[] {
  const found: number[] = [];
  for (
    let at = bytes.indexOf(kind, 0, 'latin1');
    at >= 0;
    at = bytes.indexOf(kind, at + 1, 'latin1')
  ) {
    const number = numberAt(bytes, at);
    if (number === null) continue;
    found.push(number);
    at += LENGTH - 1;
  }
  return found;
}

function numberAt(bytes: Buffer, at: number): number | null {
  if (bytes[at + LENGTH - 1] !== END) return null;
  let number = 0;
  for (let digit = at + 2; digit < at + 2 + DIGITS; digit += 1) {
    const value = (bytes[digit] as number) - ZERO;
    if (value < 0 || value > 9) return null;
    number = number * 10 + value;
  }
  return number;
}

const CURSOR_MARK = Buffer.from('[');

/** Positions in awareness carry a state's number as `[123456,7.25]`; returns all of them. */
export function findPositions(bytes: Buffer): number[] {
  const found: number[] = [];
  for (
    let end = bytes.indexOf(',7.25]', 0, 'latin1');
    end >= 0;
    end = bytes.indexOf(',7.25]', end + 1, 'latin1')
  ) {
    const start = bytes.lastIndexOf(CURSOR_MARK, end);
    const number = Number(bytes.toString('latin1', start + 1, end));
    if (start >= 0 && Number.isInteger(number)) found.push(number);
  }
  return found;
}
