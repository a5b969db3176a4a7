import { expect, test } from 'vitest';
import { KEY_WORDS } from '../words/keyWords.ts';
import type { Words } from '../words/words.ts';
import { questionsOf } from './activities.ts';
import { activityQuestionsIn } from './activityQuestions.ts';
import { leveragePoints } from './leveragePoints.ts';

const say = ((key: string) => `de: ${key}`) as Words['say'];
const GERMAN: Words = { ...KEY_WORDS, language: 'de', say };
const english = questionsOf(KEY_WORDS, leveragePoints);
const german = questionsOf(GERMAN, leveragePoints);
const ASKED = { activity: 'leverage-points', ...english };

test('questions that are still the activity’s own are asked in the wall’s new language, on sheets too', () => {
  expect(activityQuestionsIn(ASKED, KEY_WORDS, GERMAN)).toEqual({ ...ASKED, ...german });
});

test('what somebody wrote stays', () => {
  const asked = {
    ...ASKED,
    prompts: [english.prompts[0] ?? '', 'And the river?'],
    sheetQuestions: ['Why here?', english.sheetQuestions[1] ?? ''],
  };
  expect(activityQuestionsIn(asked, KEY_WORDS, GERMAN)).toEqual({
    activity: 'leverage-points',
    prompts: [german.prompts[0], 'And the river?'],
    sheetQuestions: ['Why here?', german.sheetQuestions[1]],
  });
});

test('nothing is swapped without a change of language, or on a wall of an activity nobody knows', () => {
  expect(activityQuestionsIn(ASKED, KEY_WORDS, KEY_WORDS)).toBe(ASKED);
  const unknown = { ...ASKED, activity: 'of-tomorrow' };
  expect(activityQuestionsIn(unknown, KEY_WORDS, GERMAN)).toBe(unknown);
});
