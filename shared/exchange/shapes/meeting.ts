import { Type } from 'typebox';
import { ClusterShape, PlacementShape } from '../../model/shapes/arrangement.ts';
import { ConnectionShape, VisitShape } from '../../model/shapes/gallery.ts';
import { NoteShape } from '../../model/shapes/notes.ts';
import { CommitmentShape, DutiesShape } from '../../model/shapes/people.ts';
import { SessionShape } from '../../model/shapes/session.ts';
import { byId, nullable, oneOf, shape, Time } from '../../model/shapes/shape.ts';
import { CONTACT_READERS } from '../../model/person.ts';
import { PosterViewShape } from '../../protocol/shapes/tables.ts';

/** One person on the roster: only who sits or sat somewhere, committed, or left a contact. Names and contacts as people consented. */
export const RosterRowShape = shape('RosterRow', {
  /** Empty where the wall shows no names. */
  name: Type.String(),
  /** Number of the own table; `null` at none. */
  table: nullable(Type.Integer()),
  duties: DutiesShape,
  commitments: Type.Array(Type.Object({ tableId: Type.String(), kind: CommitmentShape })),
  contact: Type.Optional(Type.String()),
  /** Who may read the contact. Only in files for facilitators. */
  contactShownTo: Type.Optional(oneOf(CONTACT_READERS)),
});

/**
 * Everything of a meeting that reports, exports and snapshots are made from. Ids are table, note, visit and connection ids; never
 * person ids.
 */
export const MeetingShape = Type.Object({
  at: Time,
  /** Questions that hold a note's words come with their runs (`heading`); snapshots from before that say nothing here. */
  questions: Type.Optional(Type.Literal('marked')),
  session: SessionShape,
  notes: byId(NoteShape),
  clusters: byId(ClusterShape),
  placements: byId(PlacementShape),
  /** By number, closed tables included. */
  posters: Type.Array(PosterViewShape),
  /** All notes of each table, in reading order. */
  tableNoteIds: byId(Type.Array(Type.String())),
  visits: byId(VisitShape),
  connections: byId(ConnectionShape),
  roster: Type.Array(RosterRowShape),
});
