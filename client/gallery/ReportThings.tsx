import type { JSX, ReactNode } from 'react';
import { momentNow, progressWords } from '../../shared/activities/moment.ts';
import { noteFormsOf } from '../design/NoteSaid.tsx';
import { ReportStage } from '../steps/report-back/ReportStage.tsx';
import { useReportTurn } from '../steps/report-back/useReportTurn.ts';
import { words } from '../words/speak.ts';
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
        <ReportStage turn={turn} forms={noteFormsOf(session)} />
      </main>
    </div>
  );
}
