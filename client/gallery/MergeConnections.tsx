import { useState, type JSX } from 'react';
import { mayMerge } from '../../shared/access/words.ts';
import { Button } from '../design/Button.tsx';
import type { ConnectionRow } from '../meeting/pending/galleryRows.ts';
import { authorWords } from './connectionWords.ts';
import type { Gallery } from './gallery.ts';
import { t } from '../words/speak.ts';

/** Those that say the same become one, the oldest, at a person's yes who has read both. `same`: all of them, oldest first. */
export function MergeConnections({
  gallery: { me, commands },
  connection,
  same,
  onMerged,
}: {
  gallery: Gallery;
  connection: ConnectionRow;
  same: readonly ConnectionRow[];
  onMerged?: () => void;
}): JSX.Element | null {
  const [isAsked, ask] = useState(false);
  const [whole, ...parts] = same;
  if (!whole || parts.length === 0 || !mayMerge(me, connection)) return null;
  if (!isAsked)
    return (
      <Button
        icon="merge"
        className="connection-merge"
        aria-label={t('gallery.same.read', { sentence: connection.text })}
        onClick={() => ask(true)}
      >
        {t('gallery.same', { count: parts.length })}
      </Button>
    );
  return (
    <section className="connection-same" aria-label={t('gallery.same.these')}>
      <p>{t('gallery.same.what')}</p>
      <ol>
        {same.map((each) => (
          <li key={each.id}>
            <bdi>{each.text}</bdi>
            <span>
              <bdi>
                {[authorWords(each), each.marks > 0 && t('gallery.marks', { count: each.marks })]
                  .filter(Boolean)
                  .join(' · ')}
              </bdi>
            </span>
          </li>
        ))}
      </ol>
      <div className="connection-tools">
        <Button
          variant="filled"
          icon="merge"
          onClick={() => {
            for (const { id } of parts)
              commands.say({ kind: 'edit-connection', id, edit: { into: whole.id } });
            ask(false);
            onMerged?.();
          }}
        >
          {t('gallery.same.yes')}
        </Button>
        <Button variant="quiet" onClick={() => ask(false)}>
          {t('gallery.same.no')}
        </Button>
      </div>
    </section>
  );
}
