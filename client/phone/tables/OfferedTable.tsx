import type { JSX } from 'react';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import type { TablesState } from './TablesState.ts';
import { t } from '../../words/speak.ts';

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
      {own ? t('phone.choose.stay', { number: own.number }) : t('phone.offer.another')}
    </Button>
  );
  if (!table || table.state === 'closed') {
    return (
      <section className="tb-card tb-offer" aria-labelledby="offer-title">
        <h1 id="offer-title" tabIndex={-1}>
          {t(table ? 'phone.offer.closed' : 'phone.offer.none', { number })}
        </h1>
        <p className="tb-lead">{t(table ? 'phone.offer.closed.text' : 'phone.offer.none.text')}</p>
        <Button wide onClick={onDone}>
          {own ? t('phone.choose.stay', { number: own.number }) : t('phone.offer.tables')}
        </Button>
      </section>
    );
  }
  const seats = counts?.seated?.[table.tableId] ?? 0;
  return (
    <section className="tb-now tb-offer" aria-labelledby="offer-title">
      <p className="tb-now-step">
        <Icon name="people" size={20} />
        {t('phone.offer.seats', { people: seats })}
      </p>
      <h1 id="offer-title" tabIndex={-1}>
        {t('table.numbered', { number })}
      </h1>
      <p className="tb-offer-name" dir="auto">
        {table.name}
      </p>
      {own && <p>{t('phone.offer.own', { number: own.number })}</p>}
      <Button
        size="large"
        wide
        onClick={() => {
          send({ kind: 'me', edit: { table: table.tableId } });
          onDone();
        }}
      >
        {t('sheet.sit.here.down')}
      </Button>
      {other}
    </section>
  );
}
