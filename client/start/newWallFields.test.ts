import { expect, it } from 'vitest';
import { readCatalogueOf } from '../../locales/readCatalogue.ts';
import { ACTIVITIES, DEFAULT_ACTIVITY, questionsOf } from '../../shared/activities/activities.ts';
import { wordsOf } from '../../shared/words/words.ts';
import { words } from '../words/speak.ts';
import { scriptIn, SHIPPED_SCRIPTS } from '../../shared/scripts/shipped/shipped.ts';
import { firstFields, promptsOf, wallToMake, withScript } from './newWallFields.ts';

const FIRST = firstFields('en');
const OTHER = ACTIVITIES.find(({ id }) => id !== DEFAULT_ACTIVITY.id) ?? DEFAULT_ACTIVITY;
const PSEUDO = wordsOf('en-XA', readCatalogueOf('en-XA'));

it('has another activity to choose, with other questions', () => {
  expect(questionsOf(words(), OTHER).prompts).not.toEqual(
    questionsOf(words(), DEFAULT_ACTIVITY).prompts,
  );
});

it('questions that nobody touched are the activity’s, in the wall’s language', () => {
  const { prompts } = questionsOf(words(), DEFAULT_ACTIVITY);
  expect(prompts).not.toHaveLength(0);
  expect(promptsOf(words(), FIRST)).toEqual(prompts);
  expect(promptsOf(words(), { ...FIRST, activityId: OTHER.id })).toEqual(
    questionsOf(words(), OTHER).prompts,
  );
  expect(promptsOf(PSEUDO, FIRST)).not.toEqual(prompts);
  expect(promptsOf(PSEUDO, FIRST)).toHaveLength(prompts.length);
});

it('questions that were edited by hand stay, whatever is chosen', () => {
  const edited = { ...FIRST, isAsking: true, prompts: ['Where do we begin?'] };
  expect(promptsOf(PSEUDO, { ...edited, activityId: OTHER.id })).toEqual(['Where do we begin?']);
  expect(promptsOf(words(), { ...edited, prompts: [] })).toEqual([]);
});

it('asks the server for what has words, and for no questions that nobody touched', () => {
  const made = { title: 'Hui', activity: DEFAULT_ACTIVITY.id, language: 'en' };
  const settings = { reveal: 'live', names: 'first' };
  const fields = { ...FIRST, title: '  Hui ', names: 'first' } as const;
  expect(wallToMake(fields)).toEqual({ ...made, settings });
  expect(wallToMake({ ...fields, isAsking: true, prompts: [' Where? ', '', '  '] })).toEqual({
    ...made,
    prompts: ['Where?'],
    settings,
  });
});

it('a run of somebody’s own asks its own questions, in its language', () => {
  const [shipped] = SHIPPED_SCRIPTS;
  const spanish = wordsOf('es', readCatalogueOf('es'));
  if (!shipped) throw new Error('no script ships');
  const script = { ...scriptIn(shipped, spanish), id: 'ours' };
  const fields = withScript({ ...FIRST, title: 'Hui', isAsking: true, prompts: ['Mine?'] }, script);
  expect(fields.language).toBe('es');
  expect(wallToMake(fields)).toEqual({
    title: 'Hui',
    script,
    language: 'es',
    settings: { names: 'named' },
  });
  const unspoken = { ...script, languages: ['so'] };
  expect(withScript(FIRST, unspoken).language).toBe('en');
});
