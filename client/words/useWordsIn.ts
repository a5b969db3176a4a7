import { useEffect, useState } from 'react';
import type { Language } from '../../shared/words/languages.ts';
import type { Words } from '../../shared/words/words.ts';
import { words } from './speak.ts';
import { pageWordsIn } from './speakPage.ts';

/** This page's words in a language, as somebody else will read them; the page's own until they are here. */
export function useWordsIn(language: Language): Words {
  const [known, setKnown] = useState(words);
  useEffect(() => {
    let isWanted = true;
    pageWordsIn(language).then(
      (next) => {
        if (isWanted) setKnown(next);
      },
      // Without a network the page's own stand there still.
      () => undefined,
    );
    return () => void (isWanted = false);
  }, [language]);
  return known;
}
