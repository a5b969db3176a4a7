import { promptsOnceIn } from '../../shared/model/shownPrompts.ts';
import type { FormEvent, ReactElement } from 'react';
import { LanguageField } from '../app/LanguageField.tsx';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { t } from '../words/speak.ts';
import { useDesk } from '../desk/desk.ts';
import { PromptsIn } from './SettingsLanguages.tsx';
import {
  draftOnceIn,
  othersOf,
  settingsEdit,
  withoutPrompt,
  type Settings,
  type SettingsDraft,
} from './settingsEdit.ts';
import { NamesChoice, Prompts, SheetQuestions } from './SettingsFields.tsx';

/** Questions of wall and sheets, and names. Once a note exists questions may be reworded or added, and names only become more private. */
export function SettingsDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { wall, view, hidden, run, commands } = useDesk();
  const { session } = view;
  const now: Settings = {
    language: session.language,
    prompts: session.prompts,
    promptsIn: session.promptsIn,
    sheetQuestions: session.sheetQuestions,
    names: session.settings.names,
  };
  const [drafted, setFields, forget] = useDraftOf<SettingsDraft>(`settings-${wall}`, {
    ...now,
    opened: now,
    was: now,
  });
  const fields = draftOnceIn(drafted, now.language);
  const leave = (): void => {
    forget();
    onClose();
  };
  const hasNotes = view.notes.length + hidden.length > 0;
  const kept = hasNotes ? session.prompts.length : 0;
  const others = othersOf(fields, now);
  const isOthers = [...others.prompts, ...others.sheetQuestions].some((each) => each !== '');
  const missing = fields.prompts.findIndex((prompt, index) => prompt.trim() === '' && index < kept);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (missing >= 0) return;
    const { edit, again } = settingsEdit(fields, now);
    if (await run(() => commands.edit(edit), t('console.settings.saved'))) return leave();
    setFields(again);
  };
  return (
    <Dialog title={t('console.settings')} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void save(event)}>
        {hasNotes ? <p className="side-meta">{t('console.settings.kept')}</p> : null}
        {fields !== drafted ? (
          <p className="side-meta" role="alert">
            {t('console.settings.othersLanguage')}
          </p>
        ) : null}
        {isOthers ? (
          <p className="side-meta" role="alert">
            {t('console.settings.others')}
          </p>
        ) : null}
        <Prompts
          prompts={fields.prompts}
          kept={kept}
          missing={missing}
          others={others.prompts}
          onChange={(next) => setFields({ ...fields, prompts: next })}
          onTakeAway={(place) => setFields({ ...fields, ...withoutPrompt(fields, place) })}
        />
        <LanguageField
          className="wall-language"
          label={t('start.language')}
          hint={t('start.language.hint')}
          language={fields.language}
          onChange={(language) => setFields({ ...fields, ...promptsOnceIn(fields, language) })}
        />
        <PromptsIn {...fields} onChange={(promptsIn) => setFields({ ...fields, promptsIn })} />
        <hr className="dialog-line" />
        <SheetQuestions
          questions={fields.sheetQuestions}
          hasTables={session.tables.length > 0}
          others={others.sheetQuestions}
          onChange={(next) => setFields({ ...fields, sheetQuestions: next })}
        />
        <hr className="dialog-line" />
        <NamesChoice
          chosen={fields.names}
          leastPrivate={hasNotes ? session.settings.names : null}
          onChange={(next) => setFields({ ...fields, names: next })}
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
