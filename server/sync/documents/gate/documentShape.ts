import type * as Y from 'yjs';
import type { ProblemCode } from '../../../../shared/model/problems.ts';
import type { PartsShape } from './judgeParts.ts';
import type { Place } from './places.ts';
import type { UpdateParts } from './updateParts.ts';

export type OwnerOf = (clientId: number) => string | undefined;
export type ChangedTypes = Y.Transaction['changed'];

/** What a document that people write may contain. */
export interface DocumentShape extends PartsShape {
  /**
   * Why this is certainly too much for the document, told without trying it, because a trial that
   * fails costs a new copy; `null` when it may have room.
   */
  noRoom(doc: Y.Doc, added: Pick<UpdateParts, 'structs' | 'deletes'>): ProblemCode | null;
  /** Gives the document's roots their types, before anything is applied. */
  declare(doc: Y.Doc): void;
  /**
   * Why the document is not allowed to be as it is after a change of these types; `null` when it
   * is. `before` is the document before the change; `ownerOf` says who owns a client id.
   */
  check(doc: Y.Doc, changed: ChangedTypes, before?: Y.Doc, ownerOf?: OwnerOf): ProblemCode | null;
  /** Restores what an update may not take away. `lost`: keys whose new value was emptied. */
  repair(
    before: Y.Doc,
    after: Y.Doc,
    changed: ChangedTypes,
    lost: readonly Place[],
  ): ((doc: Y.Doc) => void) | null;
}
