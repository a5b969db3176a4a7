import type { JSX } from 'react';
import type { TableNote } from '../../../shared/protocol/tables.ts';
import { NoteSaid, type NoteForms } from '../../design/NoteSaid.tsx';
import { PaperShape } from '../../design/PaperShape.tsx';
import { paperName } from '../../../shared/model/note.ts';
import { t, words } from '../../words/speak.ts';

/** The notes this table came from, on their papers. */
export function TableNotes({
  notes,
  forms,
}: {
  notes: readonly TableNote[];
  forms: NoteForms;
}): JSX.Element {
  return (
    <details className="tb-notes">
      <summary>
        <h2>{t('phone.table.notes')}</h2>
        <span className="tb-small">
          {t('phone.notes.count', { count: notes.length, waiting: 0, refused: 'no' })}
        </span>
      </summary>
      {notes.length === 0 && <p className="tb-small">{t('phone.table.noNotes')}</p>}
      <ul className="own-list">
        {notes.map((note) => (
          <li key={note.id}>
            <p className="own-paper" dir="auto" data-color={note.color}>
              {note.text}
              <span className="ww-visually-hidden"> ({paperName(words(), note.color)})</span>
              <PaperShape color={note.color} size={13} />
            </p>
            <NoteSaid of={forms} note={note} />
            {note.by && (
              <p className="tb-small tb-note-by">
                <bdi>{note.by}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
