import { useId, type JSX } from 'react';
import { NOTE_COLORS, type NoteColor, paperName } from '../../shared/model/note.ts';
import { t, words } from '../words/speak.ts';
import { paperFill } from './paperColors.ts';
import { PaperShape } from './PaperShape.tsx';
import './PaperPicker.css';

/** A paper that is offered, and what it stands for where that is not its name. */
export interface PaperChoice {
  color: NoteColor;
  label?: string;
}

/** Papers to choose from, all six where nothing else is said; a radio group, so arrow keys walk it. */
export function PaperPicker({
  value,
  onChange,
  legend = t('design.paper'),
  small = false,
  name,
  papers = NOTE_COLORS.map((color) => ({ color })),
}: {
  value: NoteColor;
  onChange: (color: NoteColor) => void;
  legend?: string;
  small?: boolean;
  name?: string;
  papers?: readonly PaperChoice[];
}): JSX.Element {
  const made = useId();
  return (
    <fieldset>
      <legend className="ww-visually-hidden">{legend}</legend>
      <div className={papersClass(small, papers)}>
        {papers.map(({ color, label }) => (
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
            <span className="ww-paper-label" dir="auto">
              {label ?? paperName(words(), color)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const papersClass = (small: boolean, papers: readonly PaperChoice[]): string =>
  papers.some(({ label }) => label !== undefined)
    ? 'ww-papers ww-papers-mean'
    : small
      ? 'ww-papers ww-papers-small'
      : 'ww-papers';
