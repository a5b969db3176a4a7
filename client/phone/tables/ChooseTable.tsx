import { useState, type FormEvent, type JSX } from 'react';
import { tableNumber } from '../../../shared/model/passedOn.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import { Button } from '../../design/Button.tsx';
import { Field } from '../../design/Field.tsx';
import { Icon } from '../../design/Icon.tsx';
import { NameCard } from '../NameCard.tsx';
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
    const number = tableNumber(typed);
    const table = session.tables.find((each) => each.number === number);
    if (number === null) return setRefusal('Type the number on the table, like 4.');
    if (!table) return setRefusal(`There is no table ${number}. Choose one from the list.`);
    if (table.state === 'closed')
      return setRefusal(`Table ${number} is closed. Choose another one.`);
    sit(table);
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
        {session.tables.map((table) => {
          const isOwn = table.tableId === person.table;
          const about =
            table.state === 'closed'
              ? 'Closed'
              : isOwn
                ? 'Your table'
                : seatsWords(counts?.seated?.[table.tableId] ?? 0);
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
                  {table.state === 'closed' && <Icon name="lock" size={18} />}
                  {about}
                </span>
              </span>
            </>
          );
          return (
            <li key={table.tableId}>
              {table.state === 'closed' ? (
                <div className="tb-table is-closed">{face}</div>
              ) : (
                <button
                  type="button"
                  className={`tb-table${isOwn ? ' is-own' : ''}`}
                  aria-current={isOwn || undefined}
                  onClick={() => sit(table)}
                >
                  {face}
                  <Icon name={isOwn ? 'check' : 'arrow-right'} />
                </button>
              )}
            </li>
          );
        })}
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
