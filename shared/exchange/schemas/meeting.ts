import { Type } from 'typebox';
import { ClusterSchema, PlacementSchema } from '../../model/schemas/arrangement.ts';
import { ConnectionSchema, VisitSchema } from '../../model/schemas/gallery.ts';
import { NoteSchema } from '../../model/schemas/notes.ts';
import { CommitmentSchema, DutiesSchema } from '../../model/schemas/people.ts';
import { SessionRecordSchema } from '../../model/schemas/session.ts';
import { byId, nullable, oneOf, named, Time } from '../../model/schemas/schema.ts';
import { CONTACT_READERS } from '../../model/person.ts';
import { ClaimsSchema, RatingResultsSchema } from '../../protocol/schemas/ratings.ts';
import { PosterViewSchema } from '../../protocol/schemas/tables.ts';

/** One person on the roster: only who sits or sat somewhere, committed, or left a contact. Names and contacts as people consented. */
export const RosterRowSchema = named('RosterRow', {
  /** Empty where the wall shows no names. */
  name: Type.String(),
  /** Number of the own table; `null` at none. */
  table: nullable(Type.Integer()),
  duties: DutiesSchema,
  commitments: Type.Array(Type.Object({ tableId: Type.String(), kind: CommitmentSchema })),
  contact: Type.Optional(Type.String()),
  /** Who may read the contact. Only in files for facilitators. */
  contactShownTo: Type.Optional(oneOf(CONTACT_READERS)),
});

/**
 * Everything of a meeting that reports, exports and snapshots are made from. Ids are table, note, visit and connection ids; never
 * person ids.
 */
export const MeetingSchema = Type.Object({
  at: Time,
  /** Questions that hold a note's words come with their runs (`heading`); snapshots from before that say nothing here. */
  questions: Type.Optional(Type.Literal('marked')),
  session: SessionRecordSchema,
  notes: byId(NoteSchema),
  clusters: byId(ClusterSchema),
  placements: byId(PlacementSchema),
  /** By number, closed tables included. */
  posters: Type.Array(PosterViewSchema),
  /** All notes of each table, in reading order. */
  tableNoteIds: byId(Type.Array(Type.String())),
  visits: byId(VisitSchema),
  connections: byId(ConnectionSchema),
  roster: Type.Array(RosterRowSchema),
  /** What came of `rate` steps, as far as it may be seen, in the order of the run. Snapshots from before there were any lack it, and claims. */
  ratings: Type.Optional(Type.Array(RatingResultsSchema)),
  /** Who put their name to what, of all `claim` steps that the meeting came by. */
  claims: Type.Optional(Type.Array(ClaimsSchema)),
});
