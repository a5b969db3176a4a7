import { useState, type FormEvent, type JSX } from 'react';
import type { TableRow } from '../../../shared/model/table.ts';
import { Button } from '../../design/Button.tsx';
import { Field } from '../../design/Field.tsx';
import { Icon } from '../../design/Icon.tsx';
import { NameCard } from '../NameCard.tsx';
import { tableByNumber } from './tableByNumber.ts';
import type { TablesState } from './TablesState.ts';

const seatsWords = (seats: number): string =>
  seats === 0 ? 'Nobody yet' : seats === 1 ? '1 person' : `${seats} people`;

/** The tables, to sit down at one by tapping it or by its number. `onDone`: chosen, or stays where she sits. */
export function ChooseTable({
  state,
  onDone,
}: {
  state: TablesState;
  onDone: () => void;
}): JSX.Element {
  const { session, person, counts, send } = state;
  const { api } = state.meeting;
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const own = session.tables.find(({ tableId }) => tableId === person.table) ?? null;
  const sit = (table: TableRow): void => {
    if (table.tableId !== person.table) send({ kind: 'me', edit: { table: table.tableId } });
    onDone();
  };
  const sitByNumber = (event: FormEvent): void => {
    event.preventDefault();
    const chosen = tableByNumber(session.tables, typed);
    if ('refusal' in chosen) setRefusal(chosen.refusal);
    else sit(chosen.table);
  };
  return (
    <section className="tb-choose" aria-labelledby="choose-title">
      <h1 id="choose-title" tabIndex={-1}>
        {own ? 'Change table' : 'Choose a table'}
      </h1>
      <p className="tb-lead">
        {own
          ? 'What you wrote and decided stays where it is.'
          : 'Go where you have energy, or where you are needed.'}
      </p>
      {/* Who comes late was never asked; whoever seats people should know whom. */}
      {!own && !person.name && session.settings.names !== 'anonymous' && (
        <NameCard
          api={api}
          person={person}
          names={session.settings.names}
          hint="The others at your table see it."
          onStart={() => undefined}
          onDone={() => undefined}
        />
      )}
      <form className="tb-number-form" onSubmit={sitByNumber} noValidate>
        <Field
          label="Number on the table"
          refusal={refusal}
          value={typed}
          inputMode="numeric"
          autoComplete="off"
          enterKeyHint="go"
          maxLength={200}
          onChange={(event) => {
            setTyped(event.target.value);
            setRefusal(null);
          }}
        />
        <Button type="submit">Sit down</Button>
      </form>
      <ul className="tb-tables" aria-label="Tables">
        {session.tables.map((table) => (
          <li key={table.tableId}>
            <TableChoice
              table={table}
              isOwn={table.tableId === person.table}
              seats={counts?.seated?.[table.tableId] ?? 0}
              onSit={() => sit(table)}
            />
          </li>
        ))}
      </ul>
      {own && (
        <div className="tb-row-actions">
          <Button wide onClick={onDone}>
            Stay at table {own.number}
          </Button>
          <Button
            wide
            variant="quiet"
            onClick={() => {
              send({ kind: 'me', edit: { table: null } });
              onDone();
            }}
          >
            Get up, and sit nowhere for now
          </Button>
        </div>
      )}
    </section>
  );
}

function TableChoice({
  table,
  isOwn,
  seats,
  onSit,
}: {
  table: TableRow;
  isOwn: boolean;
  seats: number;
  onSit: () => void;
}): JSX.Element {
  const isClosed = table.state === 'closed';
  const about = isClosed ? 'Closed' : isOwn ? 'Your table' : seatsWords(seats);
  const face = (
    <>
      <span className="tb-table-number">
        <span className="ww-visually-hidden">Table </span>
        {table.number}
      </span>
      <span className="tb-table-words">
        <span className="tb-table-name" dir="auto">
          {table.name}
        </span>
        <span className="tb-table-about">
          {isClosed && <Icon name="lock" size={18} />}
          {about}
        </span>
      </span>
    </>
  );

  if (isClosed) return <div className="tb-table is-closed">{face}</div>;
  return (
    <button
      type="button"
      className={`tb-table${isOwn ? ' is-own' : ''}`}
      aria-current={isOwn || undefined}
      onClick={onSit}
    >
      {face}
      <Icon name={isOwn ? 'check' : 'arrow-right'} />
    </button>
  );
}
