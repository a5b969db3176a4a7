import { Type } from 'typebox';
import { BURST_KINDS, REMOVAL_STEPS } from '../removal.ts';
import { Count, Id, nullable, oneOf, named, Time } from './schema.ts';

/** People who came, or wrote, faster than a room does, as facilitators are told of them. */
export const BurstSchema = named('Burst', {
  id: Type.String(),
  /** `people`: many came in a short time, more than a room (of one address) or a plenary (of many); `notes`: some wrote faster than hands do. */
  kind: oneOf(BURST_KINDS),
  people: Count,
  /** How many addresses they are of. */
  places: Count,
  /** Notes of theirs that are on the wall. */
  notes: Count,
  /** First and last of it. */
  since: Time,
  until: Time,
});

/** A removal as facilitators are told of it. */
export const RemovalSchema = named('Removal', {
  id: Id,
  people: Count,
  /** How many notes were theirs then. */
  notes: Count,
  at: Time,
  /** What is being done with them, a few at a time; `null` once it is. */
  doing: nullable(oneOf(REMOVAL_STEPS)),
});
