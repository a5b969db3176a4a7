import type { JSX, ReactNode } from 'react';
import { PHASE_WORDS } from '../../shared/activities/activity.ts';
import { countOf, type Gallery } from './gallery.ts';
import { GalleryBar } from './GalleryBar.tsx';
import { OfflineNote } from './OfflineNote.tsx';

/** "Who does what next" on the projector or a shared screen: per table its activators, and whether there will be another session. */
export function FollowUp({ gallery, actions }: { gallery: Gallery; actions?: ReactNode }): JSX.Element {
  const { posters } = gallery;
  const columns = posters.length <= 5 ? 1 : posters.length <= 16 ? 2 : 3;
  const size = `max(0.9375rem, min(${[1.9, 1.6, 1.1][columns - 1]}vw, ${(86 / (Math.ceil(posters.length / columns) * 5.4)).toFixed(2)}vh))`;
  return (
    <div className="gallery-page gallery-projector">
      <GalleryBar gallery={gallery} title={PHASE_WORDS['follow-up'].title} note={PHASE_WORDS['follow-up'].ask} actions={actions} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls when there are many tables, also by keyboard */}
      <main className="follow" tabIndex={0}>
        <OfflineNote gallery={gallery} />
        <ol className="follow-list" style={{ columns, fontSize: size }}>
          {posters.map((poster) => {
            const { activator, supporter, observer } = poster.counts;
            const unnamed = activator - poster.activators.length;
            const others = [supporter > 0 && countOf(supporter, 'supporter'), observer > 0 && countOf(observer, 'observer')].filter(Boolean).join(', ');
            return (
              <li key={poster.tableId}>
                <b className="follow-number">{poster.number}</b>
                <div>
                  <h2 dir="auto">{poster.name}</h2>
                  <p className="follow-who">
                    {activator === 0 ? 'Nobody leads this yet.' : <><bdi>{poster.activators.join(', ')}</bdi>{unnamed > 0 && `${poster.activators.length > 0 ? ' and ' : ''}${countOf(unnamed, poster.activators.length > 0 ? 'other' : 'activator')}`} {activator === 1 ? 'makes' : 'make'} it happen</>}
                  </p>
                  {others !== '' && <p className="follow-others">with {others}</p>}
                </div>
                <span className={`follow-again follow-again-${poster.again ?? 'open'}`}>{poster.again === 'yes' ? 'Another session' : poster.again === 'no' ? 'Done for now' : 'Not decided'}</span>
              </li>
            );
          })}
        </ol>
      </main>
    </div>
  );
}
