import type { LiveSession, Phase, SessionRecord } from '../model/session.ts';
import { firstStepOf, stepsBehind } from '../scripts/course.ts';
import type { Product } from '../scripts/shippedScript.ts';
import { standingAt } from '../scripts/standing.ts';
import { liveSession } from '../scripts/toldRun.ts';
import { KEY_WORDS } from '../words/keyWords.ts';
import type { Words } from '../words/words.ts';
import { newSession } from './session.ts';

/** For tests to which it is the same what is said: a product without further scripts. */
export const KEY_PRODUCT: Product = { wordsIn: () => KEY_WORDS, shipped: [] };

/** For tests: a session at the first step of a phase, as if the meeting had come by all steps before. */
export function sessionAt(session: SessionRecord, phase: Phase): SessionRecord {
  const { script } = session;
  const step = firstStepOf(script, phase)?.id;
  if (step === undefined) throw new Error(`The script has no step of ${phase}.`);
  return standingAt({ ...session, step, been: stepsBehind(script, step).map(({ id }) => id) });
}

/** For tests: a new wall's session, at a phase where `part` names one, else with these parts as they are. */
export function testSession(
  part: Partial<SessionRecord> = {},
  words: Words = KEY_WORDS,
): SessionRecord {
  const made = newSession(words, { title: 'Hui' }, 'ABCDEF', 1);
  const { phase, step } = part;
  const isPlaced = phase !== undefined && step === undefined;
  return { ...(isPlaced ? sessionAt(made, phase) : made), ...part };
}

/** For tests: the same as phones are told it. */
export const testLiveSession = (
  part: Partial<LiveSession> = {},
  words: Words = KEY_WORDS,
): LiveSession => {
  const {
    present: _present,
    seating: _seating,
    noteForms: _forms,
    grouping: _grouping,
    past: _past,
    ...rest
  } = part;
  return { ...liveSession(testSession(rest, words)), ...part };
};
