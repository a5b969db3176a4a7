import type { ReactElement } from 'react';
import { Dialog } from '../design/Dialog.tsx';
import { NumberBadge } from '../design/NumberBadge.tsx';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import { countWords } from './countWords.ts';
import { HeldPlain } from '../design/HeldButton.tsx';
import { useDesk } from './desk.ts';
import { isOpenTable, nameInSentence } from './tablesBoard.ts';

/** Where to? One press on a table moves the person. */
export function MoveDialog({
  person,
  onMove,
  onClose,
}: {
  person: PersonRow;
  onMove: (table: string | null) => void;
  onClose: () => void;
}): ReactElement {
  const { view, blocked } = useDesk();
  const now = person.table ?? null;
  return (
    <Dialog title={`Move ${nameInSentence(view.board, person)} to…`} onClose={onClose}>
      <ul className="move-list">
        {view.board.tables.filter(isOpenTable).map((table) => (
          <li key={table.tableId}>
            <HeldPlain
              className="move-choice"
              disabled={now === table.tableId}
              held={blocked}
              onClick={() => onMove(table.tableId)}
            >
              <NumberBadge number={table.number} />
              <span className="move-name" dir="auto">
                {table.name}
              </span>
              <span className="move-count">
                {now === table.tableId
                  ? 'sits here'
                  : countWords(table.people.length, 'person', 'people')}
              </span>
            </HeldPlain>
          </li>
        ))}
        {now === null ? null : (
          <li>
            <HeldPlain className="move-choice" held={blocked} onClick={() => onMove(null)}>
              <span className="group-box" aria-hidden="true" />
              <span className="move-name">No table</span>
              <span className="move-count">chooses anew</span>
            </HeldPlain>
          </li>
        )}
      </ul>
    </Dialog>
  );
}
