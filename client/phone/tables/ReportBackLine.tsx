import type { JSX } from 'react';
import type { TableRow } from '../../../shared/model/table.ts';
import { Icon } from '../../design/Icon.tsx';
import { PosterStop } from './PosterStop.tsx';
import type { TablesState } from './TablesState.ts';

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

const nextWords = (next: TableRow | undefined, own: string | undefined): JSX.Element =>
  !next ? (
    <>The last one.</>
  ) : next.tableId === own ? (
    <>Your table is next.</>
  ) : (
    <>
      Next: table {next.number} · <bdi>{next.name}</bdi>
    </>
  );

/** Who reports back now and who is next, above whatever else is shown. */
export function ReportBackLine({ state }: { state: TablesState }): JSX.Element | null {
  const turn = turns(state);
  const own = state.person.table;
  if (!turn) return null;
  const { now, next } = turn;
  return (
    <section className="tb-card tb-report" aria-label="Report back" aria-live="polite">
      <p className="tb-now-step">
        <Icon name="speak" size={20} />
        Report back
      </p>
      <p className="tb-report-now">
        {now.tableId === own ? (
          'Your table reports back now'
        ) : (
          <>
            Table {now.number} · <bdi>{now.name}</bdi>
          </>
        )}
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
      <section className="tb-now" aria-label="Now">
        <div aria-live="polite">
          <p className="tb-now-step">
            <Icon name="speak" size={20} />
            Now: report back
          </p>
          <h1 tabIndex={-1}>
            {now.tableId === own ? 'Your table reports back now' : `Listen to table ${now.number}`}
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
