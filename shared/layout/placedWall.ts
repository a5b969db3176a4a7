import type { Point } from '../model/arrangement.ts';
import type { Note, NoteColor } from '../model/note.ts';
import type { Rect } from './noteGrid.ts';

/** A note where it lies on the wall. */
export interface PlacedNote {
  id: string;
  note: Pick<Note, 'text' | 'color' | 'seq' | 'by' | 'prompt' | 'at'>;
  /** Wall units. */
  rect: Rect;
  /** Id of the open group it belongs to. */
  cluster?: string;
  /** Nobody has moved it yet: it lies on its landing slot. */
  landed: boolean;
  /** In a collapsed group: `rect` is the pile, only its top note shows, and `open` is where this one lies once the pile is opened. */
  pile?: { isTop: boolean; open: Rect };
}

/** An open group with everything needed to draw it. */
export interface PlacedCluster {
  id: string;
  /** From 1, in reading order. */
  number: number;
  name: string;
  color: NoteColor;
  pos: Point;
  /** Ids of its notes, in reading order. */
  notes: string[];
  /** Box around header and notes, wall units. */
  rect: Rect;
  /** Its notes are stacked to one pile. */
  collapsed?: true;
  /** Other names of groups that were merged into it, so that a name given meanwhile is not lost from sight. */
  also?: readonly string[];
}

export interface PlacedWall {
  notes: Map<string, PlacedNote>;
  clusters: Map<string, PlacedCluster>;
  /** Ids of notes in no group, in reading order. */
  loose: string[];
}
