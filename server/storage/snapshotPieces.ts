import { joinPieces, piecesOf, type MeetingPiece } from '../../shared/exchange/meetingPieces.ts';
import { StorageError } from './storageError.ts';
import type { SnapshotContent } from './wallStore.ts';

const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
const NEW_LINE = 10;

/** A piece as it is stored and as it travels between threads: JSON in UTF-8, on one line. */
export const encodePiece = (piece: MeetingPiece): Uint8Array =>
  encoder.encode(JSON.stringify(piece));

/** `JSON.parse` quotes the text in its error, and errors are logged. */
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

/** One row of the store: a piece on each line. */
export const joinLines = (pieces: readonly Uint8Array[]): string =>
  pieces.map((piece) => decoder.decode(piece)).join('\n');

/** The pieces of a row. Snapshots from before there were pieces are one large line. */
export function splitLines(row: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let at = 0; at <= row.length;) {
    const end = row.indexOf(NEW_LINE, at);
    lines.push(row.subarray(at, end === -1 ? row.length : end));
    at = end === -1 ? row.length + 1 : end + 1;
  }
  return lines.length > 1 ? lines : encodeContent(decodePiece(row));
}
