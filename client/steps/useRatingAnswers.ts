import { useState } from 'react';
import { useDesk } from '../desk/desk.ts';
import type { MeetingState } from '../meeting/meetingState.ts';
import { PAGE_ASKS } from '../meeting/sources/pageAsks.ts';
import {
  DESK_RATING_RULES,
  openRatingAnswers,
  type RatingAnswers,
} from '../meeting/sources/ratingsSource.ts';
import type { Store } from '../meeting/store.ts';

/** What a facilitator's page asks for of a `rate` or `claim` step, as long as it shows it. */
export function useRatingAnswers(known: Store<MeetingState>): RatingAnswers {
  const { commands } = useDesk();
  const [asked] = useState(() => openRatingAnswers(known, commands, DESK_RATING_RULES, PAGE_ASKS));
  return asked;
}
