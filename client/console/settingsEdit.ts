import type { NamesSetting } from '../../shared/model/person.ts';
import { mergeList } from './mergeList.ts';

export interface Settings {
  prompts: readonly string[];
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

const same = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/**
 * What saving asks for: only what was changed here, on top of what others changed elsewhere in the list. Where both wrote in one place the
 * server says no once; then `again` is what she goes on from: theirs stand below the fields, and saving it puts hers instead.
 */
export function settingsEdit(
  draft: SettingsDraft,
  now: Settings,
): {
  edit: Partial<Settings> & { was: Pick<Settings, List> };
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
  return {
    edit: {
      ...(same(asked.next, asked.from) ? {} : { prompts: asked.next }),
      ...(same(sheet.next, sheet.from) ? {} : { sheetQuestions: sheet.next }),
      ...(draft.names === draft.opened.names ? {} : { names: draft.names }),
      was: { prompts: asked.from, sheetQuestions: sheet.from },
    },
    again: { ...draft, prompts: asked.merged, sheetQuestions: sheet.merged, was: now },
  };
}
