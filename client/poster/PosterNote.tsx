import type { JSX } from 'react';
import { PAPERS } from '../../shared/model/note.ts';
import type { TableNote } from '../../shared/protocol/tables.ts';
import { PaperShape } from '../design/PaperShape.tsx';
import { cutAtWord } from './composePoster.ts';

/** Letters a note shows at most on a poster; the rest stands on the wall. */
const MOST_CHARS = 170;

/** Short words are set large, long ones small, so that papers stay about the same size. */
const sizeOf = (chars: number): 'l' | 'm' | 's' | 'xs' => (chars <= 34 ? 'l' : chars <= 80 ? 'm' : chars <= 130 ? 's' : 'xs');

/** One note on the poster, in its paper. */
export function PosterNote({ note }: { note: TableNote }): JSX.Element {
  const fits = cutAtWord(note.text, MOST_CHARS);
  const text = fits === note.text ? fits : `${fits || [...note.text].slice(0, MOST_CHARS).join('')}…`;
  return (
    <li className={`poster-note poster-note-${sizeOf([...text].length)}`} style={{ background: `var(--note-${PAPERS[note.color].token})` }}>
      <p dir="auto">{text}</p>
      <PaperShape color={note.color} size={14} />
    </li>
  );
}
