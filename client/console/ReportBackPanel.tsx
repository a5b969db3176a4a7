import { useState, type ReactElement } from 'react';
import { GUEST } from '../../shared/model/names.ts';
import { HeldButton } from '../design/HeldButton.tsx';
import { NumberBadge } from '../design/NumberBadge.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { useDesk } from './desk.ts';
import { steerReportBack } from './moveActions.ts';
import { minutesWords } from './nextStep.ts';
import { ReportBackDialog } from './ReportBackDialog.tsx';
import { isOpenTable } from './tablesBoard.ts';

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
            <h2 id="report-heading">Report back</h2>
            <p className="panel-text">Optional: each table speaks, its poster on the projector.</p>
          </div>
          <HeldButton
            disabled={!board.tables.some(isOpenTable)}
            held={blocked}
            aria-haspopup="dialog"
            onClick={() => setAsking('start')}
          >
            Choose the order
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
          Report back: {index + 1} of {queue.length}
        </h2>
        <span className="panel-meta">{minutesWords(reportBack.turnMs)} each</span>
      </div>
      <ol className="report-queue">
        {queue.map((id, at) => {
          const table = tables.get(id);
          const reporter = table?.people.find((person) => person.duties?.includes('reporter'));
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
                  ? 'has reported'
                  : `${at === index ? 'speaks now' : ''}${reporter ? `${at === index ? ': ' : ''}${board.called.get(reporter.id) ?? GUEST}` : ''}`}
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
            Back
          </HeldButton>
        ) : null}
        <HeldButton held={blocked} onClick={() => setAsking('end')}>
          End the report-back
        </HeldButton>
      </div>
      {asking === 'end' ? (
        <ConfirmDialog
          title="End the report-back?"
          text={`The projector goes back to the gallery and the clock stops. ${index + 1 < queue.length ? 'Tables that have not spoken yet can have their turn when you start again.' : ''}`.trim()}
          confirm="End the report-back"
          onClose={() => setAsking(null)}
          onConfirm={() => act(steerReportBack(session, { action: 'end' }))}
        />
      ) : null}
    </section>
  );
}
