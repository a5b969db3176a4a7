import type { PlacedNote } from '../../../shared/layout/resolvePlacements.ts';
import { PaperShape } from '../../design/PaperShape.tsx';
import { paperOf, paperName } from '../../../shared/model/note.ts';
import { words } from '../../words/speak.ts';

/** A note in a list of the find panel: its paper, its words, and where it is. */
export function AlikeNote({
  placed: { note },
  where,
}: {
  placed: PlacedNote;
  where: string | null;
}) {
  const paper = paperOf(note.color);
  return (
    <>
      <i
        style={{ background: `var(--note-${paper.token})` }}
        title={paperName(words(), note.color)}
      >
        <PaperShape color={note.color} size={10} />
      </i>
      <span>
        <span dir="auto">{note.text}</span>
        {where !== null && <small>{where}</small>}
      </span>
    </>
  );
}
