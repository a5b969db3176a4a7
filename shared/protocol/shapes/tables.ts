import { Type } from 'typebox';
import { ConnectionShape, PosterChoicesShape, VisitShape } from '../../model/shapes/gallery.ts';
import { ColorShape } from '../../model/shapes/notes.ts';
import { CommitmentShape, DutiesShape } from '../../model/shapes/people.ts';
import { SheetSectionShape } from '../../model/shapes/sheet.ts';
import { Count, Id, list, shape } from '../../model/shapes/shape.ts';
import { AgainShape } from '../../model/shapes/tables.ts';

/** The same object for all readers, for as long as the note is the same. */
export const TableNoteShape = shape('TableNote', {
  id: Type.Readonly(Id),
  text: Type.Readonly(Type.String()),
  color: Type.Readonly(ColorShape),
  by: Type.Readonly(Type.Optional(Type.String())),
});

/** Somebody at the own table. No name where the wall shows none. */
export const TableMemberShape = shape('TableMember', {
  personId: Id,
  isMe: Type.Boolean(),
  name: Type.Optional(Type.String()),
  duties: DutiesShape,
  host: Type.Boolean(),
  spoken: Type.Boolean(),
  /** To this table. */
  commitment: Type.Optional(CommitmentShape),
  /** Where she chose to show it to her table, and one's own. */
  contact: Type.Optional(Type.String()),
});

/** The own table, as its people see it. Members in the order they sat down. */
export const TableViewShape = shape('TableView', {
  tableId: Type.String(),
  number: Type.Integer(),
  name: Type.String(),
  members: Type.Array(TableMemberShape),
  again: AgainShape,
  sentence: Type.String(),
  /** Chosen for the poster; empty: the first four. */
  posterNotes: list(Type.String()),
  notes: Type.Array(TableNoteShape),
});

/** A visit as the people of the visited table see it, and its visitor. */
export const TableVisitShape = shape('TableVisit', {
  id: Id,
  ...VisitShape.properties,
  /** Left by the person who gets this. */
  mine: Type.Boolean(),
});

const { noteIds: _noteIds, ...chosen } = PosterChoicesShape.properties;
/** `GET …/posters` and `…/tables/{table}/poster`. */
export const PosterViewShape = shape('PosterView', {
  ...chosen,
  tableId: Type.String(),
  number: Type.Integer(),
  name: Type.String(),
  closed: Type.Boolean(),
  notes: Type.Array(TableNoteShape),
  noteCount: Count,
  /** Who sits here, where names are shown, and how many. */
  people: Type.Array(Type.Object({ name: Type.String(), duties: DutiesShape })),
  seats: Count,
  sections: Type.Array(SheetSectionShape),
});

/** A row of `GET …/connections`. */
export const ConnectionViewShape = shape('ConnectionView', {
  id: Id,
  ...ConnectionShape.properties,
  /** Made by who asks; marked by who asks; may she accept or reword it. */
  mine: Type.Boolean(),
  marked: Type.Boolean(),
  mayEdit: Type.Boolean(),
});
