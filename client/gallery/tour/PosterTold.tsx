import { useRef, type JSX } from 'react';
import type { PosterView } from '../../../shared/protocol/tables.ts';
import { useStageSize } from '../../design/useStageSize.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { Poster } from '../../poster/Poster.tsx';
import { countOf, posterOf, type Gallery } from '../gallery.ts';
import { posterBox } from '../posterBox.ts';
import { tellingOrder } from './telling.ts';
import { TourThread } from './TourThread.tsx';
import { useJustIn } from './useJustIn.ts';

/** So many stand beside a poster; the rest is counted. */
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
  const box = posterBox(useStageSize(stage));
  const { tableId } = poster;
  const own = rows.filter(({ from, to }) => from === tableId || to === tableId);
  const order = tellingOrder(own);
  const questions = gallery.visits.filter(
    (visit) => visit.table === tableId && visit.kind === 'question',
  );
  const isNew = useJustIn(
    [...own, ...questions].map(({ id }) => id),
    gallery.loaded,
  );
  // What just came stands below what is being read, whatever its marks.
  const told = [...order.filter((id) => !isNew(id)), ...order.filter(isNew)];
  const shown = [...told.slice(0, CONNECTIONS - 1), ...told.slice(CONNECTIONS - 1).slice(-1)];
  const asked = questions.slice(-QUESTIONS);
  return (
    <div className="poster-told">
      <div ref={stage} className="poster-told-stage">
        {box && (
          <div className="poster-frame" style={box}>
            <Poster key={tableId} poster={poster} fit />
          </div>
        )}
      </div>
      <aside aria-label="What lands on it">
        <ul>
          {shown.map((id) => {
            const row = own.find((each) => each.id === id);
            const other = row && posterOf(gallery, row.from === tableId ? row.to : row.from);
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
                      {isNew(id) && <span>just in</span>}
                    </h3>
                    <p dir="auto">{row.text}</p>
                  </div>
                </li>
              )
            );
          })}
        </ul>
        {own.length > shown.length && (
          <p>{`and ${countOf(own.length - shown.length, 'more connection')}`}</p>
        )}
        {asked.length > 0 && (
          <section>
            <h2>{countOf(questions.length, 'question')}</h2>
            <ol>
              {asked.map(({ id, by, text, answer }) => (
                <li key={id} className="poster-question">
                  <p>
                    <span>
                      {by === undefined ? (
                        'Somebody asks'
                      ) : (
                        <>
                          <bdi>{by}</bdi> asks
                        </>
                      )}
                    </span>
                    <b>{isNew(id) ? 'just in' : answer ? 'answered' : ''}</b>
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
