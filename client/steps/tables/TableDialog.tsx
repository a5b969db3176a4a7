import { tablePage } from '../../app/address/links.ts';
import { useState, type ReactElement } from 'react';
import { LinkButton } from '../../design/Button.tsx';
import { HeldButton } from '../../design/HeldButton.tsx';
import { CopyButton } from '../../design/CopyButton.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { ConfirmDialog } from '../../desk/ConfirmDialog.tsx';
import { useDesk } from '../../desk/desk.ts';
import { PrintLinks } from '../../desk/PrintLinks.tsx';
import { isOpenTable, type BoardTable } from '../../desk/tablesBoard.ts';
import { useJoinLink } from '../../desk/useJoinLink.ts';
import { t } from '../../words/speak.ts';

/** Ways to a table, what to print of it, and its end. */
export function TableDialog({
  table,
  onClose,
}: {
  table: BoardTable;
  onClose: () => void;
}): ReactElement {
  const { wall, blocked, act } = useDesk();
  const [isClosing, setClosing] = useState(false);
  const link = `${useJoinLink()}/${table.number}`;
  const { tableId, number } = table;
  const isOpen = isOpenTable(table);
  const people = table.people.map((person) => person.id);
  if (isClosing) {
    return (
      <ConfirmDialog
        title={t('console.table.close.ask', { table: number })}
        text={t('console.table.close.text', { count: people.length })}
        confirm={t('console.table.close')}
        onClose={onClose}
        onConfirm={() => act({ kind: 'table', table: tableId, number, closed: true, people })}
      />
    );
  }
  return (
    <Dialog title={t('table.numbered', { number })} onClose={onClose}>
      <div className="dialog-form">
        <p className="table-dialog-name" dir="auto">
          {table.name}
        </p>
        {table.sentence === '' ? null : (
          <p dir="auto">{t('console.table.sentence', { sentence: table.sentence })}</p>
        )}
        <div className="dialog-links">
          <LinkButton
            icon="open"
            href={tablePage(wall, tableId, 'facilitator')}
            target="_blank"
            rel="noopener"
          >
            {t('console.table.openSheet')}
          </LinkButton>
          {isOpen ? <CopyLink link={link} number={number} /> : null}
        </div>
        <PrintLinks
          table={tableId}
          rows={[
            { what: 'tents', words: t('console.print.one.tents') },
            { what: 'posters', words: t('console.print.one.posters') },
            { what: 'sheets', words: t('console.print.one.sheets') },
          ]}
        />
        <div className="table-dialog-end">
          {isOpen ? (
            <HeldButton variant="harm" held={blocked} onClick={() => setClosing(true)}>
              {t('console.table.close')}
            </HeldButton>
          ) : (
            <HeldButton
              held={blocked}
              onClick={() =>
                void act({ kind: 'table', table: tableId, number, closed: false, people: [] }).then(
                  (isDone) => {
                    if (isDone) onClose();
                  },
                )
              }
            >
              {t('console.table.reopen')}
            </HeldButton>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** The phone link that offers this very table. */
function CopyLink({ link, number }: { link: string; number: number }): ReactElement {
  return (
    <div className="copy-line">
      <input
        className="ww-field-input"
        readOnly
        dir="ltr"
        value={link}
        aria-label={t('console.table.link', { table: number })}
        onFocus={(event) => event.target.select()}
      />
      <CopyButton text={link} label={t('console.table.copyLink', { number })} />
    </div>
  );
}
