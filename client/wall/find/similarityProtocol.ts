/** What the page and its similarity worker tell each other. */
export type SimilarityQuestion =
  /** The wall's notes from now on; answers nothing. */
  | { kind: 'notes'; notes: readonly { id: string; text: string }[] }
  /** Notes like all of `chosen`; never one of `except`. */
  | {
      kind: 'more-like';
      ask: number;
      chosen: readonly string[];
      except: readonly string[];
      most: number;
    }
  /** Sets of notes that say nearly the same. */
  | { kind: 'look-alikes'; ask: number };

export type SimilarityAnswer =
  | { ask: number; found: readonly string[] }
  | { ask: number; sets: readonly (readonly string[])[] };
