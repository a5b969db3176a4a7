import { directionOf, isLanguage, type Language } from '../../shared/words/languages.ts';
import type { Catalogue } from '../../shared/words/words.ts';
import { speak, words } from './speak.ts';

/** A page's words by language, each loaded when it is asked for (`virtual:words/<page>`); or those of a part that comes later. */
export type Catalogues = Readonly<Record<Language, () => Promise<{ default: Catalogue }>>>;

/** Those of the page, and of its parts that have come. */
const parts: Catalogues[] = [];

async function catalogueIn(language: Language): Promise<Catalogue> {
  const all = await Promise.all(parts.map((part) => part[language]()));
  return Object.assign({}, ...all.map((each) => each.default)) as Catalogue;
}

const languageOf = (tag: string): Language => (isLanguage(tag) ? tag : 'en');

/** The page speaks the language that the server gave it; English where it has no such words. Once more for each part that comes later. */
export async function speakPage(catalogues: Catalogues): Promise<void> {
  parts.push(catalogues);
  const language = languageOf(document.documentElement.lang);
  speak(language, (await catalogues[language]()).default);
}

/** The language that the page speaks. */
export const pageLanguage = (): Language => languageOf(words().language);

/** From now on the page speaks another language, and is drawn anew, if that `isWanted` still once its words are here. Where they do not arrive it rejects, and goes on as it was. */
export async function speakFromNowOn(language: Language, isWanted: () => boolean): Promise<void> {
  const catalogue = await catalogueIn(language);
  if (!isWanted()) return;
  const { documentElement } = document;
  documentElement.lang = language;
  documentElement.dir = directionOf(language);
  speak(language, catalogue);
}
