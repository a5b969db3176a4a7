import type { DocumentName } from '../../../shared/access/rights.ts';
import type { StoredDocument, StoredWall } from '../wallStore.ts';

/** How much is in one piece: receiving it takes a few milliseconds. */
export const IN_ONE_PIECE = { records: 1_000, clientIds: 2_000, updates: 200 } as const;

/** Part of a wall that the store's thread sends. Receiving a full wall as one message takes 60 ms. */
export interface StoredPiece extends Partial<
  Pick<StoredWall, 'wallId' | 'secrets' | 'records' | 'notices'>
> {
  clientIds?: (readonly [number, string])[];
  /** A document, or further updates of one. */
  document?: StoredDocument & { name: DocumentName };
}

/** The pieces of a wall; {@link addPiece} puts them together. */
export function* piecesOf(wall: StoredWall): Generator<StoredPiece> {
  const { wallId, secrets, notices, records, clientIds, documents } = wall;
  yield { wallId, secrets, notices };
  for (const some of inSlices(records, IN_ONE_PIECE.records)) yield { records: some };
  for (const some of inSlices([...clientIds], IN_ONE_PIECE.clientIds)) yield { clientIds: some };
  for (const [name, { sequence, updates }] of Object.entries(documents) as [
    DocumentName,
    StoredDocument,
  ][]) {
    yield { document: { name, sequence, updates: [] } };
    for (const some of inSlices(updates, IN_ONE_PIECE.updates))
      yield { document: { name, sequence, updates: some } };
  }
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
  { records, clientIds, document, ...rest }: StoredPiece,
): void {
  Object.assign(wall, rest);
  for (const record of records ?? []) wall.records.push(record);
  for (const [clientId, personId] of clientIds ?? []) wall.clientIds.set(clientId, personId);
  if (!document) return;
  const { name, sequence, updates } = document;
  const known = (wall.documents[name] ??= { sequence, updates: [] });
  known.updates.push(...updates);
}

function* inSlices<Each>(all: readonly Each[], atOnce: number): Generator<Each[]> {
  for (let at = 0; at < all.length; at += atOnce) yield all.slice(at, at + atOnce);
}
