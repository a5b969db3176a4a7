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
const ASKED = { activity: 'leverage-points', promptsIn: {}, ...english };

test('questions that are still the activity’s own are asked in the wall’s new language, on sheets too', () => {
  expect(activityQuestionsIn(ASKED, KEY_WORDS, GERMAN)).toEqual({ ...ASKED, ...german });
});

test('of those it asked in its old language, what was swapped is asked no more, and what somebody wrote is', () => {
  const asked = {
    ...ASKED,
    prompts: [english.prompts[0] ?? '', 'And the river?'],
    promptsIn: { en: [english.prompts[0] ?? '', 'And the river?'], fr: ['Où ?', ''] },
    sheetQuestions: ['Why here?', english.sheetQuestions[1] ?? ''],
  };
  expect(activityQuestionsIn(asked, KEY_WORDS, GERMAN)).toEqual({
    activity: 'leverage-points',
    prompts: [german.prompts[0], 'And the river?'],
    promptsIn: { en: ['', 'And the river?'], fr: ['Où ?', ''] },
    sheetQuestions: ['Why here?', german.sheetQuestions[1]],
  });
  const own = { ...ASKED, promptsIn: { en: english.prompts } };
  expect(activityQuestionsIn(own, KEY_WORDS, GERMAN).promptsIn).toEqual({});
});

test('nothing is swapped without a change of language, or on a wall of an activity nobody knows', () => {
  expect(activityQuestionsIn(ASKED, KEY_WORDS, KEY_WORDS)).toBe(ASKED);
  const unknown = { ...ASKED, activity: 'of-tomorrow' };
  expect(activityQuestionsIn(unknown, KEY_WORDS, GERMAN)).toBe(unknown);
});
