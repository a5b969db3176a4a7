import { Type } from 'typebox';
import {
  AskSchema,
  ClockSchema,
  IdSchema,
  LabelSchema,
  MinutesSchema,
  TextSchema,
} from './words.ts';

/** What every step has, whatever its kind. */
export const COMMON = {
  id: IdSchema,
  title: LabelSchema,
  /** What it asks of people, one sentence. */
  ask: AskSchema,
  /** What the facilitator may say. */
  say: Type.Optional(TextSchema),
  minutes: Type.Optional(MinutesSchema),
  /** It begins then, whatever was before: lunch does not wait. */
  at: Type.Optional(ClockSchema),
  /** Left out of this run: it stays where it is, and the meeting goes past it. */
  skip: Type.Optional(Type.Literal(true)),
};
