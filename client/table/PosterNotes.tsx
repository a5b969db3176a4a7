import { useEffect, useRef, useState, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { sayHeld } from '../design/held.ts';
import { PaperShape } from '../design/PaperShape.tsx';
import type { TableNow } from './tableNow.ts';
import { OFFLINE_WORDS, posterNotesWords } from './tableWords.ts';
import type { Actions } from './useActions.ts';

/** By then the live view, or a look from outside, shows what was ticked. */
const FOLLOWS_WITHIN_MS = 3_000;

/** Which notes hang on the poster. Nothing chosen: the first do. */
export function PosterNotes({
  table,
  actions,
  isOffline,
}: {
  table: TableNow;
  actions: Actions;
  isOffline: boolean;
}): JSX.Element | null {
  const { notes } = table;
  // A tick shows at once and holds until the table's own view has had time to follow.
  const [ticked, setTicked] = useState<readonly string[] | null>(null);
  const clearing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(clearing.current), []);
  const posterNotes = ticked ?? table.posterNotes;
  if (notes.length === 0) return null;
  const isFull = posterNotes.length >= LIMITS.posterNotes;
  const toggle = (id: string): void => {
    const next = posterNotes.includes(id)
      ? posterNotes.filter((each) => each !== id)
      : [...posterNotes, id];
    clearTimeout(clearing.current);
    setTicked(next);
    void actions
      .act((api) => api.editTable(table.tableId, { posterNotes: next, was: posterNotes }))
      .then((isTaken) => {
        clearTimeout(clearing.current);
        clearing.current = setTimeout(() => setTicked(null), isTaken ? FOLLOWS_WITHIN_MS : 0);
      });
  };
  return (
    <fieldset className="poster-picks">
      <legend>Notes on the poster</legend>
      <p className="decide-hint">{posterNotesWords(posterNotes.length, notes.length)}</p>
      <ul>
        {notes.map((note) => {
          const isOn = posterNotes.includes(note.id);
          // Not `disabled`: the focus would be lost when the network goes, or somebody else ticks the last one.
          const held = isOffline
            ? OFFLINE_WORDS
            : !isOn && isFull
              ? `A poster holds ${LIMITS.posterNotes} notes. Take one off first.`
              : null;
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
