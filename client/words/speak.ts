import { wordsOf, type Catalogue, type Words } from '../../shared/words/words.ts';

let spoken: Words | null = null;
let known: Catalogue = {};
const listeners = new Set<() => void>();

/** Words of a language, with someone's own habits: English pages tell a clock as she has it, in London or in Boston. */
export function wordsHere(language: string, catalogue: Catalogue): Words {
  const own = navigator.languages.find((tag) => tag.split('-')[0] === language.split('-')[0]);
  return wordsOf(language, catalogue, own);
}

/** From now on this page speaks so, and whoever listens draws it again. In the language that it speaks already, these words are added to what it says: a part of the page came later. */
export function speak(language: string, catalogue: Catalogue): void {
  known = spoken?.language === language ? { ...known, ...catalogue } : catalogue;
  spoken = wordsHere(language, known);
  for (const listener of listeners) listener();
}

/** Calls `listener` when the page begins to speak otherwise; the answer ends that. */
export function onSpoken(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What the page speaks. Throws before `speak`: words are asked for when something is drawn, not while a module loads. */
export function words(): Words {
  if (!spoken) throw new Error('Words are asked for before there are any');
  return spoken;
}

/** Words of the page's language. */
export const t: Words['say'] = (...message) => words().say(...message);
