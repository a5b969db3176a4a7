import { expect, test } from 'vitest';
import { ENGLISH } from '../../../locales/englishWords.ts';
import { readCatalogueOf } from '../../../locales/readCatalogue.ts';
import { ACTIVITIES, questionsOf } from '../../activities/activities.ts';
import { LANGUAGES, SPOKEN } from '../../words/languages.ts';
import { wordsOf } from '../../words/words.ts';
import { readScript } from '../readScript.ts';
import { OUTLINES } from './outlines.ts';
import { findShippedScript, scriptIn, SHIPPED_SCRIPTS } from './shipped.ts';

const EVERY = SPOKEN.map((language) => wordsOf(language, readCatalogueOf(language)));
const [english = ENGLISH, ...further] = EVERY;

test('each ships under an id of its own, by which it is found', () => {
  const ids = SHIPPED_SCRIPTS.map(({ id }) => id);
  expect(ids).toEqual(['leverage-points', 'leverage-call', 'empty']);
  for (const shipped of SHIPPED_SCRIPTS) {
    expect(findShippedScript(shipped.id)).toBe(shipped);
    expect(scriptIn(shipped, ENGLISH).id).toBe(shipped.id);
  }
  for (const id of ['', 'Empty', '__proto__']) expect(findShippedScript(id)).toBeUndefined();
});

test('each is a script without a fault in every language, those that stretch words included', () => {
  for (const shipped of SHIPPED_SCRIPTS) {
    const script = scriptIn(shipped, english, ...further);
    expect(readScript(script)).toEqual({ script });
    expect(script.languages).toEqual(SPOKEN);
  }
});

test('its words are said in each of the languages, the wall’s first', () => {
  const [, spanish = ENGLISH] = LANGUAGES.map((tag) => wordsOf(tag, readCatalogueOf(tag)));
  const [inRoom] = SHIPPED_SCRIPTS;
  const script = inRoom && scriptIn(inRoom, spanish, ENGLISH);
  expect(script?.languages).toEqual(['es', 'en']);
  expect(script?.name).toEqual({ es: 'Puntos de palanca', en: 'Leverage points' });
});

test('a script named like an activity asks what that asks', () => {
  for (const activity of ACTIVITIES) {
    const shipped = findShippedScript(activity.id);
    const steps = shipped ? scriptIn(shipped, ENGLISH).steps : [];
    const { prompts, sheetQuestions } = questionsOf(ENGLISH, activity);
    const inEnglish = (texts: readonly string[]) => texts.map((en) => ({ en }));
    expect(steps.map((step) => 'prompts' in step && step.prompts)).toContainEqual(
      inEnglish(prompts),
    );
    expect(steps.map((step) => 'questions' in step && step.questions)).toContainEqual(
      inEnglish(sheetQuestions),
    );
  }
});

test('the start page lists the scripts that ship, each with its steps', () => {
  expect(OUTLINES).toEqual(
    SHIPPED_SCRIPTS.map((shipped) => ({
      id: shipped.id,
      kinds: scriptIn(shipped, ENGLISH).steps.map(({ kind }) => kind),
    })),
  );
});
