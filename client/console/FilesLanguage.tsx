import type { ReactElement } from 'react';
import { LanguageField } from '../app/LanguageField.tsx';
import { t } from '../words/speak.ts';
import { useDesk } from '../desk/desk.ts';

/** What downloaded files speak: the wall's language, unless somebody takes them home in another. Nothing of the wall changes. */
export function FilesLanguage(): ReactElement {
  const { view, filesIn, setFilesIn } = useDesk();
  const ofWall = view.session.language;
  return (
    <LanguageField
      className="files-language"
      label={t('console.file.language')}
      language={filesIn ?? ofWall}
      onChange={(language) => setFilesIn(language === ofWall ? undefined : language)}
    />
  );
}
