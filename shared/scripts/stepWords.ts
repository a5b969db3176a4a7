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

/** Who reads, and what the wall speaks, which is the first language of its script. */
export interface Reader {
  words: Pick<Words, 'language'>;
  wall: string;
}

/** Words of a wall's script, with the language they are in: the reader's where they were given in it, else the wall's. */
export const readWords = ({ words, wall }: Reader, given: ScriptWords) =>
  scriptWordsFor({ languages: [wall] }, given, words.language, wall);

/** A step's words for whoever reads `words`: in her language where they were given in it, else in the wall's. */
export function stepWords(
  words: Pick<Words, 'language'>,
  session: Pick<Session, 'language'>,
  { title, ask, say }: Pick<Step, 'title' | 'ask' | 'say'>,
): StepWords {
  const read = (given: ScriptWords): string =>
    readWords({ words, wall: session.language }, given).text;
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
