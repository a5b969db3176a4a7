import type { ReactElement } from 'react';
import { Dialog } from '../../design/Dialog.tsx';
import { NumberBadge } from '../../design/NumberBadge.tsx';
import type { PersonRow } from '../../meeting/documents/readDocuments.ts';
import { t } from '../../words/speak.ts';
import { HeldPlain } from '../../design/HeldButton.tsx';
import { useDesk } from '../../desk/desk.ts';
import { isOpenTable, nameInSentence } from '../../desk/tablesBoard.ts';

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
    <Dialog
      title={t('console.move.title', { name: nameInSentence(view.board, person) })}
      onClose={onClose}
    >
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
                  ? t('console.move.here')
                  : t('console.people.count', { count: table.people.length })}
              </span>
            </HeldPlain>
          </li>
        ))}
        {now === null ? null : (
          <li>
            <HeldPlain className="move-choice" held={blocked} onClick={() => onMove(null)}>
              <span className="group-box" aria-hidden="true" />
              <span className="move-name">{t('console.move.none')}</span>
              <span className="move-count">{t('console.move.none.hint')}</span>
            </HeldPlain>
          </li>
        )}
      </ul>
    </Dialog>
  );
}
