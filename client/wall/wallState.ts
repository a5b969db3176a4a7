import type { Arrangement } from '../../shared/documents/arrangement.ts';
import type { PlacedWall } from '../../shared/layout/resolvePlacements.ts';
import type { Choice } from '../canvas/scene/selection.ts';
import type { DocumentStatus } from '../sync/syncedDocument.ts';
import { NO_STEPS, type UndoSteps } from './undoStack.ts';

/** Said in the live region and, where `shown`, in a toast. */
export interface Notice {
  text: string;
  kind: 'done' | 'refused';
  shown: boolean;
  /** Only the newest of its kind is worth reading out. */
  isPassing: boolean;
  /** Something was taken back: it can be done again. */
  isUndo: boolean;
  id: number;
}

/** What the model keeps itself. */
export interface OwnState {
  arrangement: Arrangement;
  /** Notes and arrangement have arrived (or there is nothing to wait for). */
  loaded: boolean;
  readable: boolean;
  writable: boolean;
  notesStatus: DocumentStatus | null;
  arrangementStatus: DocumentStatus | null;
  steps: UndoSteps;
  /** The note that was tapped by somebody who may only look. */
  lookedAt: string | null;
  /** The group whose name is being asked for in the outline. */
  namingInOutline: string | null;
  tool: 'move' | 'select' | 'read';
  notice: Notice | null;
}

/** What components render from, as it is at one moment: the model's own, and what the scene's parts say. Replaced, never changed. */
export interface WallState extends OwnState {
  /** Of `WallContent`. */
  wall: PlacedWall;
  /** Of `Selection`: chosen notes, the chosen group, the group being renamed. */
  selection: Choice['notes'];
  selectedCluster: Choice['cluster'];
  renaming: Choice['renaming'];
}

export const NOTHING_YET: OwnState = {
  arrangement: { clusters: new Map(), placements: new Map() },
  loaded: false,
  readable: false,
  writable: false,
  notesStatus: null,
  arrangementStatus: null,
  steps: NO_STEPS,
  lookedAt: null,
  namingInOutline: null,
  tool: 'move',
  notice: null,
};

/** One state from its owners; the same object until one of them has something else. */
export class StateOfParts {
  #of: readonly [OwnState, PlacedWall, Choice] | null = null;
  #state: WallState | null = null;

  read(own: OwnState, wall: PlacedWall, choice: Choice): WallState {
    const of = [own, wall, choice] as const;
    if (!this.#state || of.some((each, index) => each !== this.#of?.[index])) {
      const { notes: selection, cluster: selectedCluster, renaming } = choice;
      this.#of = of;
      this.#state = { ...own, wall, selection, selectedCluster, renaming };
    }
    return this.#state;
  }
}
