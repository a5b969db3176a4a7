import { ACTIVITIES, DEFAULT_ACTIVITY } from '../../shared/activities/activities.ts';
import type { NamesSetting } from '../../shared/model/person.ts';
import type { RevealSetting } from '../../shared/model/session.ts';
import type { createWall } from '../sync/api.ts';

export interface NewWallFields {
  title: string;
  activityId: string;
  prompts: readonly string[];
  reveal: RevealSetting;
  names: NamesSetting;
}

export const FIRST_FIELDS: NewWallFields = {
  title: '',
  activityId: DEFAULT_ACTIVITY.id,
  prompts: DEFAULT_ACTIVITY.prompts,
  reveal: 'live',
  names: 'named',
};

/** Questions that were edited by hand stay: only untouched ones follow the activity. */
export function withActivity(fields: NewWallFields, id: string): NewWallFields {
  const before = ACTIVITIES.find((activity) => activity.id === fields.activityId);
  const next = ACTIVITIES.find((activity) => activity.id === id);
  const follows = next && before && fields.prompts.join('\n') === before.prompts.join('\n');
  return { ...fields, activityId: id, ...(follows ? { prompts: next.prompts } : {}) };
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
