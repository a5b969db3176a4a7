import type { JSX } from 'react';
import type { Language } from '../../shared/words/languages.ts';
import { Drawing } from '../design/Drawing.tsx';
import { t, words } from '../words/speak.ts';
import { chooseLanguage, LANGUAGES_OFFERED } from './chooseLanguage.ts';
import './languageChoice.css';

const GLOBE =
  'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M3.8 12h16.4M12 3.5c-5 5.4-5 11.6 0 17M12 3.5c5 5.4 5 11.6 0 17';

/** For `<select>`. What was chosen by name alone, a pseudo-language, is offered where it is chosen. */
export const LanguageOptions = ({ chosen }: { chosen: string }): JSX.Element => (
  <>
    {LANGUAGES_OFFERED.map(({ language, name }) => (
      <option key={language} value={language} lang={language}>
        {name}
      </option>
    ))}
    {!LANGUAGES_OFFERED.some(({ language }) => language === chosen) && (
      <option value={chosen}>{chosen}</option>
    )}
  </>
);

/** The language of this page, whoever's it is: one tap and a choice. Names of languages stand in their own. */
export function LanguageChoice({
  onChoose = chooseLanguage,
}: {
  onChoose?: (language: Language) => void;
}): JSX.Element {
  const now = words().language;
  return (
    <label className="language-choice">
      <Drawing path={GLOBE} size={20} className="ww-icon" />
      <span className="ww-visually-hidden">{t('app.language')}</span>
      <select value={now} onChange={(event) => onChoose(event.target.value as Language)}>
        <LanguageOptions chosen={now} />
      </select>
    </label>
  );
}
