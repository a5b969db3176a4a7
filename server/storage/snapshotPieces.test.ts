import { expect, test } from 'vitest';
import { jsonOfPieces, piecesOf, type MeetingPiece } from '../../shared/exchange/meetingPieces.ts';
import { testMeeting } from '../../shared/exchange/testMeeting.ts';
import {
  decodeContent,
  decodePiece,
  encodeContent,
  encodePiece,
  joinLines,
  splitLines,
} from './snapshotPieces.ts';

/** More of everything than one piece holds, with what lines and encodings might trip over. */
function large(): MeetingPiece {
  const meeting = testMeeting();
  const notes = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, seq) => [
      `n${seq}`,
      { text: `“${seq}”\n  𝒳 كلمة`, color: 'blue' as const, at: 1, seq },
    ]),
  );
  return {
    ...meeting,
    notes,
    roster: Array.from(
      { length: 450 },
      () => meeting.roster[0] ?? { name: '', table: null, duties: [], commitments: [] },
    ),
    connections: {},
  };
}
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a meeting in pieces, kept a piece a line, is the same meeting', () => {
  const pieces = encodeContent(large());
  expect(pieces.length).toBeGreaterThan(12);
  expect(
    Math.max(...pieces.map((piece) => Object.keys(decodePiece(piece).notes ?? {}).length)),
  ).toBe(200);
  expect(Math.max(...pieces.map((piece) => decodePiece(piece).posters?.length ?? 0))).toBe(1);
  const row = joinLines(pieces);
  expect(row.split('\n')).toHaveLength(pieces.length);
  expect(decodeContent(splitLines(bytes(row)))).toEqual(large());
});

test('a row from before, one line of everything, is read in pieces as well', () => {
  const pieces = splitLines(bytes(JSON.stringify(large())));
  expect(pieces.length).toBeGreaterThan(12);
  expect(decodeContent(pieces)).toEqual(large());
});

test.each([
  ['large', large()],
  ['empty', { notes: {}, posters: [], at: 1 }],
  ['nothing', {}],
])('the JSON of pieces, one after the other, is that of the whole: %s', (_what, content) => {
  expect(JSON.parse([...jsonOfPieces({ name: 'Lunch' }, piecesOf(content))].join(''))).toEqual({
    name: 'Lunch',
    ...content,
  });
  expect(JSON.parse([...jsonOfPieces({}, piecesOf(content))].join(''))).toEqual(content);
});

test('what is damaged is refused without a word of it', () => {
  expect(() => splitLines(bytes('{"notes": secret'))).toThrow('no JSON');
  expect(() => decodePiece(encodePiece({ at: 1 }).subarray(1))).toThrow(/^[^:]*no JSON/);
});
