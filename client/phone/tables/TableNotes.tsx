import type { JSX } from 'react';
import type { TableNote } from '../../../shared/protocol/tables.ts';
import { PaperShape } from '../../design/PaperShape.tsx';
import { paperName } from '../../../shared/model/note.ts';
import { words } from '../../words/speak.ts';

/** The notes this table came from, on their papers. */
export function TableNotes({ notes }: { notes: readonly TableNote[] }): JSX.Element {
  return (
    <details className="tb-notes">
      <summary>
        <h2>Our notes</h2>
        <span className="tb-small">{notes.length === 1 ? '1 note' : `${notes.length} notes`}</span>
      </summary>
      {notes.length === 0 && (
        <p className="tb-small">No notes lie in this group, or they are not shown yet.</p>
      )}
      <ul className="own-list">
        {notes.map((note) => (
          <li key={note.id}>
            <p className="own-paper" dir="auto" data-color={note.color}>
              {note.text}
              <span className="ww-visually-hidden"> ({paperName(words(), note.color)})</span>
              <PaperShape color={note.color} size={13} />
            </p>
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
