import type { Static } from 'typebox';
import type {
  ClaimsSchema,
  OwnRatingsSchema,
  RatedThingSchema,
  RateStepViewSchema,
  RatingBoardSchema,
  RatingProgressSchema,
  RatingResultsSchema,
} from './schemas/ratings.ts';

export type RatedThingView = Static<typeof RatedThingSchema>;
export type RateStepView = Static<typeof RateStepViewSchema>;
export type RatingFieldView = RateStepView['form'][number];
export type OwnRatings = Static<typeof OwnRatingsSchema>;
export type RatingProgress = Static<typeof RatingProgressSchema>;
export type RatingBoard = Static<typeof RatingBoardSchema>;
export type RatingResults = Static<typeof RatingResultsSchema>;
export type ThingResults = RatingResults['things'][number];
export type FieldResults = ThingResults['results'][number];
export type ClaimsView = Static<typeof ClaimsSchema>;
export type ClaimedThing = ClaimsView['things'][number];
