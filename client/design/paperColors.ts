import { NOTE_COLORS, paperOf, PLAIN_PAPER } from '../../shared/model/note.ts';

/** A paper's colour where CSS is read: in the theme of now, also of a paper that this page does not know. */
export const paperFill = (color: string): string => `var(--note-${paperOf(color).token})`;

/** The same for a canvas, as CSS colours. `token` reads a custom property. */
export function readPaperColors(token: (name: string) => string): (color: string) => string {
  const plain = token(`--note-${PLAIN_PAPER.token}`);
  const known = new Map<string, string>(
    NOTE_COLORS.map((color) => [color, token(`--note-${paperOf(color).token}`)]),
  );
  return (color) => known.get(color) ?? plain;
}
