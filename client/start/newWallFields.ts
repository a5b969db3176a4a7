import { DEFAULT_ACTIVITY, findActivity, questionsOf } from '../../shared/activities/activities.ts';
import type { NamesSetting } from '../../shared/model/person.ts';
import type { RevealSetting } from '../../shared/model/session.ts';
import type { Language } from '../../shared/words/languages.ts';
import type { Words } from '../../shared/words/words.ts';
import type { createWall } from '../sync/api.ts';

export interface NewWallFields {
  title: string;
  activityId: string;
  /** What the projector, prints and files speak. */
  language: Language;
  /** Whether `prompts` are somebody's own; until then they are the activity's, in the wall's language. */
  isAsking: boolean;
  prompts: readonly string[];
  reveal: RevealSetting;
  names: NamesSetting;
}

/** What the form begins with, on a page in `language`. */
export const firstFields = (language: Language): NewWallFields => ({
  title: '',
  activityId: DEFAULT_ACTIVITY.id,
  language,
  isAsking: false,
  prompts: [],
  reveal: 'live',
  names: 'named',
});

/** The questions as the form shows them; `words`: the wall's language. Those that were edited by hand stay, whatever else is chosen. */
export function promptsOf(
  words: Words,
  { isAsking, prompts, activityId }: NewWallFields,
): readonly string[] {
  const activity = findActivity(activityId) ?? DEFAULT_ACTIVITY;
  return isAsking ? prompts : questionsOf(words, activity).prompts;
}

/** What the server is asked for: questions without words are none, and those that nobody touched it says itself. */
export const wallToMake = ({
  title,
  activityId,
  language,
  isAsking,
  prompts,
  reveal,
  names,
}: NewWallFields): Parameters<typeof createWall>[0] => ({
  title: title.trim(),
  activity: activityId,
  language,
  ...(isAsking
    ? { prompts: prompts.map((prompt) => prompt.trim()).filter((prompt) => prompt !== '') }
    : {}),
  settings: { reveal, names },
});
