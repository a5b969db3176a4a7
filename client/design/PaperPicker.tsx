import { useId, type JSX } from 'react';
import { NOTE_COLORS, type NoteColor, paperName } from '../../shared/model/note.ts';
import { t, words } from '../words/speak.ts';
import { paperFill } from './paperColors.ts';
import { PaperShape } from './PaperShape.tsx';
import './PaperPicker.css';

/** Six papers to choose from; a radio group, so arrow keys walk it. */
export function PaperPicker({
  value,
  onChange,
  legend = t('design.paper'),
  small = false,
  name,
}: {
  value: NoteColor;
  onChange: (color: NoteColor) => void;
  legend?: string;
  small?: boolean;
  name?: string;
}): JSX.Element {
  const made = useId();
  return (
    <fieldset>
      <legend className="ww-visually-hidden">{legend}</legend>
      <div className={small ? 'ww-papers ww-papers-small' : 'ww-papers'}>
        {NOTE_COLORS.map((color) => (
          <label key={color} className="ww-paper-choice">
            <input
              type="radio"
              name={name ?? made}
              value={color}
              checked={value === color}
              onChange={() => onChange(color)}
            />
            <span className="ww-paper-swatch" style={{ background: paperFill(color) }}>
              <PaperShape color={color} size={20} />
            </span>
            <span className="ww-paper-label">{paperName(words(), color)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
