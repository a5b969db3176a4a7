import { useState, type ReactElement } from 'react';
import { calledName } from '../../../shared/model/names.ts';
import { HeldButton } from '../../design/HeldButton.tsx';
import { NumberBadge } from '../../design/NumberBadge.tsx';
import { t, words } from '../../words/speak.ts';
import { ConfirmDialog } from '../../desk/ConfirmDialog.tsx';
import { useDesk } from '../../desk/desk.ts';
import { steerReportBack } from '../../desk/moveActions.ts';
import { ReportBackDialog } from './ReportBackDialog.tsx';
import { isOpenTable } from '../../desk/tablesBoard.ts';
import { sentences } from '../../desk/listNames.ts';
import { minutesOf } from '../../desk/walkWords.ts';

/** Who reports back now and who comes next; or a way to begin. */
export function ReportBackPanel(): ReactElement {
  const { view, blocked, act } = useDesk();
  const [asking, setAsking] = useState<'start' | 'end' | null>(null);
  const { session, board } = view;
  const { reportBack } = session;
  if (!reportBack) {
    return (
      <section className="console-panel" aria-labelledby="report-heading">
        <div className="panel-head">
          <div className="panel-words">
            <h2 id="report-heading">{t('console.report')}</h2>
            <p className="panel-text">{t('console.report.optional')}</p>
          </div>
          <HeldButton
            disabled={!board.tables.some(isOpenTable)}
            held={blocked}
            aria-haspopup="dialog"
            onClick={() => setAsking('start')}
          >
            {t('console.report.choose')}
          </HeldButton>
        </div>
        {asking === 'start' ? <ReportBackDialog onClose={() => setAsking(null)} /> : null}
      </section>
    );
  }
  const { queue, index } = reportBack;
  const tables = new Map(board.tables.map((table) => [table.tableId, table]));
  return (
    <section className="console-panel" aria-labelledby="report-heading">
      <div className="panel-head">
        <h2 id="report-heading">
          {t('console.report.progress', { turn: index + 1, count: queue.length })}
        </h2>
        <span className="panel-meta">
          {t('console.report.turn', { minutes: minutesOf(reportBack.turnMs) })}
        </span>
      </div>
      <ol className="report-queue">
        {queue.map((id, at) => {
          const table = tables.get(id);
          const reporter = table?.people.find((person) => person.duties?.includes('reporter'));
          const name = reporter
            ? (board.called.get(reporter.id) ?? calledName(words(), undefined))
            : '';
          return table ? (
            <li
              key={id}
              data-state={at < index ? 'done' : at === index ? 'now' : 'tocome'}
              aria-current={at === index ? 'step' : undefined}
            >
              <NumberBadge number={table.number} />
              <span dir="auto">{table.name}</span>
              <small>
                {at < index
                  ? t('console.report.done')
                  : at > index
                    ? name
                    : name === ''
                      ? t('console.report.speaks')
                      : t('console.report.speaksWith', { name })}
              </small>
            </li>
          ) : null;
        })}
      </ol>
      <div className="panel-actions">
        {index > 0 ? (
          <HeldButton
            icon="arrow-left"
            held={blocked}
            onClick={() => void act(steerReportBack(session, { action: 'back' }))}
          >
            {t('console.report.back')}
          </HeldButton>
        ) : null}
        <HeldButton held={blocked} onClick={() => setAsking('end')}>
          {t('console.report.end')}
        </HeldButton>
      </div>
      {asking === 'end' ? (
        <ConfirmDialog
          title={t('console.report.end.ask')}
          text={sentences(
            t('console.report.end.text'),
            index + 1 < queue.length ? t('console.report.end.later') : '',
          )}
          confirm={t('console.report.end')}
          onClose={() => setAsking(null)}
          onConfirm={() => act(steerReportBack(session, { action: 'end' }))}
        />
      ) : null}
    </section>
  );
}
