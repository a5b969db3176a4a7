import type { Session } from '../model/session.ts';
import type { Words } from '../words/words.ts';
import { phaseOfKind, scriptWordsFor } from './course.ts';
import type { ScriptWords, Step } from './script.ts';

/** What a step is called and asks, as somebody reads it; `say`: what the facilitator may say, '' where nobody wrote it. */
export interface StepWords {
  title: string;
  ask: string;
  say: string;
}

/** Words of a wall's script for whoever reads `words`: in her language where they were given in it, else in the wall's. */
export const wordsRead = (
  { language }: Pick<Words, 'language'>,
  session: Pick<Session, 'language'>,
  given: ScriptWords,
): string =>
  // The first language of a wall's script is the wall's.
  scriptWordsFor({ languages: [session.language] }, given, language, session.language).text;

/** A step's words for whoever reads `words`: in her language where they were given in it, else in the wall's. */
export function stepWords(
  words: Pick<Words, 'language'>,
  session: Pick<Session, 'language'>,
  { title, ask, say }: Pick<Step, 'title' | 'ask' | 'say'>,
): StepWords {
  const read = (given: ScriptWords): string => wordsRead(words, session, given);
  return { title: read(title), ask: read(ask), say: say === undefined ? '' : read(say) };
}

/** A step's name where there is no room for its title: where that is its kind's, as the product calls it, the kind's short name. */
export function stepName(words: Words, session: Pick<Session, 'language'>, step: Step): string {
  const { title } = stepWords(words, session, step);
  const phase = phaseOfKind(step.kind);
  return phase !== undefined && title === words.say(`step.${phase}.title`)
    ? words.say(`step.${phase}`)
    : title;
}
