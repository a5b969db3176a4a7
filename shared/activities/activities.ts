import type { Words } from '../words/words.ts';
import type { Activity } from './activity.ts';
import { emptyWall } from './emptyWall.ts';
import { leveragePoints } from './leveragePoints.ts';

/** Activities a wall can start with, in the order they are offered. */
export const ACTIVITIES: readonly Activity[] = [leveragePoints, emptyWall];
export const DEFAULT_ACTIVITY = leveragePoints;

export const findActivity = (id: string): Activity | undefined =>
  ACTIVITIES.find((activity) => activity.id === id);

/** The questions of an activity in a language: from then on they are the wall's own. */
export const questionsOf = (
  words: Words,
  { prompts, sheetQuestions }: Activity,
): { prompts: string[]; sheetQuestions: string[] } => ({
  prompts: prompts.map((key) => words.say(key)),
  sheetQuestions: sheetQuestions.map((key) => words.say(key)),
});
