import {
  isKnownLayout,
  layoutOf,
  posterParts,
  questionKey,
  SENTENCE_LEADS,
  wordsOf,
  type LookEdit,
  type PosterLayout,
} from '../../shared/model/poster.ts';
import type { PosterLook } from '../../shared/model/table.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { t } from '../words/speak.ts';

/** Something that may be chosen, as it is called. */
export interface Named {
  key: string;
  /** Empty for what stands before the first question. */
  words: string;
}

/** What there is to choose about a poster, and what is chosen. */
export interface LookChoices {
  /** `null`: one that only a newer page knows. */
  layout: PosterLayout | null;
  /** Answered questions, in the sheet's order. */
  questions: readonly (Named & { isShown: boolean })[];
  /** What may be set large, and what is; nothing where the layout sets nothing large. */
  leads: readonly (Named & { isLead: boolean })[];
}

/** Pure. */
export function lookChoices(
  poster: Pick<PosterView, 'sentence' | 'sections' | 'look'>,
): LookChoices {
  const { sentence, sections, look } = poster;
  const { lead, layout } = posterParts(poster);
  const gone = new Set(look?.leftOut);
  const questions = sections
    .filter(({ blocks }) => blocks.length > 0)
    .map((section) => {
      const key = questionKey(section);
      return { key, words: section.question.trim(), isShown: !gone.has(key) };
    });
  const leading =
    lead === null ? null : lead.kind === 'sentence' ? SENTENCE_LEADS : questionKey(lead.section);
  const own = sentence.trim() === '' ? [] : [{ key: SENTENCE_LEADS, words: sentence }];
  const leads =
    layout === 'sentence'
      ? [...own, ...questions.filter(({ isShown }) => isShown)].map(({ key, words }) => ({
          key,
          words,
          isLead: key === leading,
        }))
      : [];
  return { layout: isKnownLayout(look) ? layoutOf(look) : null, questions, leads };
}

/** Pure. What stands on the poster, or does not any more, besides what others choose. */
export const showEdit = (look: PosterLook, key: string, isShown: boolean): LookEdit => {
  const leftOut = (look.leftOut ?? []).filter((each) => each !== key);
  return { leftOut: isShown ? leftOut : [...leftOut, key], was: look };
};

/** Pure. Makes `look` what it was `before`. */
export const backEdit = (look: PosterLook, before: PosterLook): LookEdit => ({
  layout: before.layout ?? null,
  lead: before.lead ?? null,
  leftOut: before.leftOut ?? [],
  was: look,
});

/** The same for looks that say the same. */
export const lookText = ({ layout, lead, leftOut }: PosterLook): string =>
  JSON.stringify([layout ?? null, lead ?? null, [...(leftOut ?? [])].sort()]);

/** "Notes first", as it is called where it is chosen; `null`: one that only a newer page knows. */
export const layoutName = (look: PosterLook): string | null =>
  isKnownLayout(look) ? t(`poster.layout.${layoutOf(look)}`) : null;

/** What a question is called in a list: what stands before the first one has no name of its own. */
export const questionWords = ({ words }: Named): string =>
  words === '' ? t('gallery.look.before') : words;

/** The beginning of an answer, to know it by. */
export const beginningOf = (poster: Pick<PosterView, 'sections'>, key: string): string => {
  const section = poster.sections.find((each) => questionKey(each) === key);
  return section ? wordsOf(section.blocks).slice(0, 120) : '';
};
