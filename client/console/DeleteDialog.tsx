import { useState, type FormEvent, type ReactElement } from 'react';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { Field } from '../design/Field.tsx';
import { countWords } from './countWords.ts';
import { useDesk } from './desk.ts';

/** Deleting asks for the wall's title, typed: nobody types that by accident. */
export function DeleteDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { view, run, commands } = useDesk();
  const [typed, setTyped] = useState('');
  const { title } = view.session;
  const isSame = typed.trim() === title.trim();
  const end = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSame) await run(() => commands.deleteWall());
  };
  return (
    <Dialog title="Delete the wall?" onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void end(event)}>
        <p>
          {countWords(view.notes.length, 'note', 'notes')},{' '}
          {countWords(view.groups.length, 'group', 'groups')} all tables and all snapshots are gone
          for everyone, for good. Download what you want to keep first.
        </p>
        <p>
          Type the wall’s title to delete it: <strong dir="auto">{title}</strong>
        </p>
        <Field
          label="Title of the wall"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          dir="auto"
          autoFocus
        />
        <div className="ww-dialog-actions">
          <Button onClick={onClose}>Keep the wall</Button>
          <Button variant="harm" type="submit" disabled={!isSame}>
            Delete for good
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
