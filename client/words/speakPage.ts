import type { Catalogue } from '../../shared/words/words.ts';
import { speak } from './speak.ts';

/** A page's words by language, each loaded when it is asked for (`virtual:words/<page>`); or those of a part that comes later. */
export type Catalogues = Readonly<Record<'en', () => Promise<{ default: Catalogue }>>>;

/** The page speaks the language that the server gave it; English where it has no such words. */
export async function speakPage(catalogues: Catalogues): Promise<void> {
  const { lang } = document.documentElement;
  const language = Object.hasOwn(catalogues, lang) ? (lang as keyof Catalogues) : 'en';
  speak(language, (await catalogues[language]()).default);
}
