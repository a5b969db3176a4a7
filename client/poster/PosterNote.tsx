import type { JSX } from 'react';
import { NoteSaid, type NoteForms } from '../design/NoteSaid.tsx';
import { paperFill } from '../design/paperColors.ts';
import type { TableNote } from '../../shared/protocol/tables.ts';
import { PaperShape } from '../design/PaperShape.tsx';
import { cutAtWord } from '../../shared/model/cutAtWord.ts';

/** Letters a note shows at most on a poster; the rest stands on the wall. */
const MOST_CHARS = 170;

/** Short words are set large, long ones small, so that papers stay about the same size. Parts of the poster's em. */
const sizeOf = (chars: number): number => Math.max(0.8, Math.min(1.25, 1.37 - chars * 0.0038));

/** One note on the poster, in its paper, with what of its form is read in passing. */
export function PosterNote({ note, forms }: { note: TableNote; forms: NoteForms }): JSX.Element {
  const fits = cutAtWord(note.text, MOST_CHARS);
  const text =
    fits === note.text ? fits : `${fits || [...note.text].slice(0, MOST_CHARS).join('')}…`;
  return (
    <li className="poster-note" style={{ background: paperFill(note.color) }}>
      <p dir="auto" style={{ fontSize: `${sizeOf([...text].length)}em` }}>
        {text}
      </p>
      <NoteSaid of={forms} note={note} isBrief />
      <PaperShape color={note.color} size={14} />
    </li>
  );
}
