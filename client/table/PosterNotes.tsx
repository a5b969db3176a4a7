import type { JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { sayHeld } from '../design/held.ts';
import { PaperShape } from '../design/PaperShape.tsx';
import type { Notices } from '../meeting/notices.ts';
import type { TableNow } from './tableNow.ts';
import { posterNotesWords } from './tableWords.ts';
import { t } from '../words/speak.ts';

/** Which notes hang on the poster. Nothing chosen: the first do. */
export function PosterNotes({
  table,
  send,
}: {
  table: TableNow;
  send: Notices['send'];
}): JSX.Element | null {
  const { notes, posterNotes, tableId } = table;
  if (notes.length === 0) return null;
  const isFull = posterNotes.length >= LIMITS.posterNotes;
  const toggle = (id: string): void => {
    const next = posterNotes.includes(id)
      ? posterNotes.filter((each) => each !== id)
      : [...posterNotes, id];
    send({ kind: 'table', table: tableId, edit: { posterNotes: next, was: posterNotes } });
  };
  return (
    <fieldset className="poster-picks">
      <legend>{t('sheet.leave.notes')}</legend>
      <p className="decide-hint">{posterNotesWords(posterNotes.length, notes.length)}</p>
      <ul>
        {notes.map((note) => {
          const isOn = posterNotes.includes(note.id);
          // Not `disabled`: the focus would be lost when somebody else ticks the last one.
          const held =
            !isOn && isFull ? t('sheet.leave.notesFull', { count: LIMITS.posterNotes }) : null;
          return (
            <li key={note.id}>
              <label className="poster-pick" data-color={note.color}>
                <input
                  type="checkbox"
                  checked={isOn}
                  aria-disabled={held !== null || undefined}
                  onChange={() => (held === null ? toggle(note.id) : sayHeld(held))}
                />
                <span dir="auto">{note.text}</span>
                <PaperShape color={note.color} size={12} />
              </label>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
