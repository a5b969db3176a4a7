import type * as Y from 'yjs';
import type { ProblemCode } from '../../../../shared/model/problems.ts';

/** The result of an update. `clientIds` are newly bound to the sender and have to be stored. */
export type GateOutcome =
  /** It has nothing that the document lacks. */
  | { kind: 'empty' }
  /**
   * It builds on something that never came (work between opening the socket and the first sync
   * does): everything has to be asked for again.
   */
  | { kind: 'ask-again' }
  /** Nothing of it was applied. */
  | { kind: 'refused'; code: ProblemCode }
  /**
   * Applied. `refused` says why something of it was emptied, `null` that all was taken. `changes`:
   * how many of its structs stay in the document.
   */
  | { kind: 'taken'; refused: ProblemCode | null; clientIds: ClientIdOwner[]; changes: number };

export interface ClientIdOwner {
  clientId: number;
  personId: string;
}

/** The document itself. */
export interface GatedDocument {
  readonly doc: Y.Doc;
  /** Updates that make up its full state, in order. */
  parts(): readonly Uint8Array[];
}

/** An update and its sender. */
export interface SentUpdate {
  update: Uint8Array;
  personId: string;
  /**
   * It is one of several that belong together, and this is the last of them or not: what they do to
   * marks on words is only then complete.
   */
  joined?: 'more' | 'last';
  /** It cannot come in parts, however long it takes. */
  isOne?: boolean;
}

/** The result of an update that came in these parts. Nothing was missing of the whole. */
export function outcomeOf(parts: readonly GateOutcome[]): GateOutcome {
  const taken = parts.filter((part) => part.kind === 'taken');
  const refused =
    parts.flatMap((part) =>
      part.kind === 'refused' ? part.code : part.kind === 'taken' ? (part.refused ?? []) : [],
    )[0] ?? null;
  if (taken.length === 0) return refused ? { kind: 'refused', code: refused } : { kind: 'empty' };
  return {
    kind: 'taken',
    refused,
    clientIds: taken.flatMap(({ clientIds }) => clientIds),
    changes: taken.reduce((sum, { changes }) => sum + changes, 0),
  };
}
