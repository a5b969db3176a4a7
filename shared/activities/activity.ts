import type { BareKey } from '../words/words.ts';

/** A meeting's template; its words are `activity.<id>` (its name), `.summary` and `.size`. */
export interface Activity {
  id: 'leverage-points' | 'empty';
  /** Questions a new wall starts with; the facilitator may edit them. */
  prompts: readonly BareKey[];
  /** Questions that a table's sheet starts with. */
  sheetQuestions: readonly BareKey[];
}
