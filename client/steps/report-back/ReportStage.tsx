import type { JSX } from 'react';
import type { ReportTurnView } from '../../../shared/protocol/reportBack.ts';
import type { NoteForms } from '../../design/NoteSaid.tsx';
import { t } from '../../words/speak.ts';
import { ToldOnScreen } from './ToldOnScreen.tsx';
import { toldTitle } from './toldTitle.ts';

/** A report-back of notes or groups on the big screen: what has its turn, and what comes next. */
export function ReportStage({
  turn,
  forms,
}: {
  /** `null` until it is known. */
  turn: ReportTurnView | null;
  forms: NoteForms;
}): JSX.Element {
  return (
    <>
      <div className="report-stage report-stage-told" aria-live="polite">
        {turn && <ToldOnScreen turn={turn} forms={forms} />}
      </div>
      <aside className="report-queue" aria-label={t('gallery.report.next')}>
        <h2>{t('gallery.report.next')}</h2>
        {turn?.next.length === 0 && <p>{t('told.last')}</p>}
        <ol>
          {turn?.next.map((thing) => (
            <li key={thing.id}>
              <span className="report-told" dir="auto">
                {toldTitle(thing)}
              </span>
            </li>
          ))}
        </ol>
        {turn !== null && turn.later > 0 && (
          <p>{t('gallery.report.more', { count: turn.later })}</p>
        )}
      </aside>
    </>
  );
}
