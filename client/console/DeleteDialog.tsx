import { useState, type FormEvent, type ReactElement } from 'react';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { Field } from '../design/Field.tsx';
import { typedAlike } from '../../shared/model/typedAlike.ts';
import { T } from '../words/T.tsx';
import { t } from '../words/speak.ts';
import { useDesk } from '../desk/desk.ts';

/** Deleting asks for the wall's title, typed: nobody types that by accident. */
export function DeleteDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { view, run, commands } = useDesk();
  const [typed, setTyped] = useState('');
  const { title } = view.session;
  const isSame = typedAlike(typed, title);
  const end = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSame) await run(() => commands.deleteWall());
  };
  return (
    <Dialog title={t('console.delete.ask')} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void end(event)}>
        <p>{t('console.delete.text', { notes: view.notes.length, groups: view.groups.length })}</p>
        <p>
          <T k="console.delete.type" with={{ title, strong: <strong dir="auto" /> }} />
        </p>
        <Field
          label={t('console.title')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          dir="auto"
          autoFocus
        />
        <div className="ww-dialog-actions">
          <Button onClick={onClose}>{t('console.delete.keep')}</Button>
          <Button variant="harm" type="submit" disabled={!isSame}>
            {t('console.delete.forGood')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
