import type { JSX } from 'react';
import { titleOf, type Gallery } from './gallery.ts';
import { Visit } from './VisitList.tsx';
import { t } from '../words/speak.ts';

/** All that this person left at posters, the newest first, and what came of it. */
export function OwnLeft({ gallery }: { gallery: Gallery }): JSX.Element | null {
  const mine = gallery.visits.filter((visit) => visit.mine).reverse();
  if (mine.length === 0) return null;
  return (
    <section aria-labelledby="list-own">
      <h2 id="list-own">{t('gallery.own')}</h2>
      <ul className="list-own">
        {mine.map((visit) => (
          <li key={visit.id}>
            <p className="list-facts">
              {t('gallery.own.at', { poster: titleOf(gallery, visit.table) })}
            </p>
            <Visit gallery={gallery} visit={visit} mayAnswer={false} />
          </li>
        ))}
      </ul>
    </section>
  );
}
