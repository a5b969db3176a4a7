import type { JSX } from 'react';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { someNames } from '../words/someNames.ts';
import { t } from '../words/speak.ts';
import { pageDirection } from '../design/direction.ts';
import { T } from '../words/T.tsx';

/** So many activators are named. */
const NAMES = 5;

/** A poster's foot: who sits here, takes it on, hosts. */
export function PosterWho({ poster }: { poster: PosterView }): JSX.Element {
  const { counts, activators, host, again } = poster;
  const names = someNames(activators, NAMES);
  const nobody = counts.activator + counts.supporter + counts.observer === 0;
  return (
    <footer className="poster-who" dir={pageDirection()}>
      {nobody && (
        <p>
          {poster.seats === 0 ? (
            t('poster.nobody')
          ) : (
            <T k="poster.seats" with={{ count: poster.seats, b: <b /> }} />
          )}
        </p>
      )}
      {counts.activator > 0 && (
        <p>
          {names === '' ? (
            <T k="poster.activators" with={{ count: counts.activator, b: <b /> }} />
          ) : (
            <T k="poster.activatorsNamed" with={{ count: counts.activator, names, b: <b /> }} />
          )}
        </p>
      )}
      {counts.supporter > 0 && (
        <p>
          <T k="poster.supporters" with={{ count: counts.supporter, b: <b /> }} />
        </p>
      )}
      {counts.observer > 0 && (
        <p>
          <T k="poster.observers" with={{ count: counts.observer, b: <b /> }} />
        </p>
      )}
      {again === 'yes' && <p>{t('poster.again')}</p>}
      {host !== undefined && (
        <p className="poster-host">{t('gallery.facts.host', { name: host })}</p>
      )}
    </footer>
  );
}
