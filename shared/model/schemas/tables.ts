import { Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { AGAIN } from '../table.ts';
import { IdSchema } from '../../scripts/schemas/words.ts';
import { byId, Key, list, nullable, oneOf, named, Time } from './schema.ts';

/** Another session on this topic? `null` while undecided. */
export const AgainSchema = nullable(oneOf(AGAIN));

/** One table as everyone knows it. Its name follows its group while that is open; the table outlives the group. */
export const TableRowSchema = named('TableRow', {
  tableId: Type.String(),
  /** From 1 in reading order of the groups; never reused. */
  number: Type.Integer({ minimum: 1 }),
  clusterId: Type.String(),
  name: Type.String(),
  /** The step that it was opened for. Tables from before they said so have none. */
  step: Type.Optional(IdSchema),
  /** A closed table keeps its sheet and its poster and takes nobody and nothing new. */
  state: Type.Optional(Type.Literal('closed')),
});

/**
 * How a table wants its poster to be set; what nobody chose is absent. Any name is kept, also one that only a newer version knows: who draws
 * posters reads it through `shared/model/poster.ts`.
 */
export const PosterLookSchema = named('PosterLook', {
  /** One of `POSTER_LAYOUTS`. */
  layout: Type.Optional(Key),
  /** What is set large where the layout sets something large: a question's id, or `sentence`. */
  lead: Type.Optional(Key),
  /** Ids of the sheet's questions that are not on the poster: what is asked later is. */
  leftOut: Type.Optional(list(Key, { maxItems: LIMITS.posterLeftOut })),
});

/** Where a table is in its rounds. */
export const TableRoundsSchema = named('TableRounds', {
  /** The round that is now; `null`: all are done. */
  round: nullable(IdSchema),
  /** Since when. */
  since: Time,
  /** Person ids who have had their turn, by round, in the order in which they spoke. */
  spoken: byId(list(Type.String())),
});

/** What a table decided and said, as the server keeps it; `session.tables` has the rest. */
export const TableRecordSchema = named('TableRecord', {
  /** Person ids who have introduced themselves, in the order they spoke. */
  spoken: list(Type.String()),
  /** Of the rounds after the introductions; absent before the first one. */
  rounds: Type.Optional(TableRoundsSchema),
  /** Person id of whose challenge or proposal it is, where the step says that it is somebody's. */
  owner: Type.Optional(Type.String()),
  again: AgainSchema,
  /** The poster's one sentence. Empty while nobody wrote it. */
  sentence: Type.String(),
  /** Notes chosen for the poster, in order; empty: the first ones of the table. */
  posterNotes: list(Type.String()),
  /** The group's notes as last seen while it was open, so that a dissolved group takes none from the table. */
  noteIds: list(Type.String()),
  /** Absent while nobody chose. */
  look: Type.Optional(PosterLookSchema),
});
