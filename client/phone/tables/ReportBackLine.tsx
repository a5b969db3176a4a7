import type { JSX } from 'react';
import type { TableRow } from '../../../shared/model/table.ts';
import { Icon } from '../../design/Icon.tsx';
import { PosterStop } from './PosterStop.tsx';
import type { TablesState } from './TablesState.ts';
import { t } from '../../words/speak.ts';

/** Who reports back now, and after that; `null` while nobody does. */
function turns({
  session: { reportBack, tables },
}: TablesState): { now: TableRow; next: TableRow | undefined } | null {
  if (!reportBack) return null;
  const at = (index: number): TableRow | undefined =>
    tables.find(({ tableId }) => tableId === reportBack.queue[index]);
  const now = at(reportBack.index);
  return now ? { now, next: at(reportBack.index + 1) } : null;
}

const nextWords = (next: TableRow | undefined, own: string | undefined): string =>
  !next
    ? t('phone.report.last')
    : next.tableId === own
      ? t('phone.report.ownNext')
      : t('phone.walk.next', { number: next.number, name: next.name });

/** Who reports back now and who is next, above whatever else is shown. */
export function ReportBackLine({ state }: { state: TablesState }): JSX.Element | null {
  const turn = turns(state);
  const own = state.person.table;
  if (!turn) return null;
  const { now, next } = turn;
  return (
    <section className="tb-card tb-report" aria-label={t('phone.report')} aria-live="polite">
      <p className="tb-now-step">
        <Icon name="speak" size={20} />
        {t('phone.report')}
      </p>
      <p className="tb-report-now">
        {now.tableId === own
          ? t('phone.report.own')
          : t('phone.report.table', { number: now.number, name: now.name })}
      </p>
      <p className="tb-small">{nextWords(next, own)}</p>
    </section>
  );
}

/** Instead of the walk while tables report back: their poster, to follow and to leave words at. */
export function ReportBackScreen({ state }: { state: TablesState }): JSX.Element | null {
  const turn = turns(state);
  const own = state.person.table;
  if (!turn) return null;
  const { now, next } = turn;
  return (
    <>
      <section className="tb-now" aria-label={t('phone.now')}>
        <div aria-live="polite">
          <p className="tb-now-step">
            <Icon name="speak" size={20} />
            {t('phone.report.now')}
          </p>
          <h1 tabIndex={-1}>
            {now.tableId === own
              ? t('phone.report.own')
              : t('phone.report.listen', { number: now.number })}
          </h1>
          <p className="tb-now-name" dir="auto">
            {now.name}
          </p>
        </div>
        <p className="tb-now-next">{nextWords(next, own)}</p>
      </section>
      <PosterStop state={state} table={now} own={now.tableId === own} />
    </>
  );
}
