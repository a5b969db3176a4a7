import { useCallback, useMemo, useState } from 'react';
import type { PersonRow } from '../../meeting/documents/readDocuments.ts';
import type { BoardMoves } from './boardMoves.ts';
import { useDesk } from '../../desk/desk.ts';
import type { Seat } from '../../desk/lastAction.ts';
import { nameInSentence } from '../../desk/tablesBoard.ts';

/** Moves people about the board: by dragging, or by being asked where to. `search` goes along for the chips. */
export function useMovingPeople(search: readonly string[]): {
  moves: BoardMoves;
  everyone: readonly PersonRow[];
  /** Who is asked about. */
  moving: PersonRow | undefined;
  moveAsked: (person: PersonRow, table: string | null) => Promise<void>;
  closeAsked: () => void;
} {
  const { view, act } = useDesk();
  const { board } = view;
  const [asked, setAsked] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [latest, setLatest] = useState<string | null>(null);

  const seatOf = useCallback(
    (tableId: string | null): Seat => {
      const table = board.tables.find((each) => each.tableId === tableId);
      return table ? { table: table.tableId, number: table.number } : null;
    },
    [board],
  );
  const move = useCallback(
    async (person: PersonRow, to: string | null): Promise<boolean> => {
      if ((person.table ?? null) === to) return true;
      const isDone = await act({
        kind: 'seat',
        person: person.id,
        name: nameInSentence(board, person),
        from: seatOf(person.table ?? null),
        to: seatOf(to),
      });
      if (isDone) setLatest(person.id);
      return isDone;
    },
    [act, board, seatOf],
  );

  const everyone = useMemo(
    () => [...board.unplaced, ...board.tables.flatMap((table) => table.people)],
    [board],
  );
  const personOf = useCallback(
    (id: string | null) => everyone.find((person) => person.id === id),
    [everyone],
  );
  const moves = useMemo(
    (): BoardMoves => ({
      ask: (person) => {
        setAsked(person.id);
        setFocused(null);
      },
      focused,
      latest,
      dragged,
      setDragged,
      search,
      drop: (table) => {
        const person = personOf(dragged);
        setDragged(null);
        if (person) void move(person, table);
      },
    }),
    [focused, latest, dragged, search, personOf, move],
  );

  const moveAsked = async (person: PersonRow, table: string | null): Promise<void> => {
    await move(person, table);
    setAsked(null);
    setFocused(person.id);
  };
  return { moves, everyone, moving: personOf(asked), moveAsked, closeAsked: () => setAsked(null) };
}
