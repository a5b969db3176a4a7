import { memo } from 'react';
import { paperOf, paperName } from '../../../shared/model/note.ts';
import type { PlacedNote } from '../../../shared/layout/resolvePlacements.ts';
import { PaperShape } from '../../design/PaperShape.tsx';
import { outlineIdOf } from '../find/focusCurrent.ts';
import { useSaid } from '../../steps/thingMarks.tsx';
import { t, words } from '../../words/speak.ts';

interface Props {
  id: string;
  note: PlacedNote['note'];
  /** `null` for whoever may not choose. */
  isChosen: boolean | null;
  /** Tab comes in here. */
  isStop: boolean;
  /** The keyboard is at it, or the search. */
  isCurrent: boolean;
  /** Its place among how many, where not all rows are on the page. */
  place: number | undefined;
  of: number | undefined;
  /** Room for rows left out before it, CSS pixels. */
  gap: number;
}

/** One note in a list; drawn anew only when something of its own changes, however much comes and goes around it. */
export const NoteRow = memo(function NoteRow({
  id,
  note,
  isChosen,
  isStop,
  isCurrent,
  place,
  of,
  gap,
}: Props) {
  const paper = paperOf(note.color);
  const said = useSaid('notes', id);
  return (
    <li
      id={outlineIdOf(id)}
      role="option"
      tabIndex={isStop ? 0 : -1}
      data-note={id}
      data-current={isCurrent || undefined}
      aria-selected={isChosen ?? undefined}
      aria-posinset={place}
      aria-setsize={of}
      style={gap > 0 ? { marginBlockStart: gap } : undefined}
    >
      {isChosen !== null && <i className="outline-check" aria-hidden="true" />}
      <i
        className="outline-paper"
        aria-hidden="true"
        style={{ background: `var(--note-${paper.token})` }}
        title={paperName(words(), note.color)}
      >
        <PaperShape color={note.color} size={10} />
      </i>
      <span dir="auto">
        {note.text}
        {note.by && <small> {note.by}</small>}
        {said && (
          <small className="outline-said">
            <bdi>{said}</bdi>
          </small>
        )}
      </span>
      {/* Read out last: the words are what tells one note from another. */}
      <span className="ww-visually-hidden">
        {t('outline.paper', { paper: paperName(words(), note.color) })}
      </span>
    </li>
  );
});
