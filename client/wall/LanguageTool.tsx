import { LanguageChoice } from '../app/LanguageChoice.tsx';
import { chooseLanguage, LANGUAGES_OFFERED } from '../app/chooseLanguage.ts';
import { words } from '../words/speak.ts';
import { MenuItem, useMenu } from './MenuItem.tsx';

/** The language of this page: a choice in the bar; in its menu a line for each other language, called as those who speak it call it. */
export function LanguageTool() {
  if (!useMenu()) return <LanguageChoice />;
  const now = words().language;
  return (
    <>
      {LANGUAGES_OFFERED.filter(({ language }) => language !== now).map(({ language, name }) => (
        <MenuItem key={language} icon="globe" onClick={() => chooseLanguage(language)}>
          <span lang={language}>{name}</span>
        </MenuItem>
      ))}
    </>
  );
}
