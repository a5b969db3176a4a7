import { DEFAULT_ACTIVITY, findActivity, questionsOf } from '../../shared/activities/activities.ts';
import type { NamesSetting } from '../../shared/model/person.ts';
import type { RevealSetting } from '../../shared/model/session.ts';
import type { Script } from '../../shared/scripts/script.ts';
import { isLanguage, type Language } from '../../shared/words/languages.ts';
import type { Words } from '../../shared/words/words.ts';
import type { createWall } from '../sync/api.ts';

export interface NewWallFields {
  title: string;
  activityId: string;
  /** A run of somebody's own, from a file or a past wall, in place of the activity's. */
  script: Script | null;
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
  script: null,
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
  script,
  language,
  isAsking,
  prompts,
  reveal,
  names,
}: NewWallFields): Parameters<typeof createWall>[0] =>
  script
    ? // It says itself what it asks, and whether notes are private first.
      { title: title.trim(), script, language, settings: { names } }
    : {
        title: title.trim(),
        activity: activityId,
        language,
        ...(isAsking
          ? { prompts: prompts.map((prompt) => prompt.trim()).filter((prompt) => prompt !== '') }
          : {}),
        settings: { reveal, names },
      };

/** The form with a run of somebody's own: it speaks that one's first language, where the product does. */
export const withScript = (fields: NewWallFields, script: Script): NewWallFields => ({
  ...fields,
  script,
  language: script.languages.find(isLanguage) ?? fields.language,
});
