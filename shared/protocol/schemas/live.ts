import { Type } from 'typebox';
import { OwnNoteSchema } from '../../model/schemas/notes.ts';
import { OwnPersonSchema, PeopleCountsSchema } from '../../model/schemas/people.ts';
import { CodeSchema } from '../../model/schemas/problems.ts';
import { BurstSchema, RemovalSchema } from '../../model/schemas/removal.ts';
import { PresentStepsSchema, SessionSchema } from '../../model/schemas/session.ts';
import { byId, Count, Id, list, nullable, named, Time } from '../../model/schemas/schema.ts';
import { LIVE_VERSION } from '../live.ts';
import { RatingBoardSchema, RatingNewsSchema } from './ratings.ts';
import { TableViewSchema, TableVisitSchema } from './tables.ts';

/** Counts that everyone may know, also before the reveal. */
export const CountsSchema = named('Counts', {
  /** People with an open live view or document, projectors left out. */
  here: Count,
  /** Live notes on the wall. */
  notes: Count,
  people: PeopleCountsSchema,
  /** People seated, by table id; only tables with somebody. */
  seated: Type.Optional(byId(Count)),
  /** From the gallery on: threads that hang, and visits left. */
  connections: Type.Optional(Count),
  visits: Type.Optional(Count),
  /** While the meeting stands at a `rate` step. */
  rating: Type.Optional(RatingNewsSchema),
  /** Once there are claims: another number whenever one changed. */
  claims: Type.Optional(Count),
  /** While notes or groups are told of: another number whenever what is shown of them is another. */
  report: Type.Optional(Count),
});

const v = Type.Literal(LIVE_VERSION);

/** The same frame for everyone on the wall. `now` is the server's clock (ms), so timers agree. */
export const LiveSharedSchema = Type.Object({
  v,
  type: Type.Literal('shared'),
  now: Time,
  session: SessionSchema,
  counts: CountsSchema,
  /** On opening, and whenever they are others; without them they are as they were told last. */
  steps: Type.Optional(PresentStepsSchema),
});

/** What is this person's alone. Sent on open and after each change of it. */
export const LivePersonalSchema = Type.Object({
  v,
  type: Type.Literal('personal'),
  personId: Id,
  person: OwnPersonSchema,
  notes: Type.Array(OwnNoteSchema),
  /** The own table; `null` at none. */
  table: nullable(TableViewSchema),
  /** From the gallery on: what visitors left at the own table, and what one left oneself; oldest first. */
  visits: Type.Array(TableVisitSchema),
  /** For facilitators: who came or wrote faster than a room does, and which removals can be undone. */
  rushes: Type.Optional(Type.Object({ bursts: list(BurstSchema), removals: list(RemovalSchema) })),
});

/** For facilitators, while people rate: how many have read what. */
export const LiveBoardSchema = Type.Object({
  v,
  type: Type.Literal('board'),
  board: RatingBoardSchema,
});

/** Said before the server closes a live view for good. */
export const LiveRefusedSchema = Type.Object({
  v,
  type: Type.Literal('refused'),
  code: CodeSchema,
  detail: Type.String(),
});

/** Keep-alive, every 15 s, and the answer to `LIVE_PING`. */
export const LivePingSchema = Type.Object({ v, type: Type.Literal('ping'), now: Time });

export const LiveMessageSchema = Type.Union([
  LiveSharedSchema,
  LivePersonalSchema,
  LiveBoardSchema,
  LiveRefusedSchema,
  LivePingSchema,
]);
