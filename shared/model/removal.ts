import type { Static } from 'typebox';
import type { BurstSchema, RemovalSchema } from './schemas/removal.ts';

/** Many people sent away together with what they left, as the server keeps it so that it can be undone. */
export interface RemovalRecord {
  /** Person ids, as they were decided on at once. */
  people: readonly string[];
  /** How many notes were theirs then. */
  notes: number;
  /** ms since 1970 UTC. */
  at: number;
  /** What is being done with them, a few at a time; `null` once it is. */
  doing: Removal['doing'];
}

export const BURST_KINDS = ['people', 'notes'] as const;
export const REMOVAL_STEPS = ['out', 'back'] as const;

export type Burst = Static<typeof BurstSchema>;
export type Removal = Static<typeof RemovalSchema>;
