import { useId, type ReactElement } from 'react';
import { isLanguage } from '../../shared/words/languages.ts';
import { LanguageOptions } from '../app/LanguageChoice.tsx';
import { t } from '../words/speak.ts';
import { useDesk } from './desk.ts';

/** What downloaded files speak: the wall's language, unless somebody takes them home in another. Nothing of the wall changes. */
export function FilesLanguage(): ReactElement {
  const { view, filesIn, setFilesIn } = useDesk();
  const id = useId();
  const ofWall = view.session.language;
  return (
    <div className="files-language">
      <label className="ww-field-label" htmlFor={id}>
        {t('console.file.language')}
      </label>
      <select
        id={id}
        className="ww-field-input"
        value={filesIn ?? ofWall}
        onChange={({ target: { value } }) =>
          setFilesIn(isLanguage(value) && value !== ofWall ? value : undefined)
        }
      >
        <LanguageOptions chosen={filesIn ?? ofWall} />
      </select>
    </div>
  );
}
