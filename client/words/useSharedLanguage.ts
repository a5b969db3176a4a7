import { useEffect } from 'react';
import type { Language } from '../../shared/words/languages.ts';
import { words } from './speak.ts';
import { speakFromNowOn } from './speakPage.ts';

/** A screen that many read speaks the wall's language, also when that is changed while it shows. `null`: it is not known, or not that screen's. */
export function useSharedLanguage(language: Language | null | undefined): void {
  useEffect(() => {
    if (!language || language === words().language) return undefined;
    let isWanted = true;
    // Without a network it goes on in the language that it has.
    speakFromNowOn(language, () => isWanted).catch(() => undefined);
    return () => void (isWanted = false);
  }, [language]);
}
