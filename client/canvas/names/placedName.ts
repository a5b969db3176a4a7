import type { Rect } from '../../../shared/layout/noteGrid.ts';
import type { MeasureName, NameForm } from './nameForms.ts';

/** A group whose name wants a place. All in screen pixels from the wall's origin, so that a moving view changes nothing. */
export interface GroupToName {
  id: string;
  /** What stands there: its name, or an invitation to give one. */
  name: string;
  isInvitation: boolean;
  /** Of its notes; empty while the name is being typed there. */
  count: string;
  measure: MeasureName;
  /** Box around header and notes. */
  area: Rect;
  /** Lower edge of its header. */
  bottom: number;
}

/** Where a name stands and how. */
export interface PlacedName {
  group: GroupToName;
  form: NameForm;
  size: number;
  /** Where the number begins: its left side, or its right one where the page's lines run from there; and the middle of the first line. */
  start: number;
  middle: number;
  /** Letters are so much narrower, down to `NARROWEST`. */
  squeeze: number;
  hasTag: boolean;
  /** What the name stands on where its header has no room for it. */
  tab: Rect | null;
  /** Notes in no group that would be lost under the tab: they lie on it. */
  above: readonly NoteUnder[];
}

/** A note in wall units. */
export interface NoteUnder {
  id: string;
  cluster?: string;
  rect: Rect;
}

export interface NamesGiven {
  /** Size of names, and the least that a room can read. */
  size: number;
  least: number;
  /** Height of a header, and the air at both its ends. */
  header: number;
  inset: number;
  /** Tabs reach no further where nothing else ends them. */
  within: Rect;
  /** The group being looked at: its name is not the one that gives way. */
  first: string | null;
  /** Screen pixels per wall unit. */
  scale: number;
  /** No note without a group lies higher than this. */
  looseFrom: number;
  /** Notes that touch a box of the wall. */
  notesUnder: (area: Rect) => readonly NoteUnder[];
}
