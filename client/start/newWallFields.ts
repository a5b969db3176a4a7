import type { NamesSetting } from '../../shared/model/person.ts';
import type { RevealSetting } from '../../shared/model/session.ts';
import type { Outline } from '../../shared/scripts/outline.ts';
import type { Script } from '../../shared/scripts/script.ts';
import { isLanguage, type Language } from '../../shared/words/languages.ts';
import type { createWall } from '../sync/api.ts';
import { outlineWords } from './outlineWords.ts';

export interface NewWallFields {
  title: string;
  /** Of the script that ships; '' where nobody chose, which is the first. */
  activityId: string;
  /** A run of somebody's own, from a file or a past wall, in place of one that ships. */
  script: Script | null;
  /** What the projector, prints and files speak. */
  language: Language;
  /** Whether `prompts` are somebody's own; until then they are the script's, in the wall's language. */
  isAsking: boolean;
  prompts: readonly string[];
  reveal: RevealSetting;
  names: NamesSetting;
}

/** What the form begins with, on a page in `language`. */
export const firstFields = (language: Language): NewWallFields => ({
  title: '',
  activityId: '',
  script: null,
  language,
  isAsking: false,
  prompts: [],
  reveal: 'live',
  names: 'named',
});

/** The script that is chosen of those that ship: of an id that is none of theirs, kept from another version, the first. */
export const chosenOf = (
  outlines: readonly [Outline, ...Outline[]],
  { activityId }: Pick<NewWallFields, 'activityId'>,
): Outline => outlines.find(({ id }) => id === activityId) ?? outlines[0];

/** The questions as the form shows them, in the wall's language. Those that were edited by hand stay, whatever else is chosen. */
export const promptsOf = (
  outline: Outline,
  { isAsking, prompts, language }: Pick<NewWallFields, 'isAsking' | 'prompts' | 'language'>,
): readonly string[] =>
  isAsking ? prompts : outline.prompts.map((prompt) => outlineWords(outline, prompt, language));

/** What the server is asked for: questions without words are none, and those that nobody touched it says itself. */
export const wallToMake = (
  { id: activity }: Pick<Outline, 'id'>,
  { title, script, language, isAsking, prompts, reveal, names }: NewWallFields,
): Parameters<typeof createWall>[0] =>
  script
    ? // It says itself what it asks, and whether notes are private first.
      { title: title.trim(), script, language, settings: { names } }
    : {
        title: title.trim(),
        activity,
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
