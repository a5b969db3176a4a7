import type { JSX } from 'react';
import type { Session } from '../../shared/model/session.ts';
import type { OwnPerson } from '../../shared/protocol/live.ts';
import { Button } from '../design/Button.tsx';
import type { Notices } from '../meeting/notices.ts';
import type { TableNow } from './tableNow.ts';
import { sitDown } from './tableWords.ts';
import { t } from '../words/speak.ts';

/** In place of the sheet, for somebody who never sat here: what this table is, and a chair. */
export function SitDown({
  table,
  session,
  me,
  send,
}: {
  table: TableNow;
  session: Session;
  me: OwnPerson;
  send: Notices['send'];
}): JSX.Element {
  const current = session.tables.find((row) => row.tableId === me.table);
  const canSit = table.sheet.may === 'nothing' && table.sheet.why === 'sit-down';
  return (
    <section className="table-sheet table-sit" aria-labelledby="table-name">
      <h1 id="table-name" dir="auto">
        {table.name}
      </h1>
      {table.seats > 0 && <p>{t('sheet.sit.here', { count: table.seats })}</p>}
      {canSit ? (
        <>
          <p>
            {current ? t('sheet.sit.elsewhere', { number: current.number }) : t('sheet.sit.why')}
          </p>
          {me.table === table.tableId ? (
            <p role="status">{t('sheet.sit.busy')}</p>
          ) : (
            <Button variant="filled" size="large" onClick={() => send(...sitDown(table.tableId))}>
              {t('sheet.sit.down')}
            </Button>
          )}
        </>
      ) : (
        <p>{t(table.isClosed ? 'sheet.sit.closed' : 'sheet.sit.later')}</p>
      )}
    </section>
  );
}
