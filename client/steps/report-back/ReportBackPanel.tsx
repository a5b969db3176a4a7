import { useState, type ReactElement } from 'react';
import { calledName } from '../../../shared/model/names.ts';
import { HeldButton } from '../../design/HeldButton.tsx';
import { NumberBadge } from '../../design/NumberBadge.tsx';
import { t, words } from '../../words/speak.ts';
import { ConfirmDialog } from '../../desk/ConfirmDialog.tsx';
import { useDesk } from '../../desk/desk.ts';
import { steerReportBack } from '../../desk/moveActions.ts';
import { ReportBackDialog } from './ReportBackDialog.tsx';
import { reportAsked, tellables, tellTurns } from '../../desk/reportThings.ts';
import type { TablesBoard } from '../../desk/tablesBoard.ts';
import { sentences } from '../../desk/listNames.ts';
import { minutesOf } from '../../desk/walkWords.ts';

/** Who reports back now and who comes next, or what is told of; or a way to begin. */
export function ReportBackPanel(): ReactElement {
  const { view, blocked, act } = useDesk();
  const [asking, setAsking] = useState<'start' | 'end' | null>(null);
  const { session, board } = view;
  const { reportBack } = session;
  if (!reportBack) {
    const { of } = reportAsked(view);
    const isEmpty = tellables(view, of).length === 0;
    return (
      <section className="console-panel" aria-labelledby="report-heading">
        <div className="panel-head">
          <div className="panel-words">
            <h2 id="report-heading">{t('console.report')}</h2>
            <p className="panel-text">
              {of === 'tables'
                ? t('console.report.optional')
                : t(isEmpty ? 'console.report.things.none' : 'console.report.things.text', { of })}
            </p>
          </div>
          <HeldButton
            disabled={isEmpty}
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
  const ofTables = reportBack.of === undefined;
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
        {tellTurns(view, reportBack).map((told, at) => (
          <li
            key={queue[at]}
            data-state={at < index ? 'done' : at === index ? 'now' : 'tocome'}
            aria-current={at === index ? 'step' : undefined}
          >
            {told?.number !== undefined && <NumberBadge number={told.number} />}
            {told && <span dir="auto">{told.name}</span>}
            <small>
              {ofTables
                ? tableState(board, told?.id, at - index)
                : turnState(told !== null, at - index)}
            </small>
          </li>
        ))}
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
            t(ofTables ? 'console.report.end.text' : 'console.report.things.end'),
            index + 1 < queue.length
              ? t(ofTables ? 'console.report.end.later' : 'console.report.things.end.later')
              : '',
          )}
          confirm={t('console.report.end')}
          onClose={() => setAsking(null)}
          onConfirm={() => act(steerReportBack(session, { action: 'end' }))}
        />
      ) : null}
    </section>
  );
}

/** What a table does, whose turn is so many after the present one: before 0 it had it. */
function tableState(board: TablesBoard, id: string | undefined, after: number): string {
  if (after < 0) return t('console.report.done');
  const table = board.tables.find(({ tableId }) => tableId === id);
  const reporter = table?.people.find((person) => person.duties?.includes('reporter'));
  const name = reporter ? (board.called.get(reporter.id) ?? calledName(words(), undefined)) : '';
  if (after > 0) return name;
  return name === '' ? t('console.report.speaks') : t('console.report.speaksWith', { name });
}

/** The same of a note or a group. */
function turnState(isThere: boolean, after: number): string {
  if (!isThere) return t('console.report.things.gone');
  if (after < 0) return t('console.report.things.done');
  return after === 0 ? t('console.report.things.now') : '';
}
