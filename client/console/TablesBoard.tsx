import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { Button } from '../design/Button.tsx';
import { CopyButton } from '../design/CopyButton.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { Field } from '../design/Field.tsx';
import { BoardMovesContext, type BoardMoves } from './boardMoves.ts';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import { useDesk } from './desk.ts';
import { hasWords, wordsOf } from './foldedWords.ts';
import type { Seat } from './lastAction.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { PrintLinks } from './PrintLinks.tsx';
import { TableCard } from './TableCard.tsx';
import { breakoutList, nameInSentence, nameOnBoard } from './tablesBoard.ts';
import { Unplaced } from './Unplaced.tsx';

/** From this many people on, the board can be searched. */
const SEARCH_FROM = 12;

/** Every table with its people, and who sits nowhere yet. People are moved by dragging, or by pressing their name. */
export function TablesBoard(): ReactElement {
  const { view, act } = useDesk();
  const { board, session } = view;
  const { names } = session.settings;
  const [asked, setAsked] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [latest, setLatest] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<'print' | 'breakout' | null>(null);
  const search = useMemo(() => wordsOf(typed), [typed]);

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
  const isFound = (person: PersonRow): boolean => hasWords(nameOnBoard(person, names), search);
  const found = search.length === 0 ? 0 : everyone.filter(isFound).length;
  // Thirty tables are many screens: who is looked for may sit at the last.
  const shown =
    found === 0 ? board.tables : board.tables.filter(({ people }) => people.some(isFound));
  const moving = personOf(asked);
  return (
    <BoardMovesContext value={moves}>
      <section
        className="board"
        aria-labelledby="board-heading"
        data-dragging={dragged === null ? undefined : ''}
      >
        <div className="board-head">
          <h2 id="board-heading">Tables</h2>
          {everyone.length >= SEARCH_FROM || typed !== '' ? (
            <div className="board-search">
              <Field
                label="Find somebody"
                type="search"
                value={typed}
                autoComplete="off"
                onChange={(event) => setTyped(event.target.value)}
              />
              <p className="board-empty" role="status">
                {search.length === 0 ? '' : `${found.toLocaleString('en')} found`}
              </p>
            </div>
          ) : null}
          <div className="board-tools">
            <Button icon="list" aria-haspopup="dialog" onClick={() => setOpen('breakout')}>
              Breakout list
            </Button>
            <Button icon="print" aria-haspopup="dialog" onClick={() => setOpen('print')}>
              Print
            </Button>
          </div>
        </div>
        <div className="board-columns">
          <Unplaced people={board.unplaced} />
          <ul className="board-tables" aria-label="Tables">
            {shown.map((table) => (
              <TableCard key={table.tableId} table={table} />
            ))}
          </ul>
        </div>
      </section>
      {moving ? (
        <MoveDialog
          person={moving}
          onMove={(table) => void moveAsked(moving, table)}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {open === 'print' ? (
        <Dialog title="Print for the tables" onClose={() => setOpen(null)}>
          <PrintLinks
            rows={[
              { what: 'tents', words: 'Table tents' },
              { what: 'posters', words: 'Posters' },
              { what: 'sheets', words: 'Sheets' },
              { what: 'connections', words: 'Connections' },
            ]}
          />
        </Dialog>
      ) : null}
      {open === 'breakout' ? (
        <Dialog title="Breakout list" onClose={() => setOpen(null)}>
          <p className="side-meta">
            A line for each table, to paste into a call’s chat or to make its breakout rooms from.
          </p>
          <textarea
            className="ww-field-input breakout-list"
            readOnly
            dir="auto"
            rows={Math.min(18, board.tables.length + 3)}
            aria-label="Breakout list"
            value={breakoutList(board, names)}
            onFocus={(event) => event.target.select()}
          />
          <div>
            <CopyButton text={breakoutList(board, names)} what="the breakout list" />
          </div>
        </Dialog>
      ) : null}
    </BoardMovesContext>
  );
}
