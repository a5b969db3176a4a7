import { Type } from 'typebox';
import { Count, list, named, oneOf } from '../../model/schemas/schema.ts';
import { MADE_THINGS } from '../../scripts/script.ts';
import { RatedThingSchema } from './ratings.ts';

/** What is told of now. */
export const ToldThingSchema = named('ToldThing', {
  ...RatedThingSchema.properties,
  /** `not-shown`: the reader may not read it (yet); `gone`: a note that was taken down, a group that was taken apart. */
  state: oneOf(['shown', 'not-shown', 'gone']),
  /** Of groups: their notes that she may read, in reading order, and how many she may not. */
  notes: Type.Optional(Type.Array(RatedThingSchema)),
  notShown: Type.Optional(Count),
});

/** Whose turn it is in a report-back. */
export const ReportTurnSchema = named('ReportTurn', {
  of: oneOf(MADE_THINGS),
  /** From 0, of so many; turns of what is gone count too. */
  turn: Count,
  turns: Count,
  /** Time for each, ms. */
  turnMs: Type.Number(),
  thing: ToldThingSchema,
  /** Who comes then, at most five, and how many after those; without what is gone. */
  next: list(RatedThingSchema),
  later: Count,
});
