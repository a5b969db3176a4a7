import { SESSION_DEFAULTS, type Session, type SessionRecord } from '../model/session.ts';
import { isLanguage, LANGUAGES } from '../words/languages.ts';
import type { Words } from '../words/words.ts';
import { firstStep, firstStepOf, stepsBehind } from './course.ts';
import type { Script, Step } from './script.ts';
import { leverageInRoom } from './shipped/leverageInRoom.ts';
import { findShipped, scriptForWall, type Product } from './shippedScript.ts';
import { withAllStatementIds } from './statements.ts';
import { standingAt, type Derived } from './standing.ts';
import { writeQuestions } from './writeQuestions.ts';

/** What a wall kept of its run before it had a script. */
export type OldWall = Pick<
  Session,
  'activity' | 'phase' | 'language' | 'prompts' | 'promptsIn' | 'sheetQuestions' | 'settings'
>;

/**
 * The script of a wall that had none, and the step it stands at: its activity's script, with the questions it asks by now. `own` are the words
 * of the wall's language, `further` those of others that the script shall have.
 */
export function scriptOfOldWall(
  wall: OldWall,
  shipped: Product['shipped'],
  own: Words,
  ...further: readonly Words[]
): { script: Script; step: string } {
  const { language, settings } = wall;
  const ran = findShipped(shipped, wall.activity) ?? leverageInRoom;
  const script = scriptForWall(ran, own, further);
  const step = firstStep(script)?.id ?? '';
  const asked = writeQuestions({ script, step, been: [], language }, wall);
  const steps = asked.steps.map((each): Step =>
    each.kind === 'post' ? { ...each, reveal: settings.reveal } : each,
  );
  const whole = { ...asked, steps };
  // Each of these scripts has a step of every phase there was.
  return { script: whole, step: firstStepOf(whole, wall.phase)?.id ?? step };
}

/** A session as it may be stored: older ones lack what came later. */
export type StoredSession = OldWall &
  Omit<SessionRecord, keyof OldWall | keyof typeof SESSION_DEFAULTS | keyof Run | keyof Derived> &
  Partial<SessionRecord>;
type Run = Pick<SessionRecord, 'script' | 'step' | 'been' | 'left' | 'since'>;

/**
 * A stored session with all that it has by now: a wall without a script gets that of its activity and stands where it stood, and what
 * follows from where a wall stands follows by today's rules.
 */
export function wholeSession(stored: StoredSession, { wordsIn, shipped }: Product): SessionRecord {
  const session = { ...SESSION_DEFAULTS, ...stored };
  const { script, step, been = [], left = [], since = session.createdAt } = session;
  if (script && step !== undefined)
    return standingAt({ ...session, script: withAllStatementIds(script), step, been, left, since });
  const language = isLanguage(session.language) ? session.language : SESSION_DEFAULTS.language;
  const old = scriptOfOldWall(session, shipped, wordsIn(language), ...LANGUAGES.map(wordsIn));
  const way = stepsBehind(old.script, old.step).map(({ id }) => id);
  return standingAt({ ...session, ...old, been: way, left, since });
}
