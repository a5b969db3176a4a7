import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCatalogueOf } from '../../locales/readCatalogue.ts';
import { SHIPPED_SCRIPTS } from '../../server/words/shippedScripts.ts';
import { PHASES } from '../model/session.ts';
import { promptTexts } from '../model/shownPrompts.ts';
import { LANGUAGES } from '../words/languages.ts';
import { wordsOf } from '../words/words.ts';
import { findStep, phaseAt, scriptWordsFor } from './course.ts';
import { scriptOfOldWall, type OldWall } from './oldWall.ts';
import { readScript } from './readScript.ts';

const WORDS = LANGUAGES.map((language) => wordsOf(language, readCatalogueOf(language)));
const wordsIn = (language: string) => {
  const found = WORDS.find((words) => words.language === language);
  if (!found) throw new Error(language);
  return found;
};

const WALL: OldWall = {
  activity: 'leverage-points',
  phase: 'tables',
  language: 'de',
  prompts: ['Wo?', 'Und der Fluss?'],
  promptsIn: { so: ['Halkee?', ' '], de: ['nie', ''] },
  sheetQuestions: ['Warum hier?'],
  settings: { reveal: 'later', names: 'named' },
};

test('an old wall goes on where it was, with its own questions', () => {
  const { script, step } = scriptOfOldWall(WALL, SHIPPED_SCRIPTS, wordsIn('de'), ...WORDS);
  expect(readScript(script)).toEqual({ script });
  expect(script.languages).toEqual(['de', 'en', 'es', 'fr', 'pt-BR', 'ar', 'so']);
  expect(findStep(script, 'post')).toMatchObject({
    reveal: 'later',
    prompts: [{ de: 'Wo?', so: 'Halkee?' }, { de: 'Und der Fluss?' }],
    title: { de: 'Hängt eure Zettel an die Wand' },
  });
  expect(findStep(script, step)).toMatchObject({
    kind: 'tables',
    questions: [{ de: 'Warum hier?' }],
  });
});

test('an activity that nobody knows runs as the first that ships', () => {
  const { script } = scriptOfOldWall(
    { ...WALL, activity: 'of-yesterday' },
    SHIPPED_SCRIPTS,
    wordsIn('de'),
  );
  expect([script.id, script.languages]).toEqual(['leverage-points', ['de', 'so']]);
});

const QUESTION = fc
  .string({ minLength: 1, maxLength: 60 })
  .filter((text) => /[\p{L}\p{N}]/u.test(text));

test('whatever an old wall asks, in whatever phase, its script is without a fault and asks the same', () => {
  fc.assert(
    fc.property(
      fc.record({
        activity: fc.constantFrom('leverage-points', 'empty', 'x'),
        phase: fc.constantFrom(...PHASES),
        language: fc.constantFrom(...LANGUAGES),
        prompts: fc.array(QUESTION, { maxLength: 12 }),
        sheetQuestions: fc.array(QUESTION, { maxLength: 12 }),
        further: fc.constantFrom(...LANGUAGES),
        given: fc.array(fc.oneof(QUESTION, fc.constant('')), { maxLength: 12 }),
        reveal: fc.constantFrom('live', 'later'),
      }),
      ({ further, given, reveal, ...rest }) => {
        const promptsIn =
          further === rest.language ? {} : { [further]: given.slice(0, rest.prompts.length) };
        const wall: OldWall = { ...rest, promptsIn, settings: { reveal, names: 'named' } };
        const { script, step } = scriptOfOldWall(wall, SHIPPED_SCRIPTS, wordsIn(wall.language));
        expect(readScript(script).faults).toBeUndefined();
        expect(phaseAt(script, step)).toBe(wall.phase);
        const post = findStep(script, 'post');
        const asked = post?.kind === 'post' ? post.prompts : [];
        for (const reader of LANGUAGES)
          expect(
            asked.map((words) => scriptWordsFor(script, words, reader, wall.language).text.trim()),
          ).toEqual(promptTexts(wall, reader).map((text) => text.trim()));
      },
    ),
    { numRuns: 150 },
  );
});
