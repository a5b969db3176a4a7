import { Type } from 'typebox';
import { OwnNoteShape } from '../../model/shapes/notes.ts';
import { OwnPersonShape, PeopleCountsShape } from '../../model/shapes/people.ts';
import { CodeShape } from '../../model/shapes/problems.ts';
import { BurstShape, RemovalShape } from '../../model/shapes/removal.ts';
import { SessionShape } from '../../model/shapes/session.ts';
import { byId, Count, Id, list, nullable, shape, Time } from '../../model/shapes/shape.ts';
import { LIVE_VERSION } from '../live.ts';
import { TableViewShape, TableVisitShape } from './tables.ts';

/** Counts that everyone may know, also before the reveal. */
export const CountsShape = shape('Counts', {
  /** People with an open live view or document, projectors left out. */
  here: Count,
  /** Live notes on the wall. */
  notes: Count,
  people: PeopleCountsShape,
  /** People seated, by table id; only tables with somebody. */
  seated: Type.Optional(byId(Count)),
  /** From the gallery on: threads that hang, and visits left. */
  connections: Type.Optional(Count),
  visits: Type.Optional(Count),
});

const v = Type.Literal(LIVE_VERSION);

/** The same frame for everyone on the wall. `now` is the server's clock (ms), so timers agree. */
export const LiveSharedShape = Type.Object({
  v,
  type: Type.Literal('shared'),
  now: Time,
  session: SessionShape,
  counts: CountsShape,
});

/** What is this person's alone. Sent on open and after each change of it. */
export const LivePersonalShape = Type.Object({
  v,
  type: Type.Literal('personal'),
  personId: Id,
  person: OwnPersonShape,
  notes: Type.Array(OwnNoteShape),
  /** The own table; `null` at none. */
  table: nullable(TableViewShape),
  /** From the gallery on: what visitors left at the own table, and what one left oneself; oldest first. */
  visits: Type.Array(TableVisitShape),
  /** For facilitators: who came or wrote faster than a room does, and which removals can be undone. */
  rushes: Type.Optional(Type.Object({ bursts: list(BurstShape), removals: list(RemovalShape) })),
});

/** Said before the server closes a live view for good. */
export const LiveRefusedShape = Type.Object({
  v,
  type: Type.Literal('refused'),
  code: CodeShape,
  detail: Type.String(),
});

/** Keep-alive, every 15 s, and the answer to `LIVE_PING`. */
export const LivePingShape = Type.Object({ v, type: Type.Literal('ping'), now: Time });

export const LiveMessageShape = Type.Union([
  LiveSharedShape,
  LivePersonalShape,
  LiveRefusedShape,
  LivePingShape,
]);
