import type { JSX } from 'react';
import { Icon } from '../../design/Icon.tsx';
import type { TablesState } from './TablesState.ts';

/** Who reports back now and who is next; loudest for the table whose turn it is. */
export function ReportBackLine({ state: { session, person } }: { state: TablesState }): JSX.Element | null {
  const { reportBack, tables } = session;
  const at = (index: number) => tables.find(({ tableId }) => tableId === reportBack?.queue[index]);
  const [now, next] = reportBack ? [at(reportBack.index), at(reportBack.index + 1)] : [];
  if (!now) return null;
  return (
    <section className="tb-card tb-report" aria-label="Report back" aria-live="polite">
      <p className="tb-now-step"><Icon name="speak" size={20} />Report back</p>
      <p className="tb-report-now">{now.tableId === person.table ? 'Your table reports back now' : <>Table {now.number} · <bdi>{now.name}</bdi></>}</p>
      <p className="tb-small">{!next ? 'The last one.' : next.tableId === person.table ? 'Your table is next.' : <>Next: table {next.number} · <bdi>{next.name}</bdi></>}</p>
    </section>
  );
}
