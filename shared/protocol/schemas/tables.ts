import { Type } from 'typebox';
import { ConnectionSchema, PosterChoicesSchema, VisitSchema } from '../../model/schemas/gallery.ts';
import { ColorSchema, NoteFieldsSchema } from '../../model/schemas/notes.ts';
import { CommitmentSchema, DutiesSchema } from '../../model/schemas/people.ts';
import { SheetSectionSchema } from '../../model/schemas/sheet.ts';
import { Count, Id, list, named } from '../../model/schemas/schema.ts';
import { AgainSchema, TableRoundsSchema } from '../../model/schemas/tables.ts';
import { IdSchema } from '../../scripts/schemas/words.ts';

/** The same object for all readers, for as long as the note is the same. */
export const TableNoteSchema = named('TableNote', {
  id: Type.Readonly(Id),
  text: Type.Readonly(Type.String()),
  color: Type.Readonly(ColorSchema),
  /** As a note has them. */
  step: Type.Readonly(Type.Optional(IdSchema)),
  fields: Type.Readonly(Type.Optional(NoteFieldsSchema)),
  by: Type.Readonly(Type.Optional(Type.String())),
});

/** Somebody at the own table. No name where the wall shows none. */
export const TableMemberSchema = named('TableMember', {
  personId: Id,
  isMe: Type.Boolean(),
  name: Type.Optional(Type.String()),
  duties: DutiesSchema,
  host: Type.Boolean(),
  spoken: Type.Boolean(),
  /** To this table. */
  commitment: Type.Optional(CommitmentSchema),
  /** Where she chose to show it to her table, and one's own. */
  contact: Type.Optional(Type.String()),
});

/** The own table, as its people see it. Members in the order they sat down. */
export const TableViewSchema = named('TableView', {
  tableId: Type.String(),
  number: Type.Integer(),
  name: Type.String(),
  members: Type.Array(TableMemberSchema),
  /** As `TableRecord` has them; ids are those of members. */
  rounds: Type.Optional(TableRoundsSchema),
  owner: Type.Optional(Type.String()),
  again: AgainSchema,
  sentence: Type.String(),
  /** Chosen for the poster; empty: the first four. */
  posterNotes: list(Type.String()),
  notes: Type.Array(TableNoteSchema),
});

/** A visit as the people of the visited table see it, and its visitor. */
export const TableVisitSchema = named('TableVisit', {
  id: Id,
  ...VisitSchema.properties,
  /** Left by the person who gets this. */
  mine: Type.Boolean(),
});

const { noteIds: _noteIds, ...chosen } = PosterChoicesSchema.properties;
/** `GET …/posters` and `…/tables/{table}/poster`. */
export const PosterViewSchema = named('PosterView', {
  ...chosen,
  tableId: Type.String(),
  number: Type.Integer(),
  name: Type.String(),
  closed: Type.Boolean(),
  notes: Type.Array(TableNoteSchema),
  noteCount: Count,
  /** Who sits here, where names are shown, and how many. */
  people: Type.Array(Type.Object({ name: Type.String(), duties: DutiesSchema })),
  seats: Count,
  sections: Type.Array(SheetSectionSchema),
});

/** A row of `GET …/connections`. */
export const ConnectionViewSchema = named('ConnectionView', {
  id: Id,
  ...ConnectionSchema.properties,
  /** Drawn by who asks; marked by who asks; may she reword it and take it away (`shared/access/words.ts`). */
  mine: Type.Boolean(),
  marked: Type.Boolean(),
  /** Carried by who asks. */
  carries: Type.Boolean(),
  mayEdit: Type.Boolean(),
});
