import type { ClaimsView, RatingResults } from '../protocol/ratings.ts';
import { labelled } from '../scripts/noteSaid.ts';
import type { Words } from '../words/words.ts';
import { claimerWords } from './claimerWords.ts';
import { resultWords } from './resultWords.ts';

/** What stands at a thing in few words, beside what people made there. */
export interface ThingMark {
  /** "4.2 on average · 12 answers", "Mere", "Nobody yet". */
  said: string;
  /** The same where there is room for a word or two: "4.2 on average", "Mere". */
  brief: string;
  /** Nobody has put a name to it, or not to all that it needs: this is to stand out. */
  isOpen: boolean;
}

/** What all said of a thing, and who sees to it; each of the last step that came to something. */
export interface ThingMarks {
  rated?: ThingMark;
  claimed?: ThingMark;
}

/** By thing: its kind and its id. Things of a screen only: statements and times stand nowhere. */
export type MarksByThing = ReadonlyMap<string, ThingMarks>;

const keyOf = (of: RatingResults['of'], id: string): string => `${of}/${id}`;

/** What is said of every thing; the answers in the order of the run. Says no more than they do. */
export function marksByThing(
  words: Words,
  { results, claims }: { results: readonly RatingResults[]; claims: readonly ClaimsView[] },
): MarksByThing {
  const marks = new Map<string, ThingMarks>();
  const put = (key: string, mark: ThingMarks): unknown =>
    marks.set(key, { ...marks.get(key), ...mark });
  for (const view of results)
    for (const thing of view.things) {
      const rated = ratedMark(words, view, thing);
      if (rated) put(keyOf(view.of, thing.id), { rated });
    }
  for (const view of claims)
    for (const thing of view.things)
      put(keyOf(view.of, thing.id), { claimed: claimedMark(words, view, thing) });
  return marks;
}

/** Of one thing; nothing where nothing is said of it. */
export const marksOf = (marks: MarksByThing, of: RatingResults['of'], id: string): ThingMarks =>
  marks.get(keyOf(of, id)) ?? {};

/** A table's, else those of the group that it comes from: both are about the same. */
export function marksAtTable(
  marks: MarksByThing,
  { tableId, clusterId }: { tableId: string; clusterId: string },
): ThingMarks {
  return { ...marks.get(keyOf('groups', clusterId)), ...marks.get(keyOf('tables', tableId)) };
}

/** Both in one line; '' where there is nothing to say. */
export const marksSaid = ({ rated, claimed }: ThingMarks): string =>
  [rated, claimed].flatMap((mark) => mark?.said ?? []).join(' · ');

/** Of the first thing that was asked and can be counted; nothing where nobody answered it. */
function ratedMark(
  words: Words,
  { form, wanted }: RatingResults,
  { results }: RatingResults['things'][number],
): ThingMark | null {
  const first = form.find((field) => field.form !== 'sentence');
  const result = first && results.find(({ field }) => field === first.id);
  if (!result || result.count === 0) return null;
  const said = resultWords(
    words,
    result,
    // How far people are apart is read in the list of all.
    wanted.filter((each) => each !== 'spread'),
  );
  if (said.length === 0) return null;
  const isFew = result.isFew && result.shown !== null;
  const few = isFew ? [words.say('rate.results.few')] : [];
  return { said: [...said, ...few].join(' · '), brief: said[0] ?? '', isOpen: false };
}

function claimedMark(
  words: Words,
  { roles }: ClaimsView,
  thing: ClaimsView['things'][number],
): ThingMark {
  const said = thing.roles.map(({ role, claims }) => {
    const who =
      claims.length === 0
        ? words.say('claim.none')
        : words.list(
            claims.map((claim) => claimerWords(words, claim)),
            'unit',
          );
    const label = roles.find(({ id }) => id === role)?.label ?? '';
    return roles.length > 1 ? labelled(words, label, who) : who;
  });
  const isOpen = thing.roles.some(({ claims }) => claims.length === 0);
  const brief = isOpen ? words.say('claim.none') : (said[0] ?? '');
  return { said: said.join(' · '), brief, isOpen };
}
