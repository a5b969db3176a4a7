import type { JSX } from 'react';
import type { Session } from '../../shared/model/session.ts';
import type { OwnPerson } from '../../shared/protocol/live.ts';
import { Button } from '../design/Button.tsx';
import type { Notices } from '../meeting/notices.ts';
import type { TableNow } from './tableNow.ts';
import { countInWords, sitDown } from './tableWords.ts';

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
      {table.seats > 0 && <p>{countInWords(table.seats, 'person sits', 'people sit')} here now.</p>}
      {canSit ? (
        <>
          <p>
            {current
              ? `You sit at table ${current.number}. Sit down here to change over; your words there stay.`
              : 'Sit down to read this table’s sheet and to write with the others.'}
          </p>
          {me.table === table.tableId ? (
            <p role="status">Sitting down… It is kept on this device until the server has it.</p>
          ) : (
            <Button variant="filled" size="large" onClick={() => send(...sitDown(table.tableId))}>
              Sit down at this table
            </Button>
          )}
        </>
      ) : (
        <p>
          {table.isClosed
            ? 'This table is closed. Its sheet can be read once the gallery opens.'
            : 'The sheet can be read here once the gallery opens.'}
        </p>
      )}
    </section>
  );
}
