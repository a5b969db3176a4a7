import type { NamesSetting } from '../../shared/model/person.ts';
import type { Session } from '../../shared/model/session.ts';
import { promptsOnceIn } from '../../shared/model/shownPrompts.ts';
import type { Language } from '../../shared/words/languages.ts';
import { mergeList } from './mergeList.ts';

export interface Settings {
  language: Language;
  prompts: readonly string[];
  /** Each question in further languages, by its place; blank where it was not given. */
  promptsIn: Session['promptsIn'];
  sheetQuestions: readonly string[];
  names: NamesSetting;
}

/** `opened`: as they were when she began; `was`: as she knows them to be, and wants them changed. */
export interface SettingsDraft extends Settings {
  opened: Settings;
  was: Settings;
}

type List = 'prompts' | 'sheetQuestions';

const mineOf = (draft: SettingsDraft, list: List): string[] =>
  draft[list].map((each) => each.trim());

/** What others wrote meanwhile in the places where she writes as well. */
export const othersOf = (draft: SettingsDraft, now: Settings): Record<List, readonly string[]> => ({
  prompts: mergeList(mineOf(draft, 'prompts'), draft.opened.prompts, now.prompts).others,
  sheetQuestions: mergeList(
    mineOf(draft, 'sheetQuestions'),
    draft.opened.sheetQuestions,
    now.sheetQuestions,
  ).others,
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Further languages beside `prompts`, of which blank ones are left out; languages without words are none. */
function besideThem(
  promptsIn: Session['promptsIn'],
  prompts: readonly string[],
): Session['promptsIn'] {
  const beside: Session['promptsIn'] = {};
  for (const [language, texts] of Object.entries(promptsIn)) {
    const own = prompts.flatMap((prompt, at) => (prompt === '' ? [] : [(texts[at] ?? '').trim()]));
    if (own.some((text) => text !== '')) beside[language] = own;
  }
  return beside;
}

/** A question's place is taken out of every language. */
export const withoutPrompt = (
  { prompts, promptsIn }: Pick<Settings, 'prompts' | 'promptsIn'>,
  place: number,
): Pick<Settings, 'prompts' | 'promptsIn'> => ({
  prompts: prompts.filter((_, at) => at !== place),
  promptsIn: Object.fromEntries(
    Object.entries(promptsIn).map(([language, texts]) => [
      language,
      texts.filter((_, at) => at !== place),
    ]),
  ),
});

/**
 * Her draft once somebody else gave the wall another language, where she did not give it one herself: what she wrote stays filed under the
 * language she wrote it in. The same draft where nobody did.
 */
export function draftOnceIn(draft: SettingsDraft, language: Language): SettingsDraft {
  const { opened, was } = draft;
  if (language === opened.language || draft.language !== opened.language) return draft;
  const settingsIn = <Kept extends Settings>(settings: Kept): Kept => ({
    ...settings,
    ...promptsOnceIn(settings, language),
  });
  return { ...settingsIn(draft), opened: settingsIn(opened), was: settingsIn(was) };
}

/**
 * What saving asks for: only what was changed here, on top of what others changed elsewhere in the list. Where both wrote in one place the
 * server says no once; then `again` is what she goes on from: theirs stand below the fields, and saving it puts hers instead.
 */
export function settingsEdit(
  draft: SettingsDraft,
  now: Settings,
): {
  edit: Partial<Settings> & { was: Pick<Settings, List> & { promptsIn?: Session['promptsIn'] } };
  again: SettingsDraft;
} {
  const listOf = (
    list: List,
  ): { next: readonly string[]; from: readonly string[]; merged: readonly string[] } => {
    const { merged, others } = mergeList(mineOf(draft, list), draft.was[list], now[list]);
    return {
      merged,
      next: merged.filter((each) => each !== ''),
      from: others.some((each) => each !== '') ? draft.was[list] : now[list],
    };
  };
  const [asked, sheet] = [listOf('prompts'), listOf('sheetQuestions')];
  const promptsIn = besideThem(draft.promptsIn, asked.merged);
  // A reworded question would lose its other languages if they were not said with it.
  const saysIn =
    !same(promptsIn, besideThem(draft.opened.promptsIn, draft.opened.prompts)) ||
    (!same(asked.next, asked.from) && !same(promptsIn, {}));
  return {
    edit: {
      ...(same(asked.next, asked.from) ? {} : { prompts: asked.next }),
      ...(same(sheet.next, sheet.from) ? {} : { sheetQuestions: sheet.next }),
      ...(draft.names === draft.opened.names ? {} : { names: draft.names }),
      ...(draft.language === draft.opened.language ? {} : { language: draft.language }),
      ...(saysIn ? { promptsIn } : {}),
      was: {
        prompts: asked.from,
        sheetQuestions: sheet.from,
        ...(saysIn ? { promptsIn: draft.was.promptsIn } : {}),
      },
    },
    again: { ...draft, prompts: asked.merged, sheetQuestions: sheet.merged, was: now },
  };
}
