import type { PlacedNote, PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { Note, NoteColor } from '../../../shared/model/note.ts';
import {
  type FoldedTexts,
  foldText,
  hasWords,
  searchWords,
} from '../../../shared/similarity/foldText.ts';

/** What to look for; all parts must hold. */
export interface NoteFilter {
  /** Every word of it stands somewhere in the note, in any case and with any accents. */
  text: string;
  /** One of these; none means any. */
  colors: ReadonlySet<NoteColor>;
  /** Index of a question, of the step that notes name so. */
  prompt: number | null;
  asking: string | null;
  by: string | null;
  /** In no group. */
  loose: boolean;
}

export const NO_FILTER: NoteFilter = {
  text: '',
  colors: new Set(),
  prompt: null,
  asking: null,
  by: null,
  loose: false,
};

export const isFiltering = ({ text, colors, prompt, by, loose }: NoteFilter): boolean =>
  foldText(text) !== '' || colors.size > 0 || prompt !== null || by !== null || loose;

/** Whether a note answers this question, of the step that the filter names. */
const isAsked = ({ step, prompt }: Note, filter: NoteFilter): boolean =>
  prompt === filter.prompt && (step ?? null) === filter.asking;

/** Ids of the notes found, in the outline's order: group by group, then those in no group. */
export function matchNotes(wall: PlacedWall, filter: NoteFilter, texts: FoldedTexts): string[] {
  const words = searchWords(filter.text);
  const isFound = (id: string): boolean => {
    const placed = wall.notes.get(id);
    if (!placed) return false;
    const { note } = placed;
    if (filter.colors.size > 0 && !filter.colors.has(note.color)) return false;
    if (filter.prompt !== null && !isAsked(note, filter)) return false;
    if (filter.by !== null && note.by !== filter.by) return false;
    return words.length === 0 || hasWords(texts.of(id, note.text), words);
  };
  const grouped = filter.loose
    ? []
    : [...wall.clusters.values()].flatMap((cluster) => cluster.notes);
  return [...grouped, ...wall.loose].filter(isFound);
}

/** The loose note that came next after `current` (or the first), around the end; `null` when every note is in a group. */
export function nextLoose(wall: PlacedWall, current: string | null): string | null {
  const after = current === null ? -1 : (wall.notes.get(current)?.note.seq ?? -1);
  let first: PlacedNote | null = null;
  let next: PlacedNote | null = null;
  for (const id of wall.loose) {
    const placed = wall.notes.get(id);
    if (!placed) continue;
    const { seq } = placed.note;
    if (!first || seq < first.note.seq) first = placed;
    if (seq > after && (!next || seq < next.note.seq)) next = placed;
  }
  return (next ?? first)?.id ?? null;
}
