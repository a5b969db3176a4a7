import type { Session } from '../model/session.ts';
import type { Words } from '../words/words.ts';
import { findActivity, questionsOf } from './activities.ts';

type Asked = Pick<Session, 'activity' | 'prompts' | 'sheetQuestions'>;

/**
 * The questions of a wall that spoke the language of `before` and speaks that of `after` from now on: those that are still its activity's
 * own words are asked in the new one; whatever somebody wrote stays, and so does what is asked in further languages.
 */
export function activityQuestionsIn(asked: Asked, before: Words, after: Words): Asked {
  const activity = findActivity(asked.activity);
  if (!activity || before.language === after.language) return asked;
  const [old, said] = [questionsOf(before, activity), questionsOf(after, activity)];
  const swapped = (own: readonly string[], from: string[], to: string[]): string[] =>
    own.map((text) => to[from.indexOf(text)] ?? text);
  return {
    ...asked,
    prompts: swapped(asked.prompts, old.prompts, said.prompts),
    sheetQuestions: swapped(asked.sheetQuestions, old.sheetQuestions, said.sheetQuestions),
  };
}
