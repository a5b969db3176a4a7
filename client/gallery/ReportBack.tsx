import { noteFormsOf } from '../design/NoteSaid.tsx';
import { useRef, type JSX, type ReactNode } from 'react';
import { momentNow, progressWords } from '../../shared/activities/moment.ts';
import { Poster } from '../poster/Poster.tsx';
import { posterOf, type Gallery } from './gallery.ts';
import { GalleryBar } from './GalleryBar.tsx';
import { OfflineNote } from './OfflineNote.tsx';
import { ReportThings } from './ReportThings.tsx';
import { posterBox } from './posterBox.ts';
import { useStageSize } from '../design/useStageSize.ts';
import { t, words } from '../words/speak.ts';

interface Props {
  gallery: Gallery;
  actions?: ReactNode;
}

/** Whose turn it is, whatever the report-back is of. `actions`: on a screen with a hand at it. */
export function ReportBack(props: Props): JSX.Element {
  return props.gallery.session.reportBack?.of === undefined ? (
    <ReportPosters {...props} />
  ) : (
    <ReportThings {...props} />
  );
}

/** A table reports back: its poster as large as the screen allows, its clock, and who is next. */
function ReportPosters({ gallery, actions }: Props): JSX.Element {
  const { reportBack } = gallery.session;
  const stage = useRef<HTMLDivElement>(null);
  const box = posterBox(useStageSize(stage));
  const queue = (reportBack?.queue ?? []).map((tableId) => posterOf(gallery, tableId));
  const index = reportBack?.index ?? 0;
  const now = queue[index];
  const moment = momentNow(words(), gallery.session, gallery.counts.people);
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
        <div ref={stage} className="report-stage">
          {now && box && (
            <div className="poster-frame" style={box}>
              <Poster key={now.tableId} poster={now} forms={noteFormsOf(gallery.session)} fit />
            </div>
          )}
        </div>
        <aside className="report-queue" aria-label={t('gallery.report.who')}>
          <h2>{t('gallery.report.next')}</h2>
          {index + 1 >= queue.length && <p>{t('gallery.report.nobody')}</p>}
          <ol start={index + 2}>
            {queue.slice(index + 1, index + 6).map(
              (poster) =>
                poster && (
                  <li key={poster.tableId}>
                    <b>{poster.number}</b>
                    <span dir="auto">{poster.name}</span>
                  </li>
                ),
            )}
          </ol>
          {queue.length > index + 6 && (
            <p>{t('gallery.report.more', { count: queue.length - index - 6 })}</p>
          )}
        </aside>
      </main>
    </div>
  );
}
