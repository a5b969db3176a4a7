import { noteFormsOf } from '../../design/NoteSaid.tsx';
import { useRef, type JSX } from 'react';
import type { PosterView } from '../../../shared/protocol/tables.ts';
import { useRoomFor } from '../../design/useRoomFor.ts';
import { useStageSize } from '../../design/useStageSize.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { Poster } from '../../poster/Poster.tsx';
import { posterOf, type Gallery } from '../gallery.ts';
import { posterBox } from '../posterBox.ts';
import { besidePoster, shareRoom, tellingOrder } from './telling.ts';
import { TourThread } from './TourThread.tsx';
import { useJustIn } from './useJustIn.ts';
import { t } from '../../words/speak.ts';

/** So many stand beside a poster at most, where they have room whole; the rest is counted. */
const CONNECTIONS = 4;
const QUESTIONS = 4;

/** One poster on the projector, with what lands on it: the presenter stands there. What is new is named and moves nothing above it. */
export function PosterTold({
  gallery,
  poster,
  rows,
}: {
  gallery: Gallery;
  poster: PosterView;
  rows: readonly ConnectionRow[];
}): JSX.Element {
  const stage = useRef<HTMLDivElement>(null);
  const beside = useRef<HTMLElement>(null);
  const box = posterBox(useStageSize(stage));
  const { tableId } = poster;
  const otherOf = ({ from, to }: ConnectionRow): PosterView | undefined =>
    posterOf(gallery, from === tableId ? to : from);
  const own = rows.filter(
    (row) => (row.from === tableId || row.to === tableId) && otherOf(row) !== undefined,
  );
  const questions = gallery.visits.filter(
    (visit) => visit.table === tableId && visit.kind === 'question',
  );
  const isNew = useJustIn(
    [...own, ...questions].map(({ id }) => id),
    gallery.loaded,
  );
  const most = {
    connections: Math.min(own.length, CONNECTIONS),
    questions: Math.min(questions.length, QUESTIONS),
  };
  const words = [
    ...own.map((row) => `${row.id} ${isNew(row.id)} ${row.text} ${otherOf(row)?.name ?? ''}`),
    ...questions.map(({ id, by, text }) => `${id} ${isNew(id)} ${by ?? ''} ${text}`),
  ].join('\n');
  const room = shareRoom(
    most.connections,
    most.questions,
    useRoomFor(beside, most.connections + most.questions, words),
  );
  const shown = besidePoster(tellingOrder(own), isNew, room.connections);
  const asked = room.questions === 0 ? [] : questions.slice(-room.questions);
  return (
    <div className="poster-told">
      <div ref={stage} className="poster-told-stage">
        {box && (
          <div className="poster-frame" style={box}>
            <Poster key={tableId} poster={poster} forms={noteFormsOf(gallery.session)} fit />
          </div>
        )}
      </div>
      <aside ref={beside} aria-label={t('gallery.lands')}>
        <ul>
          {shown.map((id) => {
            const row = own.find((each) => each.id === id);
            const other = row && otherOf(row);
            return (
              row &&
              other && (
                <li key={id} className="poster-neighbour" data-new={isNew(id) || undefined}>
                  <div data-way={row.from === tableId ? 'out' : 'in'}>
                    <TourThread relation={row.relation} isProposed={row.state === 'proposed'} />
                  </div>
                  <div>
                    <h3>
                      <b>{other.number}</b> <bdi>{other.name}</bdi>
                      {isNew(id) && <span>{t('gallery.justIn')}</span>}
                    </h3>
                    <p dir="auto">{row.text}</p>
                  </div>
                </li>
              )
            );
          })}
        </ul>
        {own.length > shown.length && (
          <p>{t('gallery.moreConnections', { count: own.length - shown.length })}</p>
        )}
        {questions.length > 0 && (
          <section>
            <h2>{t('gallery.questions', { count: questions.length })}</h2>
            <ol>
              {asked.map(({ id, by, text, answer }) => (
                <li key={id} className="poster-question">
                  <p>
                    <span>
                      {by === undefined ? t('gallery.somebodyAsks') : t('visit.asks', { name: by })}
                    </span>
                    <b>{isNew(id) ? t('gallery.justIn') : answer ? t('gallery.answered') : ''}</b>
                  </p>
                  <p dir="auto">{text}</p>
                </li>
              ))}
            </ol>
          </section>
        )}
      </aside>
    </div>
  );
}
