import { DEFAULT_ACTIVITY, findActivity, questionsOf } from '../../shared/activities/activities.ts';
import type { NamesSetting } from '../../shared/model/person.ts';
import type { RevealSetting } from '../../shared/model/session.ts';
import type { Words } from '../../shared/words/words.ts';
import type { createWall } from '../sync/api.ts';

export interface NewWallFields {
  title: string;
  activityId: string;
  prompts: readonly string[];
  reveal: RevealSetting;
  names: NamesSetting;
}

/** What the form begins with. */
export const firstFields = (words: Words): NewWallFields => ({
  title: '',
  activityId: DEFAULT_ACTIVITY.id,
  prompts: questionsOf(words, DEFAULT_ACTIVITY).prompts,
  reveal: 'live',
  names: 'named',
});

const promptsOf = (words: Words, id: string): readonly string[] | undefined => {
  const activity = findActivity(id);
  return activity && questionsOf(words, activity).prompts;
};

/** Questions that were edited by hand stay: only untouched ones follow the activity. */
export function withActivity(words: Words, fields: NewWallFields, id: string): NewWallFields {
  const before = promptsOf(words, fields.activityId);
  const next = promptsOf(words, id);
  const follows = next && before && fields.prompts.join('\n') === before.join('\n');
  return { ...fields, activityId: id, ...(follows ? { prompts: next } : {}) };
}

/** What the server is asked for: questions without words are none. */
export const wallToMake = ({
  title,
  activityId,
  prompts,
  reveal,
  names,
}: NewWallFields): Parameters<typeof createWall>[0] => ({
  title: title.trim(),
  activity: activityId,
  prompts: prompts.map((prompt) => prompt.trim()).filter((prompt) => prompt !== ''),
  settings: { reveal, names },
});
