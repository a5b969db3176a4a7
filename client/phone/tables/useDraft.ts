import { useState } from 'react';

/** Words being typed, kept for this visit of the page under `key`: a walk that moves on or a reload loses none. `''` forgets them. */
export function useDraft(key: string, start = ''): [string, (words: string) => void] {
  const place = `ww-words-${key}`;
  const [words, setWords] = useState(() => {
    try {
      return sessionStorage.getItem(place) ?? start;
    } catch {
      return start;
    }
  });
  const set = (next: string): void => {
    setWords(next);
    try {
      if (next === '') sessionStorage.removeItem(place);
      else sessionStorage.setItem(place, next);
    } catch {
      // No storage: the words are still in the field.
    }
  };
  return [words, set];
}
