import type { StepKind } from '../script.ts';

/** A shipped script as the start page lists it, without its words: those are many, and most who start a wall press go. */
export interface Outline {
  id: 'leverage-points' | 'leverage-call' | 'empty';
  /** Of its steps, in their order. */
  kinds: readonly StepKind[];
}

/** In the order in which they are offered; a test holds them to be what the scripts are. */
export const OUTLINES: readonly Outline[] = [
  {
    id: 'leverage-points',
    kinds: ['post', 'group', 'tables', 'walk', 'connect', 'follow-up'],
  },
  {
    id: 'leverage-call',
    kinds: ['post', 'group', 'tables', 'report-back', 'connect', 'follow-up'],
  },
  { id: 'empty', kinds: ['post', 'group', 'tables', 'walk', 'connect', 'follow-up'] },
];
