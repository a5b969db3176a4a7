import { Type } from 'typebox';
import { HUNG_STATES, RELATIONS, THREAD_FATES, VISIT_KINDS } from '../gallery.ts';
import { IdSchema } from '../../scripts/schemas/words.ts';
import { Count, list, nullable, oneOf, named, Time } from './schema.ts';
import { AgainSchema, PosterLookSchema } from './tables.ts';

export const VisitKindSchema = oneOf(VISIT_KINDS);
export const RelationSchema = oneOf(RELATIONS);

/** A visit as readers of `gallery` hold it. Never a person id. */
export const VisitSchema = named('Visit', {
  table: Type.String(),
  kind: VisitKindSchema,
  text: Type.String(),
  toTable: Type.Optional(Type.String()),
  relation: Type.Optional(RelationSchema),
  /** Name as the wall's `names` setting allows. */
  by: Type.Optional(Type.String()),
  /** Of a connection whose thread was merged: the id of the thread it is part of now. */
  into: Type.Optional(Type.String()),
  /** Of a connection: what became of its thread, or of the one that is `into`. */
  thread: Type.Optional(
    Type.Object({
      state: oneOf(THREAD_FATES),
      /** Who accepted it: her name where it is shown, and her table. */
      by: Type.Optional(Type.String()),
      table: Type.Optional(Type.String()),
      /** Its sentence by now, where that is another than the visit's. */
      text: Type.Optional(Type.String()),
    }),
  ),
  answer: Type.Optional(
    Type.Object({ by: Type.Optional(Type.String()), text: Type.String(), at: Time }),
  ),
  at: Time,
});

/** A connection as readers of `gallery` hold it. */
export const ConnectionSchema = named('Connection', {
  from: Type.String(),
  to: Type.String(),
  relation: RelationSchema,
  text: Type.String(),
  by: Type.Optional(Type.String()),
  /** Names of who said the same, as the wall's `names` setting allows; absent where nobody did, or none is shown. */
  alsoBy: Type.Optional(list(Type.String())),
  /** Somebody sees to it: her name where it is shown, and until when in her own words. Absent where nobody carries it. */
  carried: Type.Optional(Type.Object({ by: Type.Optional(Type.String()), until: Type.String() })),
  state: oneOf(HUNG_STATES),
  /** How many people marked it. */
  marks: Count,
  at: Time,
});

/** What the `posters` map of `gallery` says of a table; everything a poster needs besides notes and sheet. */
export const PosterChoicesSchema = named('PosterChoices', {
  sentence: Type.String(),
  again: AgainSchema,
  /** Notes chosen for the poster, else empty. */
  noteIds: list(Type.String()),
  /** Who stays with the poster. */
  host: Type.Optional(Type.String()),
  /** How many stand here now, and the names of those that have one to show. */
  here: Count,
  hereNames: list(Type.String()),
  mightJoin: Count,
  activators: list(Type.String()),
  /** How many of those who sit here have introduced themselves; a count, since this is everyone's to read. */
  spoken: Type.Optional(Count),
  /** The round it is in, `null` once all are done; absent before the first one. */
  round: Type.Optional(nullable(IdSchema)),
  /** How the poster is set; absent while nobody chose. */
  look: Type.Optional(PosterLookSchema),
  counts: Type.Object({ activator: Count, supporter: Count, observer: Count }),
});
