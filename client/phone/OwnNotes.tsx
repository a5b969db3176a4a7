import { useState, type JSX, type ReactNode } from 'react';
import { areNotesOpen, type Session } from '../../shared/model/session.ts';
import { useDraftOf } from '../app/useDraft.ts';
import type { NoteIntent } from '../meeting/outbox/noteIntents.ts';
import type { Outbox } from '../meeting/outbox/openOutbox.ts';
import { NoteEditor, type NoteEdit } from './NoteEditor.tsx';
import { OwnNoteItem } from './OwnNoteItem.tsx';
import { countWords, type ShownNote } from './ownNotes.ts';
import type { NotePart } from './post/PostHalf.tsx';
import type { NoteHalf } from './usePostHalf.ts';
import { t } from '../words/speak.ts';

/** A withdrawal can be undone this long, ms. */
const UNDO_MS = 6_000;

/** My notes, newest first, each with how far it is; `aside` stands under the heading. */
export function OwnNotes({
  notes,
  session,
  outbox,
  over,
  aside,
  half,
  noteForms,
}: {
  notes: readonly ShownNote[];
  session: Session | null;
  outbox: Outbox<NoteIntent>;
  over: boolean;
  aside: ReactNode;
  half: NoteHalf | null;
  noteForms: NotePart;
}): JSX.Element {
  // Opened again where the page was loaded anew in the middle of an edit.
  const [editing, setEditing] = useDraftOf<string | null>('note-editing', null);
  const [justEdited, setJustEdited] = useState<string | null>(null);
  const closeEditor = (): void => {
    setJustEdited(editing);
    setEditing(null);
  };
  const settled = session !== null && !areNotesOpen(session);
  const put = ({ id, prompt, rev }: ShownNote, edit: NoteEdit): void =>
    void outbox.say({ op: 'put', id, prompt, rev: rev + 1, ...edit });
  const sendAnew = (note: ShownNote): void =>
    put(note, {
      text: note.text,
      color: note.color,
      fields: note.fields,
      was: note.onWall === null ? [] : [note.onWall],
    });
  return (
    <section aria-labelledby="own-title">
      <div className="own-head">
        <h2 id="own-title" className="phone-own-title">
          {t('phone.notes')}
        </h2>
        {notes.length > 0 && (
          <p className="own-count" aria-live="polite">
            {countWords(notes)}
          </p>
        )}
      </div>
      {aside}
      {notes.length === 0 && !over && <p className="own-empty">{t('phone.notes.empty')}</p>}
      <ul className="own-list">
        {notes.map((note) => (
          <li key={note.id} className={`own-note is-${note.standing.state}`}>
            {editing === note.id ? (
              <NoteEditor
                note={note}
                half={half}
                noteForms={noteForms}
                onCancel={closeEditor}
                onSave={(edit) => {
                  put(note, edit);
                  closeEditor();
                }}
              />
            ) : (
              <OwnNoteItem
                note={note}
                fields={half && <half.SaidFields note={note} {...noteForms} />}
                fieldsRefusal={half?.fieldsRefusal(noteForms, note) ?? ''}
                over={over}
                settled={settled && note.known}
                justEdited={justEdited === note.id}
                onEdit={() => {
                  setJustEdited(null);
                  setEditing(note.id);
                }}
                onRetry={() =>
                  note.standing.state === 'refused' && note.standing.wanted === 'put'
                    ? sendAnew(note)
                    : outbox.retry(note.entry)
                }
                onInstead={() => sendAnew(note)}
                onDrop={() => outbox.drop(note.entry)}
                onWithdraw={() => outbox.say({ op: 'withdraw', id: note.id }, UNDO_MS)}
                onKeep={() => outbox.callOff(note.entry)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
