import type { LiveSession } from '../../../shared/model/session.ts';
import type { ClaimsView, RatingResults } from '../../../shared/protocol/ratings.ts';
import { labelled } from '../../../shared/scripts/noteSaid.ts';
import { resultWords } from '../../../shared/rating/resultWords.ts';
import { unclaimedFirst } from '../../../shared/rating/unclaimed.ts';
import { words, t } from '../../words/speak.ts';
import { claimDay } from '../claim/claimDay.ts';
import { claimerName } from '../claim/claimerName.ts';
import { thingTitle } from '../rate/thingTitle.ts';

/** One line of what came of the steps behind, as a room reads it before it goes home. */
export interface PastLine {
  key: string;
  /** Its place, where there is an order; else ''. */
  mark: string;
  title: string;
  /** Who sees to it, or what all said. */
  text: string;
  /** By when; '' where nobody said. */
  until: string;
  /** Nobody sees to it. */
  isOpen: boolean;
}

/** Of what was rated the room reads what came first; the rest is on phones and in the report. */
const FIRST = 5;

/** What is known of each step, by its id. */
type Known<View> = ReadonlyMap<string, { value: View | null }>;

/** Pure but for the language. Who sees to what, unclaimed first, then what came first of each rating. */
export function pastLines(
  past: LiveSession['past'],
  { claims, results }: { claims: Known<ClaimsView>; results: Known<RatingResults> },
): PastLine[] {
  const of = (kind: 'rate' | 'claim'): string[] =>
    past.filter((step) => step.kind === kind).map(({ id }) => id);
  return [
    ...of('claim').flatMap((id) => claimLines(claims.get(id)?.value ?? null)),
    ...of('rate').flatMap((id) => ratedLines(results.get(id)?.value ?? null)),
  ];
}

function claimLines(known: ClaimsView | null): PastLine[] {
  if (!known) return [];
  return unclaimedFirst(known.things).flatMap((thing) =>
    thing.roles.map(({ role, claims }): PastLine => {
      const label = known.roles.find(({ id }) => id === role)?.label ?? '';
      const names = claims.map((claim) => claimerName({ ...claim, mine: false }));
      const who = names.length === 0 ? t('claim.none') : words().list(names, 'unit');
      const until = claims.flatMap(({ date, until: said }) =>
        [claimDay(words().language, date), said ?? ''].filter((each) => each !== ''),
      );
      return {
        key: `${known.step}/${thing.id}/${role}`,
        mark: '',
        title: thingTitle(thing),
        text: known.roles.length > 1 ? labelled(words(), label, who) : who,
        until: words().list([...new Set(until)], 'unit'),
        isOpen: claims.length === 0,
      };
    }),
  );
}

function ratedLines(known: RatingResults | null): PastLine[] {
  if (!known) return [];
  return known.things.slice(0, FIRST).flatMap((thing): PastLine[] => {
    const result = thing.results.find(({ shown }) => shown !== null && shown.form !== 'sentence');
    if (!result) return [];
    return [
      {
        key: `${known.step}/${thing.id}`,
        mark: result.rank === null ? '' : words().number(result.rank),
        title: thingTitle(thing),
        text: resultWords(words(), result, known.wanted).join(' · '),
        until: '',
        isOpen: false,
      },
    ];
  });
}
