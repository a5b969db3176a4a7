import { useState } from 'react';
import { createPortal } from 'react-dom';
import { chooseLanguage, LANGUAGES_OFFERED } from '../app/chooseLanguage.ts';
import { Dialog } from '../design/Dialog.tsx';
import { t, words } from '../words/speak.ts';
import { Tool } from './WallBar.tsx';
import './languageTool.css';

/** The language of this page, in the bar or its menu: names of languages in their own. */
export function LanguageTool() {
  const [isOpen, setOpen] = useState(false);
  const now = words().language;
  return (
    <>
      <Tool
        icon="globe"
        word={t('app.language')}
        label={t('app.language')}
        onClick={() => setOpen(true)}
      />
      {isOpen &&
        // Not within the menu, which is closed and shows nothing.
        createPortal(
          <Dialog title={t('app.language')} onClose={() => setOpen(false)}>
            <ul className="language-list">
              {LANGUAGES_OFFERED.map(({ language, name }) => (
                <li key={language}>
                  <button
                    type="button"
                    className="ww-button"
                    lang={language}
                    {...(language === now ? { 'aria-current': true } : {})}
                    onClick={() => chooseLanguage(language)}
                  >
                    {name}
                  </button>
                </li>
              ))}
            </ul>
          </Dialog>,
          document.body,
        )}
    </>
  );
}
