import type { PosterChoices, Relation, VisitKind } from '../model/gallery.ts';
import type { NoteColor } from '../model/note.ts';
import type { SheetSection } from '../model/sheet.ts';
import type { CommitmentKind, TableDuty } from '../model/table.ts';

export interface TableNote {
  readonly id: string;
  readonly text: string;
  readonly color: NoteColor;
  readonly by?: string;
}

/** Somebody at the own table. No name where the wall shows none. */
export interface TableMember {
  personId: string;
  isMe: boolean;
  name?: string;
  duties: readonly TableDuty[];
  host: boolean;
  spoken: boolean;
  /** To this table. */
  commitment?: CommitmentKind;
  /** Where she chose to show it to her table, and one's own. */
  contact?: string;
}

/** The own table, as its people see it. Members in the order they sat down. */
export interface TableView {
  tableId: string;
  number: number;
  name: string;
  members: TableMember[];
  again: 'yes' | 'no' | null;
  sentence: string;
  /** Chosen for the poster; empty: the first four. */
  posterNotes: readonly string[];
  notes: TableNote[];
}

/** A visit as the people of the visited table see it, and its visitor. */
export interface TableVisit {
  id: string;
  table: string;
  kind: VisitKind;
  text: string;
  toTable?: string;
  relation?: Relation;
  by?: string;
  /** Left by the person who gets this. */
  mine: boolean;
  answer?: { by?: string; text: string; at: number };
  at: number;
}

/** `GET …/posters` and `…/tables/:table/poster`. */
export interface PosterView extends Omit<PosterChoices, 'noteIds'> {
  tableId: string;
  number: number;
  name: string;
  closed: boolean;
  notes: TableNote[];
  noteCount: number;
  /** Who sits here, where names are shown, and how many. */
  people: { name: string; duties: readonly TableDuty[] }[];
  seats: number;
  sections: SheetSection[];
}

/** A row of `GET …/connections`. */
export interface ConnectionView {
  id: string;
  from: string;
  to: string;
  relation: Relation;
  text: string;
  by?: string;
  state: 'proposed' | 'accepted';
  marks: number;
  /** Made by who asks; marked by who asks; may she accept or reword it. */
  mine: boolean;
  marked: boolean;
  mayEdit: boolean;
  at: number;
}
