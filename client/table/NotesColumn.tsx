import type { DragEvent, JSX } from 'react';
import { quotedWords } from '../../shared/model/sheet.ts';
import type { TableNote } from '../../shared/protocol/tables.ts';
import { NoteSaid, type NoteForms } from '../design/NoteSaid.tsx';
import { PaperShape } from '../design/PaperShape.tsx';
import { CAN_DRAG, useMedia } from '../design/useMedia.ts';
import { quoteHint } from './tableWords.ts';
import { quoteHtml } from './noteQuote.ts';
import { SheetIcon } from './SheetIcon.tsx';
import { t, words } from '../words/speak.ts';
import { HIDDEN, T } from '../words/T.tsx';
import { paperName } from '../../shared/model/note.ts';

/** The table's notes in two ragged columns. `onQuote`: writes one into the sheet; `null` where nobody may write. */
export function NotesColumn({
  notes,
  forms,
  count,
  onQuote,
}: {
  notes: readonly TableNote[];
  forms: NoteForms;
  count: number;
  onQuote: ((note: TableNote) => void) | null;
}): JSX.Element {
  const canDrag = useMedia(CAN_DRAG);
  // It scrolls by itself on a laptop; without buttons in it, it has to take the focus for the arrow keys.
  return (
    <aside className="table-notes" aria-labelledby="table-notes" tabIndex={onQuote ? undefined : 0}>
      <h2 id="table-notes">
        <T k="sheet.notes" with={{ notes: count, count: <span className="table-count" /> }} />
      </h2>
      {notes.length === 0 ? (
        <p>{t(count === 0 ? 'sheet.notes.none' : 'sheet.notes.notYet')}</p>
      ) : (
        <p>{onQuote ? quoteHint(canDrag) : ''}</p>
      )}
      <ul className="table-papers">
        {split(notes).map((column, index) => (
          <li key={index}>
            <ul>
              {column.map((note) => (
                <PaperNote key={note.id} note={note} forms={forms} onQuote={onQuote} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </aside>
  );
}

function PaperNote({
  note,
  forms,
  onQuote,
}: {
  note: TableNote;
  forms: NoteForms;
  onQuote: ((note: TableNote) => void) | null;
}): JSX.Element {
  const label = paperName(words(), note.color);
  const drag = (event: DragEvent): void => {
    event.dataTransfer.effectAllowed = 'copy';
    event.dataTransfer.setData('text/html', quoteHtml(note));
    event.dataTransfer.setData('text/plain', quotedWords(note.text));
  };
  return (
    <li
      className="table-paper"
      data-color={note.color}
      draggable={onQuote !== null}
      onDragStart={drag}
      data-note={note.id}
    >
      <p dir="auto">{note.text}</p>
      <NoteSaid of={forms} note={note} />
      <div className="table-paper-foot">
        {onQuote && (
          <button type="button" onClick={() => onQuote(note)}>
            <SheetIcon name="quote" size={18} />
            <T
              k="sheet.notes.quote"
              with={{ note: quotedWords(note.text).slice(0, 60), hidden: HIDDEN }}
            />
          </button>
        )}
        <span className="table-paper-shape">
          <PaperShape color={note.color} size={14} />
          <span className="ww-visually-hidden">{label}</span>
        </span>
      </div>
    </li>
  );
}

/** About as tall on both sides, in reading order: each note goes where there is more room. */
function split(notes: readonly TableNote[]): TableNote[][] {
  const columns: [TableNote[], TableNote[]] = [[], []];
  const heights: [number, number] = [0, 0];
  for (const note of notes) {
    const side = heights[1] < heights[0] ? 1 : 0;
    columns[side].push(note);
    heights[side] += 3 + Math.ceil(note.text.length / 15);
  }
  return columns.filter((column) => column.length > 0);
}
