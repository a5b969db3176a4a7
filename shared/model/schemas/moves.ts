import { Type } from 'typebox';
import { MOVE_STATES } from '../move.ts';
import { IdSchema } from '../../scripts/schemas/words.ts';
import { PhaseSchema, SessionSchema } from './session.ts';
import { Count, Id, nullable, oneOf, named, strict } from './schema.ts';

/** Where a meeting is, as far as a move leads on from there. */
export const WhereaboutsSchema = strict({
  /** Of the run; who leaves it out asks by the phase alone. */
  step: Type.Optional(IdSchema),
  phase: PhaseSchema,
  /** Stop of the walk, from 0; `null` while nobody walks. */
  stop: nullable(Count),
  /** Turn of the report-back, from 0; `null` while nobody reports. */
  turn: nullable(Count),
});

/** A clock to be set going again: what it had left, which is less than nothing once it ran out. In ms. */
const StoppedClockSchema = Type.Object({
  state: oneOf(['running', 'paused']),
  leftMs: Type.Number(),
  totalMs: Type.Number(),
});

const { step, phase, posting, walk, reportBack, timer } = SessionSchema.properties;
const course = {
  step: Type.Optional(step),
  phase: Type.Optional(phase),
  posting: Type.Optional(posting),
  walk: Type.Optional(walk),
  reportBack: Type.Optional(reportBack),
};

/** A move as facilitators are told of it. */
export const MoveSchema = named('Move', {
  id: Id,
  state: oneOf(MOVE_STATES),
  /** What it changed, as that was. */
  before: Type.Object({ ...course, timer: Type.Optional(nullable(StoppedClockSchema)) }),
  /** As it left that, with all that runs where some of that changed. */
  after: Type.Object({ ...course, timer: Type.Optional(timer) }),
});
