import { createContext, use } from 'react';
import type { Script } from '../../../shared/scripts/script.ts';

/** What every field of the run's editor knows. */
export interface RunEditing {
  script: Script;
  /** The script's language in which words are written just now (BCP 47). */
  language: string;
  /** The script's first, in which all words are given. */
  first: string;
  /** Why nothing can be changed just now, in words; `null` when it can. */
  blocked: string | null;
}

export const RunContext = createContext<RunEditing | null>(null);

/** Throws outside of the editor. */
export function useRun(): RunEditing {
  const run = use(RunContext);
  if (!run) throw new Error('useRun outside of the run’s editor');
  return run;
}
