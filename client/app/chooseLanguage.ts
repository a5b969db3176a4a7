import { LANGUAGE_NAMES, LANGUAGES } from '../../shared/words/languages.ts';
import { languageCookie } from '../../shared/words/languageCookie.ts';

/** The languages that everybody may choose, each as it is called by those who speak it. */
export const LANGUAGES_OFFERED = LANGUAGES.map((language) => ({
  language,
  name: LANGUAGE_NAMES[language],
}));

/** Kept on this device for all walls; the page comes again in that language, with what is being typed (`drafts.ts`). */
export function chooseLanguage(language: string): void {
  document.cookie = languageCookie(language);
  location.reload();
}
