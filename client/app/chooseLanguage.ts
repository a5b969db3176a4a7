import { LANGUAGE_NAMES, LANGUAGES } from '../../shared/words/languages.ts';
import { languageCookie } from '../../shared/words/languageCookie.ts';
import { sayBriefly } from '../design/pageSays.ts';
import { serverAnswers } from '../sync/openRequests.ts';
import { t } from '../words/speak.ts';

/** The languages that everybody may choose, each as it is called by those who speak it. */
export const LANGUAGES_OFFERED = LANGUAGES.map((language) => ({
  language,
  name: LANGUAGE_NAMES[language],
}));

/**
 * Goes where a page comes anew, if a server answers: a browser's own page about one that does not has no way back. Else this page stays,
 * and says so. `answers`: whether one does.
 */
export async function comeAnew(
  go: () => void,
  answers: () => Promise<boolean> = serverAnswers,
  stay: () => void = () => sayBriefly(t('app.language.unreached')),
): Promise<void> {
  if (await answers()) go();
  else stay();
}

/** Kept on this device for all walls; the page comes again in that language, with what is being typed (`drafts.ts`). */
export const chooseLanguage = (language: string): void =>
  void comeAnew(() => {
    document.cookie = languageCookie(language);
    location.reload();
  });
