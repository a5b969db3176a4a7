import type { JSX, ReactNode } from 'react';
import { momentNow, progressWords } from '../../shared/activities/moment.ts';
import { noteFormsOf } from '../design/NoteSaid.tsx';
import { ToldOnScreen } from '../steps/report-back/ToldOnScreen.tsx';
import { toldTitle } from '../steps/report-back/toldTitle.ts';
import { useReportTurn } from '../steps/report-back/useReportTurn.ts';
import { t, words } from '../words/speak.ts';
import type { Gallery } from './gallery.ts';
import { GalleryBar } from './GalleryBar.tsx';
import { OfflineNote } from './OfflineNote.tsx';

/** A note or a group has its turn: as large as the screen allows, and what comes next. `actions`: on a screen with a hand at it. */
export function ReportThings({
  gallery,
  actions,
}: {
  gallery: Gallery;
  actions?: ReactNode;
}): JSX.Element {
  const { session, counts } = gallery;
  const turn = useReportTurn(gallery, session, counts);
  const moment = momentNow(words(), session, counts.people);
  return (
    <div className="gallery-page gallery-projector">
      <GalleryBar
        gallery={gallery}
        title={moment.title}
        note={progressWords(words(), moment.progress)}
        actions={actions}
      />
      <main className="report">
        <OfflineNote gallery={gallery} />
        <div className="report-stage report-stage-told" aria-live="polite">
          {turn && <ToldOnScreen turn={turn} forms={noteFormsOf(session)} />}
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
      </main>
    </div>
  );
}
