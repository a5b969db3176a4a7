import { Type } from 'typebox';
import { Key, list, nullable, strict } from '../../model/schemas/schema.ts';
import {
  AgainSchema,
  PosterLookSchema,
  TableRecordSchema,
  TableRowSchema,
} from '../../model/schemas/tables.ts';
import {
  ConnectionViewSchema,
  PosterViewSchema,
  TableNoteSchema,
  TableVisitSchema,
} from '../schemas/tables.ts';
import { IdSchema } from '../../scripts/schemas/words.ts';
import { Nothing, SESSION_NOW, Was } from './common.ts';
import { operations, TEXT, WALL } from './contract.ts';

/** Tables: opened from groups, edited by the people at them; their posters. */
export const tableOperations = operations({
  openTables: {
    method: 'POST',
    path: `${WALL}/tables`,
    tag: 'tables',
    summary: 'Open a table for each named group',
    access: 'person',
    body: Nothing,
    answers: {
      201: {
        says: 'All open tables, the same when asked again; `left`: groups there was no room for',
        body: Type.Object({ tables: Type.Array(TableRowSchema), left: Type.Integer() }),
      },
    },
    problems: ['no-named-groups', 'too-many-tables', 'busy'],
  },
  editTable: {
    method: 'PUT',
    path: `${WALL}/tables/{table}`,
    tag: 'tables',
    summary: 'What a table decides and shows',
    access: 'person',
    body: strict({
      again: Type.Optional(AgainSchema),
      sentence: Type.Optional(Type.String()),
      /** What this was made from: the sentence; of an edit of `again` or `posterNotes` alone, that answer (`''` for none) or those ids. */
      was: Was,
      posterNotes: Type.Optional(list(Type.String())),
      /** Somebody at the table has introduced herself, or has not after all. */
      spoken: Type.Optional(
        strict({
          person: Type.String(),
          spoken: Type.Boolean(),
          /** Of a round after the introductions: she has had her turn. */
          round: Type.Optional(IdSchema),
        }),
      ),
      /** The table goes to a round, on or back; `null`: it has done them all. `from`: where it was seen to be; absent: before the first one. */
      round: Type.Optional(
        strict({ to: nullable(IdSchema), from: Type.Optional(nullable(IdSchema)) }),
      ),
      /** Whose challenge or proposal it is; `null`: nobody's yet. */
      owner: Type.Optional(nullable(Type.String())),
    }),
    answers: {
      200: { says: 'The table as it now is', body: Type.Object({ table: TableRecordSchema }) },
    },
    problems: [
      ...TEXT,
      'changed-meanwhile',
      'no-such-table',
      'table-closed',
      'not-at-table',
      'no-such-note',
      'no-such-person',
      'no-such-round',
      'not-asked',
      'busy',
    ],
  },
  choosePoster: {
    method: 'PUT',
    path: `${WALL}/tables/{table}/poster`,
    tag: 'tables',
    summary: 'How a table’s poster is set, and what of its sheet it shows',
    access: 'person',
    body: strict({
      /** `null`: as if nobody had chosen. */
      layout: Type.Optional(nullable(Key)),
      lead: Type.Optional(nullable(Key)),
      leftOut: PosterLookSchema.properties.leftOut,
      /** What stood there when this was chosen: of two people who leave out different questions at once, both are left out. */
      was: Type.Optional(strict(PosterLookSchema.properties)),
    }),
    answers: {
      200: {
        says: 'The poster as it is now set; `replaced`: what somebody else had chosen since `was` in the place of which this stands, else `null`',
        body: Type.Object({ look: PosterLookSchema, replaced: nullable(PosterLookSchema) }),
      },
    },
    problems: ['no-such-table', 'table-closed', 'not-at-table', 'busy'],
  },
  closeTable: {
    method: 'POST',
    path: `${WALL}/tables/{table}/close`,
    tag: 'tables',
    summary: 'Close a table; its sheet and poster stay',
    access: 'person',
    body: Nothing,
    answers: SESSION_NOW,
    problems: ['no-such-table', 'busy'],
  },
  reopenTable: {
    method: 'POST',
    path: `${WALL}/tables/{table}/reopen`,
    tag: 'tables',
    summary: 'Open a closed table again, for these people to sit there as before',
    access: 'person',
    /** Those of them who found no other table since. */
    body: strict({ people: Type.Optional(list(Type.String())) }),
    answers: SESSION_NOW,
    problems: ['no-such-table', 'no-such-person', 'too-many-tables', 'busy'],
  },
  readPoster: {
    method: 'GET',
    path: `${WALL}/tables/{table}/poster`,
    tag: 'tables',
    summary: 'A table’s poster, what visitors left at it, and its connections',
    access: 'person',
    answers: {
      200: {
        says: 'The poster; all of the table’s notes, and which were chosen',
        body: Type.Object({
          poster: PosterViewSchema,
          visits: Type.Array(TableVisitSchema),
          /** From and to this table, oldest first. */
          connections: Type.Array(ConnectionViewSchema),
          notes: Type.Array(TableNoteSchema),
          posterNotes: list(Type.String()),
        }),
      },
    },
    problems: ['no-such-table', 'not-at-table'],
  },
  listPosters: {
    method: 'GET',
    path: `${WALL}/posters`,
    tag: 'tables',
    summary: 'Every table’s poster',
    access: 'person',
    answers: {
      200: { says: 'By number', body: Type.Object({ posters: Type.Array(PosterViewSchema) }) },
    },
    problems: ['gallery-closed'],
  },
});
