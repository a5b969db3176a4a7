import type { JSX } from 'react';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import type { TablesState } from './TablesState.ts';

/** The table whose link or QR code was opened, for one tap. `onDone`: taken or declined. */
export function OfferedTable({
  state,
  number,
  onDone,
}: {
  state: TablesState;
  number: number;
  onDone: () => void;
}): JSX.Element {
  const { session, person, counts, send } = state;
  const table = session.tables.find((each) => each.number === number);
  const own = session.tables.find(({ tableId }) => tableId === person.table);
  const other = (
    <Button wide variant="quiet" onClick={onDone}>
      {own ? `Stay at table ${own.number}` : 'Choose another table'}
    </Button>
  );
  if (!table || table.state === 'closed') {
    return (
      <section className="tb-card tb-offer" aria-labelledby="offer-title">
        <h1 id="offer-title" tabIndex={-1}>
          {table ? `Table ${number} is closed` : `There is no table ${number}`}
        </h1>
        <p className="tb-lead">
          {table
            ? 'It takes nobody new. What was written there stays.'
            : 'Look at the number on the table again, or choose from the list.'}
        </p>
        <Button wide onClick={onDone}>
          {own ? `Stay at table ${own.number}` : 'See the tables'}
        </Button>
      </section>
    );
  }
  const seats = counts?.seated?.[table.tableId] ?? 0;
  return (
    <section className="tb-now tb-offer" aria-labelledby="offer-title">
      <p className="tb-now-step">
        <Icon name="people" size={20} />
        {seats === 0
          ? 'Nobody sits here yet'
          : seats === 1
            ? '1 person sits here'
            : `${seats} people sit here`}
      </p>
      <h1 id="offer-title" tabIndex={-1}>
        Table {number}
      </h1>
      <p className="tb-offer-name" dir="auto">
        {table.name}
      </p>
      {own && <p>You sit at table {own.number} now.</p>}
      <Button
        size="large"
        wide
        onClick={() => {
          send({ kind: 'me', edit: { table: table.tableId } });
          onDone();
        }}
      >
        Sit down here
      </Button>
      {other}
    </section>
  );
}
