import { PaperShape } from '../design/PaperShape.tsx';
import { NOTE_COLORS, PAPERS, type NoteColor } from '../../shared/model/note.ts';

/** Six small papers to choose a group's colour from. */
export function PaperTags({ value, disabled, onChoose }: { value: NoteColor; disabled: boolean; onChoose: (color: NoteColor) => void }) {
  return (
    <fieldset className="paper-tags" disabled={disabled}>
      <legend className="ww-visually-hidden">Paper of this group</legend>
      {NOTE_COLORS.map((color) => (
        <button key={color} type="button" aria-pressed={value === color} aria-label={PAPERS[color].label} title={PAPERS[color].label} style={{ background: `var(--note-${PAPERS[color].token})` }} onClick={() => onChoose(color)}>
          <PaperShape color={color} size={12} />
        </button>
      ))}
    </fieldset>
  );
}
