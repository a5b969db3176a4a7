import type { JSX } from 'react';
import { isDealt, tableSize } from '../../../shared/scripts/dealTables.ts';
import { seatingStep } from '../../../shared/scripts/toldRun.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import { Icon } from '../../design/Icon.tsx';
import { Button } from '../../design/Button.tsx';
import { NameCard } from '../NameCard.tsx';
import { NumberForm } from './NumberForm.tsx';
import type { TablesState } from './TablesState.ts';
import { t } from '../../words/speak.ts';
import { HIDDEN, T } from '../../words/T.tsx';

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
  const own = session.tables.find(({ tableId }) => tableId === person.table) ?? null;
  const sit = (table: TableRow): void => {
    if (table.tableId !== person.table) send({ kind: 'me', edit: { table: table.tableId } });
    onDone();
  };
  const seating = seatingStep(session);
  const size = seating ? tableSize(seating) : null;
  const dealt = seating !== undefined && isDealt(seating);
  return (
    <section className="tb-choose" aria-labelledby="choose-title">
      <h1 id="choose-title" tabIndex={-1}>
        {t(own ? 'table.change' : dealt ? 'phone.dealt.none' : 'table.choose')}
      </h1>
      <p className="tb-lead">
        {t(own ? 'phone.choose.leadChange' : dealt ? 'phone.dealt.none.text' : 'phone.choose.lead')}
      </p>
      {size && <p className="tb-small">{t('phone.choose.size', { from: size[0], to: size[1] })}</p>}
      {/* Who comes late was never asked; whoever seats people should know whom. */}
      {!own && !person.name && session.settings.names !== 'anonymous' && (
        <NameCard
          api={api}
          person={person}
          names={session.settings.names}
          seenAt="table"
          onStart={() => undefined}
          onDone={() => undefined}
        />
      )}
      <NumberForm tables={session.tables} submit={t('phone.choose.sit')} onFound={sit} />
      <ul className="tb-tables" aria-label={t('phone.choose.list')}>
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
            {t('phone.choose.stay', { number: own.number })}
          </Button>
          <Button
            wide
            variant="quiet"
            onClick={() => {
              send({ kind: 'me', edit: { table: null } });
              onDone();
            }}
          >
            {t('phone.choose.getUp')}
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
  const about = isClosed
    ? t('table.closed')
    : isOwn
      ? t('table.own')
      : t('phone.choose.seats', { people: seats });
  const face = (
    <>
      <span className="tb-table-number">
        <T k="table.badge" with={{ number: table.number, hidden: HIDDEN }} />
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
