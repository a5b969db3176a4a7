import type { JSX, ReactNode } from 'react';
import type { PosterView } from '../../../shared/protocol/tables.ts';
import { Icon } from '../../design/Icon.tsx';
import { marksSaid } from '../../../shared/rating/thingMarks.ts';
import { marksAt, type Gallery } from '../gallery.ts';
import { someNames } from '../../words/someNames.ts';
import { t } from '../../words/speak.ts';

/** Names of those who stand at a poster; of more, a number. */
const NAMED_HERE = 6;

/** What tells it from the others. */
const ownFacts = ({ closed, tableId }: PosterView, { me }: Pick<Gallery, 'me'>): string =>
  [closed && t('gallery.closed'), tableId === me.table && t('gallery.facts.own')]
    .filter(Boolean)
    .join(' · ');

/** What is known of a poster now, in one line. */
export function posterFacts(
  poster: PosterView,
  { session, me, marks }: Pick<Gallery, 'session' | 'me' | 'marks'>,
): string {
  const { here, hereNames, mightJoin, host } = poster;
  return [
    marksSaid(marksAt({ session, marks }, poster.tableId)),
    session.walk &&
      here > 0 &&
      (hereNames.length === 0
        ? t('gallery.here', { count: here })
        : t('gallery.facts.here', { count: here, names: someNames(hereNames, NAMED_HERE) })),
    mightJoin > 0 && t('gallery.mightJoin', { count: mightJoin }),
    host !== undefined && t('gallery.facts.host', { name: host }),
    ownFacts(poster, { me }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** All posters, to read each; `counts`: in short, with how many connections each has, which are shown at a press. `children`: below them. */
export function PosterList({
  gallery,
  counts,
  open,
  onThreads,
  children,
}: {
  gallery: Gallery;
  counts: ReadonlyMap<string, number> | null;
  open: (number: number) => void;
  onThreads: (tableId: string) => void;
  children: ReactNode;
}): JSX.Element {
  return (
    <div className="list-view">
      <section aria-labelledby="list-posters">
        <h2 id="list-posters">{t('gallery.posters')}</h2>
        <ol className={counts ? 'list-posters list-short' : 'list-posters'}>
          {gallery.posters.map((poster) => {
            const facts = counts ? ownFacts(poster, gallery) : posterFacts(poster, gallery);
            const count = counts?.get(poster.tableId) ?? 0;
            return (
              <li key={poster.tableId}>
                <button type="button" className="list-poster" onClick={() => open(poster.number)}>
                  <b>{poster.number}</b>
                  <span>
                    <strong dir="auto">{poster.name}</strong>
                    {!counts && poster.sentence !== '' && <span dir="auto">{poster.sentence}</span>}
                    {facts !== '' && (
                      <span className="list-facts">
                        <bdi>{facts}</bdi>
                      </span>
                    )}
                  </span>
                </button>
                {counts && (
                  <button
                    type="button"
                    className="list-count"
                    aria-label={t('gallery.posters.count', {
                      count,
                      poster: `${poster.number} ${poster.name}`,
                    })}
                    onClick={() => onThreads(poster.tableId)}
                  >
                    <Icon name="thread-line" />
                    <b>{count}</b>
                  </button>
                )}
              </li>
            );
          })}
        </ol>
      </section>
      {children}
    </div>
  );
}
