import {
  claimsReadBy,
  sharedClaims,
  type SharedClaims,
} from '../../../shared/documents/claimViews.ts';
import {
  resultsReadBy,
  resultsView,
  type RatingsKnown,
  type Reader,
} from '../../../shared/documents/ratingViews.ts';
import {
  readerOfFiles,
  shownClaims,
  shownRateSteps,
  type RatedMeeting,
} from '../../../shared/documents/ratedMeeting.ts';
import type { RatingResults } from '../../../shared/protocol/ratings.ts';
import type { ClaimStep, RateStep } from '../../../shared/rating/rateStep.ts';

/** A script has 20 languages at most, and whoever asks in others must not fill the memory. */
const MOST_KEPT = 40;

/** From what a view is made: the records, and the sequence of the arrangement, for groups that are rated or claimed. */
interface MadeFrom {
  known: RatingsKnown;
  arrangement: number;
}

/** Views of one kind, each made once for all who may read the same, until something changes. */
class Kept<View> {
  readonly #kept = new Map<string, View>();
  #from = '';

  of({ known, arrangement }: MadeFrom, key: string, make: () => View): View {
    const from = `${known.tallies.changes} ${arrangement}`;
    if (from !== this.#from) this.#kept.clear();
    this.#from = from;
    const view = this.#kept.get(key) ?? make();
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, view);
    return view;
  }
}

/** What is shown of ratings and claims. A thousand people ask for it at once, a few times a minute. */
export class KeptViews {
  readonly #results = new Kept<RatingResults>();
  readonly #claims = new Kept<SharedClaims>();

  /** What came of a step. Throws as {@link resultsView} does. */
  results(from: MadeFrom, step: RateStep, asker: Reader): RatingResults {
    const { known } = from;
    return this.#results.of(from, resultsReadBy(known, step, asker), () =>
      resultsView(known, step, asker),
    );
  }

  /** Who put their name to what in a step. */
  claims(from: MadeFrom, step: ClaimStep, asker: Reader): SharedClaims {
    const { known } = from;
    return this.#claims.of(from, claimsReadBy(known, step, asker), () =>
      sharedClaims(known, step, asker),
    );
  }

  /** What files of the whole meeting say of ratings and claims. */
  meeting(from: MadeFrom): RatedMeeting {
    const reader = readerOfFiles(from.known.state);
    const ratings = shownRateSteps(from.known.state).map((step) =>
      this.results(from, step, reader),
    );
    return { ratings, claims: shownClaims(from.known) };
  }
}
