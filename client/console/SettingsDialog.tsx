import type { FormEvent, ReactElement } from 'react';
import type { NamesSetting } from '../../shared/model/person.ts';
import type { Language } from '../../shared/words/languages.ts';
import { LanguageField } from '../app/LanguageField.tsx';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { t } from '../words/speak.ts';
import { useDesk } from '../desk/desk.ts';
import { NamesChoice } from './NamesChoice.tsx';

/** What she chose; `null`: nothing, so it stays what the wall says, also where somebody else changes that meanwhile. */
interface Chosen {
  language: Language | null;
  names: NamesSetting | null;
}
const NOTHING: Chosen = { language: null, names: null };

/** The wall's own language and how it shows names. What the wall asks is its run's, and changed there. */
export function SettingsDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { wall, view, hidden, run, commands } = useDesk();
  const { session } = view;
  const now = { language: session.language, names: session.settings.names };
  const [chosen, choose, forget] = useDraftOf<Chosen>(`settings-${wall}`, NOTHING);
  const language = chosen.language ?? now.language;
  const names = chosen.names ?? now.names;
  const hasNotes = view.notes.length + hidden.length > 0;
  const leave = (): void => {
    forget();
    onClose();
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const edit = {
      ...(language === now.language ? {} : { language }),
      ...(names === now.names ? {} : { names }),
    };
    if (Object.keys(edit).length === 0) return leave();
    if (await run(() => commands.edit(edit), t('console.settings.saved'))) leave();
  };
  return (
    <Dialog title={t('console.settings')} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void save(event)}>
        <LanguageField
          className="wall-language"
          label={t('start.language')}
          hint={t('start.language.hint')}
          language={language}
          onChange={(next) => choose({ ...chosen, language: next })}
        />
        <NamesChoice
          chosen={names}
          leastPrivate={hasNotes ? now.names : null}
          onChange={(next) => choose({ ...chosen, names: next })}
        />
        <div className="ww-dialog-actions">
          <Button onClick={leave}>{t('console.settings.leave')}</Button>
          <Button variant="filled" type="submit">
            {t('app.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
