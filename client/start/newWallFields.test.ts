import { expect, it } from 'vitest';
import { readCatalogueOf } from '../../locales/readCatalogue.ts';
import { LANGUAGES } from '../../shared/words/languages.ts';
import { wordsOf } from '../../shared/words/words.ts';
import { SHIPPED_SCRIPTS } from '../../server/words/shippedScripts.ts';
import { outlineOf } from '../../shared/scripts/outline.ts';
import { leverageInRoom } from '../../shared/scripts/shipped/leverageInRoom.ts';
import { scriptIn } from '../../shared/scripts/shippedScript.ts';
import { chosenOf, firstFields, promptsOf, wallToMake, withScript } from './newWallFields.ts';

const EVERY = LANGUAGES.map((language) => wordsOf(language, readCatalogueOf(language)));
const [ENGLISH = wordsOf('en', {}), ...FURTHER] = EVERY;
const [SHIPPED, OTHER, ...MORE] = SHIPPED_SCRIPTS.map((shipped) =>
  outlineOf(scriptIn(shipped, ENGLISH, ...FURTHER)),
);
if (!SHIPPED || !OTHER) throw new Error('fewer than two scripts ship');
const OUTLINES = [SHIPPED, OTHER, ...MORE] as const;
const FIRST = firstFields('en');
const questionsOf = (id: string): readonly string[] =>
  promptsOf(chosenOf([...OUTLINES], { activityId: id }), FIRST);

it('begins with the first script that ships, also where one is chosen that does no more', () => {
  expect(chosenOf([...OUTLINES], FIRST)).toBe(SHIPPED);
  expect(chosenOf([...OUTLINES], { activityId: 'of-yesterday' })).toBe(SHIPPED);
  for (const outline of OUTLINES)
    expect(chosenOf([...OUTLINES], { activityId: outline.id })).toBe(outline);
});

it('questions that nobody touched are the script’s, in the wall’s language', () => {
  expect(promptsOf(SHIPPED, FIRST)).not.toHaveLength(0);
  expect(questionsOf('empty')).not.toEqual(questionsOf(SHIPPED.id));
  for (const language of LANGUAGES) {
    const { steps } = scriptIn(leverageInRoom, wordsOf(language, readCatalogueOf(language)));
    const asked = steps.flatMap((step) => (step.kind === 'post' ? step.prompts : []));
    expect(
      promptsOf(SHIPPED, { ...FIRST, language }).map((text) => ({ [language]: text })),
    ).toEqual(asked);
  }
});

it('questions that were edited by hand stay, whatever is chosen', () => {
  const edited = { ...FIRST, isAsking: true, prompts: ['Where do we begin?'] };
  for (const outline of OUTLINES)
    expect(promptsOf(outline, edited)).toEqual(['Where do we begin?']);
  expect(promptsOf(SHIPPED, { ...edited, prompts: [] })).toEqual([]);
});

it('asks the server for what has words, and for no questions that nobody touched', () => {
  const made = { title: 'Hui', activity: OTHER.id, language: 'en' };
  const settings = { reveal: 'live', names: 'first' };
  const fields = { ...FIRST, title: '  Hui ', names: 'first' } as const;
  expect(wallToMake(OTHER, fields)).toEqual({ ...made, settings });
  expect(wallToMake(OTHER, { ...fields, isAsking: true, prompts: [' Where? ', '', '  '] })).toEqual(
    { ...made, prompts: ['Where?'], settings },
  );
});

it('a run of somebody’s own asks its own questions, in its language', () => {
  const spanish = wordsOf('es', readCatalogueOf('es'));
  const script = { ...scriptIn(leverageInRoom, spanish), id: 'ours' };
  const fields = withScript({ ...FIRST, title: 'Hui', isAsking: true, prompts: ['Mine?'] }, script);
  expect(fields.language).toBe('es');
  expect(wallToMake(SHIPPED, fields)).toEqual({
    title: 'Hui',
    script,
    language: 'es',
    settings: { names: 'named' },
  });
  const unspoken = { ...script, languages: ['so'] };
  expect(withScript(FIRST, unspoken).language).toBe('en');
});
