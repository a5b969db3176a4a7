import { useMemo, useState, type ReactElement } from 'react';
import { foldText, hasWords, searchWords } from '../../../shared/similarity/foldText.ts';
import { Button } from '../../design/Button.tsx';
import { CopyButton } from '../../design/CopyButton.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Field } from '../../design/Field.tsx';
import { BoardMovesContext } from './boardMoves.ts';
import type { PersonRow } from '../../meeting/documents/readDocuments.ts';
import { useDesk } from '../../desk/desk.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { PrintLinks } from '../../desk/PrintLinks.tsx';
import { TableCard } from './TableCard.tsx';
import { breakoutList, nameOnBoard } from '../../desk/tablesBoard.ts';
import { Unplaced } from './Unplaced.tsx';
import { useMovingPeople } from './useMovingPeople.ts';
import { t } from '../../words/speak.ts';

/** From this many people on, the board can be searched. */
const SEARCH_FROM = 12;

/** Every table with its people, and who sits nowhere yet. People are moved by dragging, or by pressing their name. */
export function TablesBoard(): ReactElement {
  const { view } = useDesk();
  const { board, session } = view;
  const { names } = session.settings;
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<'print' | 'breakout' | null>(null);
  const search = useMemo(() => searchWords(typed), [typed]);
  const { moves, everyone, moving, moveAsked, closeAsked } = useMovingPeople(search);
  const isFound = (person: PersonRow): boolean =>
    hasWords(foldText(nameOnBoard(person, names)), search);
  const found = search.length === 0 ? 0 : everyone.filter(isFound).length;
  // Thirty tables are many screens: who is looked for may sit at the last.
  const shown =
    found === 0 ? board.tables : board.tables.filter(({ people }) => people.some(isFound));
  return (
    <BoardMovesContext value={moves}>
      <section
        className="board"
        aria-labelledby="board-heading"
        data-dragging={moves.dragged === null ? undefined : ''}
      >
        <div className="board-head">
          <h2 id="board-heading">{t('console.board')}</h2>
          {everyone.length >= SEARCH_FROM || typed !== '' ? (
            <Search
              typed={typed}
              onType={setTyped}
              found={search.length === 0 ? '' : t('console.found', { count: found })}
            />
          ) : null}
          <div className="board-tools">
            <Button icon="list" aria-haspopup="dialog" onClick={() => setOpen('breakout')}>
              {t('console.breakout')}
            </Button>
            <Button icon="print" aria-haspopup="dialog" onClick={() => setOpen('print')}>
              {t('console.board.print')}
            </Button>
          </div>
        </div>
        <div className="board-columns">
          <Unplaced people={board.unplaced} />
          <ul className="board-tables" aria-label={t('console.board')}>
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
          onClose={closeAsked}
        />
      ) : null}
      {open === 'print' ? <PrintDialog onClose={() => setOpen(null)} /> : null}
      {open === 'breakout' ? <BreakoutDialog onClose={() => setOpen(null)} /> : null}
    </BoardMovesContext>
  );
}

function Search({
  typed,
  onType,
  found,
}: {
  typed: string;
  onType: (typed: string) => void;
  found: string;
}): ReactElement {
  return (
    <div className="board-search">
      <Field
        label={t('console.board.search')}
        type="search"
        value={typed}
        autoComplete="off"
        onChange={(event) => onType(event.target.value)}
      />
      <p className="board-empty" role="status">
        {found}
      </p>
    </div>
  );
}

function PrintDialog({ onClose }: { onClose: () => void }): ReactElement {
  return (
    <Dialog title={t('console.print')} onClose={onClose}>
      <PrintLinks
        rows={[
          { what: 'tents', words: t('console.print.all.tents') },
          { what: 'posters', words: t('console.print.all.posters') },
          { what: 'sheets', words: t('console.print.all.sheets') },
          { what: 'connections', words: t('console.print.all.connections') },
        ]}
      />
    </Dialog>
  );
}

function BreakoutDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { board, session } = useDesk().view;
  const list = breakoutList(board, session.settings.names);
  return (
    <Dialog title={t('console.breakout')} onClose={onClose}>
      <p className="side-meta">{t('console.breakout.text')}</p>
      <textarea
        className="ww-field-input breakout-list"
        readOnly
        dir="auto"
        rows={Math.min(18, board.tables.length + 3)}
        aria-label={t('console.breakout')}
        value={list}
        onFocus={(event) => event.target.select()}
      />
      <div>
        <CopyButton text={list} label={t('console.breakout.copy')} />
      </div>
    </Dialog>
  );
}
