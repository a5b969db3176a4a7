import { expect, it } from 'vitest';
import { ACTIVITIES, DEFAULT_ACTIVITY, questionsOf } from '../../shared/activities/activities.ts';
import { firstFields, wallToMake, withActivity } from './newWallFields.ts';
import { words } from '../words/speak.ts';

const FIRST_FIELDS = firstFields(words());
const OTHER = ACTIVITIES.find(({ id }) => id !== DEFAULT_ACTIVITY.id);

it('has another activity to choose, with other questions', () => {
  expect(OTHER?.prompts).not.toEqual(DEFAULT_ACTIVITY.prompts);
});

it('questions that nobody touched follow the activity, there and back', () => {
  const there = withActivity(words(), FIRST_FIELDS, OTHER?.id ?? '');
  expect(there).toMatchObject({
    activityId: OTHER?.id,
    prompts: OTHER && questionsOf(words(), OTHER).prompts,
  });
  expect(withActivity(words(), there, DEFAULT_ACTIVITY.id)).toEqual(FIRST_FIELDS);
});

it('questions that were edited by hand stay, whatever is chosen', () => {
  const edited = { ...FIRST_FIELDS, prompts: ['Where do we begin?'] };
  expect(withActivity(words(), edited, OTHER?.id ?? '').prompts).toEqual(['Where do we begin?']);
});

it('asks the server for what has words', () => {
  expect(
    wallToMake({
      ...FIRST_FIELDS,
      title: '  Hui ',
      prompts: [' Where? ', '', '  '],
      names: 'first',
    }),
  ).toEqual({
    title: 'Hui',
    activity: DEFAULT_ACTIVITY.id,
    prompts: ['Where?'],
    settings: { reveal: 'live', names: 'first' },
  });
});
