import type { JSX } from 'react';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { pageDirection } from '../design/direction.ts';

const plural = (count: number, one: string): string => (count === 1 ? one : `${one}s`);

/** A poster's foot: who sits here, takes it on, hosts. */
export function PosterWho({ poster }: { poster: PosterView }): JSX.Element {
  const { counts, activators, host, again } = poster;
  const NAMES = 5;
  const names = activators.slice(0, NAMES).join(', ') + (activators.length > NAMES ? '…' : '');
  const nobody = counts.activator + counts.supporter + counts.observer === 0;
  return (
    <footer className="poster-who" dir={pageDirection()}>
      {nobody && (
        <p>
          {poster.seats === 0 ? (
            'Nobody sits here yet.'
          ) : (
            <>
              <b>{poster.seats}</b> {poster.seats === 1 ? 'person sits' : 'people sit'} here
            </>
          )}
        </p>
      )}
      {counts.activator > 0 && (
        <p>
          <b>{counts.activator}</b> {plural(counts.activator, 'activator')}
          {names && (
            <>
              : <bdi>{names}</bdi>
            </>
          )}
        </p>
      )}
      {counts.supporter > 0 && (
        <p>
          <b>{counts.supporter}</b> {plural(counts.supporter, 'supporter')}
        </p>
      )}
      {counts.observer > 0 && (
        <p>
          <b>{counts.observer}</b> {plural(counts.observer, 'observer')}
        </p>
      )}
      {again === 'yes' && <p>Wants another session</p>}
      {host !== undefined && (
        <p className="poster-host">
          <bdi>{host}</bdi> hosts
        </p>
      )}
    </footer>
  );
}
