import { joinPieces, piecesOf, type MeetingPiece } from '../../shared/exchange/meetingPieces.ts';
import { StorageError } from './storageError.ts';
import type { SnapshotContent } from './wallStore.ts';

const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
const NEW_LINE = 10;

/** A piece as it is kept and as it travels between threads: JSON in UTF-8, without a line's end in it. */
export const encodePiece = (piece: MeetingPiece): Uint8Array =>
  encoder.encode(JSON.stringify(piece));

/** The platform's own error would quote the words it stumbled over, and it goes to the log. */
export function decodePiece(bytes: Uint8Array): MeetingPiece {
  try {
    return JSON.parse(decoder.decode(bytes)) as MeetingPiece;
  } catch {
    throw new StorageError('corrupt', 'a piece of a meeting is no JSON');
  }
}

export const encodeContent = (content: MeetingPiece): Uint8Array[] =>
  Array.from(piecesOf(content), encodePiece);
export const decodeContent = (pieces: readonly Uint8Array[]): SnapshotContent =>
  joinPieces(pieces.map(decodePiece)) as SnapshotContent;

/** One row of the store: a piece a line. */
export const joinLines = (pieces: readonly Uint8Array[]): string =>
  pieces.map((piece) => decoder.decode(piece)).join('\n');

/** Its pieces. A row that is one line may be large, as all were once. */
export function splitLines(row: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let at = 0; at <= row.length;) {
    const end = row.indexOf(NEW_LINE, at);
    lines.push(row.subarray(at, end === -1 ? row.length : end));
    at = end === -1 ? row.length + 1 : end + 1;
  }
  return lines.length > 1 ? lines : encodeContent(decodePiece(row));
}
