import { wordsOf, type Catalogue, type Words } from '../../shared/words/words.ts';

let spoken: Words | null = null;
let known: Catalogue = {};

/** From now on this page speaks so: before anything of it is drawn. Called again for words of a part that comes later. */
export function speak(language: string, catalogue: Catalogue): void {
  // Someone's own habits: English pages tell a clock as she has it, in London or in Boston.
  const own = navigator.languages.find((tag) => tag.split('-')[0] === language.split('-')[0]);
  known = { ...known, ...catalogue };
  spoken = wordsOf(language, known, own);
}

/** What the page speaks. Throws before `speak`: words are asked for when something is drawn, not while a module loads. */
export function words(): Words {
  if (!spoken) throw new Error('Words are asked for before there are any');
  return spoken;
}

/** Words of the page's language. */
export const t: Words['say'] = (...message) => words().say(...message);
