import { createContext, use } from 'react';
import type { PersonRow } from '../../meeting/documents/readDocuments.ts';

/** Moving people on the board, for its chips and tables. */
export interface BoardMoves {
  /** Opens the choice of tables for this person. */
  ask: (person: PersonRow) => void;
  /** Person whose chip takes the focus when it appears: just moved by keyboard. */
  focused: string | null;
  /** Person who was just moved: shown even where a list is folded. */
  latest: string | null;
  /** Person being dragged. */
  dragged: string | null;
  setDragged: (person: string | null) => void;
  /** Puts the dragged person here; `null` is no table. */
  drop: (table: string | null) => void;
  /** Folded words of the search; empty while nobody searches. */
  search: readonly string[];
}

export const BoardMovesContext = createContext<BoardMoves | null>(null);

/** The board around this part. Throws outside of one. */
export function useBoardMoves(): BoardMoves {
  const moves = use(BoardMovesContext);
  if (!moves) throw new Error('useBoardMoves outside of the board');
  return moves;
}
