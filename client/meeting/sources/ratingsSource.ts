import type { ClaimsView, OwnRatings, RatingResults } from '../../../shared/protocol/ratings.ts';
import type { WallApi } from '../../sync/api.ts';
import { NOT_YET, type Looked, type MeetingState } from '../meetingState.ts';
import type { Store } from '../store.ts';
import { Asking, type AskingPorts, type AskingRules, type Asks } from './asking.ts';
import { lookedAgain } from './lookedAgain.ts';

/** How often what concerns ratings is asked for. */
export interface RatingRules {
  /** One's own: at once as the step begins, then as things go or come. */
  own: AskingRules;
  /** What came of it, and who took what on: as often as that changes. */
  shown: AskingRules;
}

/** A thousand phones at once: spread over three seconds, as people find their own way to read. */
export const PHONE_RATING_RULES: RatingRules = {
  own: { everyMs: 3_000, spreadMs: 3_000, againMs: 60_000 },
  shown: { everyMs: 2_500, spreadMs: 3_500 },
};
export const DESK_RATING_RULES: RatingRules = {
  own: { everyMs: 1_500, spreadMs: 1_000, againMs: 60_000 },
  shown: { everyMs: 600, spreadMs: 400 },
};

/** By step. */
export interface RatingAnswers {
  own(this: void, step: string): Asks;
  results(this: void, step: string): Asks;
  claims(this: void, step: string): Asks;
  kick(this: void): void;
  leave(this: void): void;
}

type RatingsApi = Pick<WallApi, 'ratings' | 'results' | 'claims'>;
/** What is kept of each step. */
interface Kept {
  ratings: OwnRatings;
  results: RatingResults;
  claims: ClaimsView;
}

/** Writes into a meeting what is asked for of its `rate` and `claim` steps; asks nothing by itself. */
export function openRatingAnswers(
  meeting: Pick<Store<MeetingState>, 'state' | 'set'>,
  api: RatingsApi,
  rules: RatingRules,
  ports: AskingPorts,
): RatingAnswers {
  const asked = new Map<string, Asks>();
  const asking = <Part extends keyof Kept>(
    part: Part,
    step: string,
    ask: () => Promise<Kept[Part]>,
    rule: AskingRules,
  ): Asks => {
    const key = `${part} ${step}`;
    const known = asked.get(key);
    if (known) return known;
    const made = new Asking<Kept[Part]>(
      ask,
      (answer) => {
        const before = meeting.state()[part] as ReadonlyMap<string, Looked<Kept[Part]>>;
        const looked = lookedAgain(before.get(step) ?? NOT_YET, answer);
        meeting.set({ [part]: new Map(before).set(step, looked) });
      },
      rule,
      ports,
    );
    asked.set(key, made);
    return made;
  };
  return {
    own: (step) => asking('ratings', step, () => api.ratings(step), rules.own),
    results: (step) => asking('results', step, () => api.results(step), rules.shown),
    claims: (step) => asking('claims', step, () => api.claims(step), rules.shown),
    kick: () => asked.forEach((each) => each.kick()),
    leave: () => asked.forEach((each) => each.leave()),
  };
}
