import type { DocumentName } from '../../../shared/access/rights.ts';
import type { StoredDocument, StoredWall } from '../wallStore.ts';

/** How much is in one piece: receiving it takes about 5 ms. */
export const IN_ONE_PIECE = { records: 1_000, clientIds: 2_000, updates: 200 } as const;

/** Part of a wall that the store's thread sends. Receiving a full wall as one message takes 60 ms. */
export interface StoredPiece extends Partial<
  Pick<StoredWall, 'wallId' | 'secrets' | 'records' | 'notices'>
> {
  clientIds?: (readonly [number, string])[];
  /** Documents, or further updates of them. */
  documents?: DocumentPart[];
}
type DocumentPart = StoredDocument & { name: DocumentName };

/** The pieces of a wall; {@link addPiece} puts them together. */
export function piecesOf(wall: StoredWall): StoredPiece[] {
  const { wallId, secrets, notices, records, clientIds, documents } = wall;
  const pieces: StoredPiece[] = [{ wallId, secrets, notices }];
  for (const some of inSlices(records, IN_ONE_PIECE.records)) pieces.push({ records: some });
  for (const some of inSlices([...clientIds], IN_ONE_PIECE.clientIds))
    pieces.push({ clientIds: some });
  let parts: DocumentPart[] = [];
  let room: number = IN_ONE_PIECE.updates;
  for (const [name, { sequence, updates }] of Object.entries(documents) as [
    DocumentName,
    StoredDocument,
  ][]) {
    // Also one without updates has a sequence.
    let from = 0;
    do {
      const some = updates.slice(from, from + room);
      parts.push({ name, sequence, updates: some });
      from += some.length;
      room -= some.length;
      if (room > 0) continue;
      pieces.push({ documents: parts });
      [parts, room] = [[], IN_ONE_PIECE.updates];
    } while (from < updates.length);
  }
  if (parts.length > 0) pieces.push({ documents: parts });
  return pieces;
}

/** A wall without any of its pieces. */
export const noPieces = (): StoredWall => ({
  wallId: '',
  secrets: { facilitator: '', volunteer: '', projector: '' },
  records: [],
  documents: {},
  clientIds: new Map(),
  notices: [],
});

/** Adds a piece to what has come of the wall. */
export function addPiece(
  wall: StoredWall,
  { records, clientIds, documents, ...rest }: StoredPiece,
): void {
  Object.assign(wall, rest);
  for (const record of records ?? []) wall.records.push(record);
  for (const [clientId, personId] of clientIds ?? []) wall.clientIds.set(clientId, personId);
  for (const { name, sequence, updates } of documents ?? [])
    (wall.documents[name] ??= { sequence, updates: [] }).updates.push(...updates);
}

function* inSlices<Each>(all: readonly Each[], atOnce: number): Generator<Each[]> {
  for (let at = 0; at < all.length; at += atOnce) yield all.slice(at, at + atOnce);
}
