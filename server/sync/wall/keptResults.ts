import { readsNotes } from '../../../shared/access/rights.ts';
import {
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
import type { RateStep } from '../../../shared/rating/rateStep.ts';

/** A script has 20 languages at most, and whoever asks in others must not fill the memory. */
const MOST_KEPT = 40;

/** What came of `rate` steps, made once for all who may read the same, until something changes. */
export class KeptResults {
  readonly #kept = new Map<string, RatingResults>();
  #from = '';

  /**
   * `arrangement`: the sequence of that document, for groups that are rated. Throws as
   * {@link resultsView} does.
   */
  of(known: RatingsKnown, arrangement: number, step: RateStep, asker: Reader): RatingResults {
    const from = `${known.tallies.changes} ${arrangement}`;
    if (from !== this.#from) this.#kept.clear();
    this.#from = from;
    const isRead = readsNotes(asker.person, known.state.session);
    const key = JSON.stringify([step.id, asker.language, isRead]);
    const view = this.#kept.get(key) ?? resultsView(known, step, asker);
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, view);
    return view;
  }

  /** What files of the whole meeting say of ratings and claims. */
  meeting(known: RatingsKnown, arrangement: number): RatedMeeting {
    const reader = readerOfFiles(known.state);
    const ratings = shownRateSteps(known.state).map((step) =>
      this.of(known, arrangement, step, reader),
    );
    return { ratings, claims: shownClaims(known) };
  }
}
