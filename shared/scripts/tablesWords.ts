import type { Session } from '../model/session.ts';
import type { Words } from '../words/words.ts';
import { INTRODUCTIONS } from './rounds.ts';
import type { StepOf } from './standing.ts';
import { readWords, stepWords, type StepWords } from './stepWords.ts';

/**
 * What a run says by itself of its tables, '' where it says what the product says: those words change as the talk goes on, a run's own stand
 * as long as the step does.
 */
export function ownTablesWords(
  words: Words,
  session: Pick<Session, 'language'>,
  step: StepOf<'tables'>,
): StepWords {
  const { title, ask, say } = stepWords(words, session, step);
  return {
    title: title === words.say('step.tables.title') ? '' : title,
    ask: ask === words.say('step.tables.ask') ? '' : ask,
    say: say === words.say('say.tables') ? '' : say,
  };
}

/** What a run asks people to say when they introduce themselves; '' where it leaves that to the product. */
export function ownIntroduction(
  words: Words,
  session: Pick<Session, 'language'>,
  step: StepOf<'tables'> | undefined,
): { title: string; ask: string } {
  const [first] = step?.rounds ?? [];
  if (first?.id !== INTRODUCTIONS) return { title: '', ask: '' };
  const reader = { words, wall: session.language };
  const title = readWords(reader, first.title).text;
  const ask = first.ask === undefined ? '' : readWords(reader, first.ask).text;
  return {
    title: title === words.say('script.round.introductions') ? '' : title,
    ask: ask === words.say('step.tables.talk.ask') ? '' : ask,
  };
}
