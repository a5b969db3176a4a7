import { useSyncExternalStore, type JSX } from 'react';
import { Icon } from '../design/Icon.tsx';
import { Instead } from './Instead.tsx';
import type { Gallery } from './gallery.ts';
import { ownWords } from '../meeting/outbox/commandIntents.ts';

/** In the room, where it has no place of its own: what the server would not take, why, and the words to copy. */
export function RefusedNote({ gallery }: { gallery: Gallery }): JSX.Element | null {
  const { outbox } = gallery.store;
  const refused = useSyncExternalStore(outbox.subscribe, outbox.entries).find(
    (entry) => entry.progress.state === 'refused',
  );
  if (refused?.progress.state !== 'refused') return null;
  const words = ownWords(refused.intent);
  return (
    <div className="gallery-banner gallery-refused" role="alert">
      <Icon name="warning" size={20} />
      <span>
        {refused.progress.detail} It was not kept for others
        {words === '' ? (
          '.'
        ) : (
          <>
            : <q dir="auto">{words}</q>
          </>
        )}
      </span>
      <Instead entry={refused.id} outbox={outbox} />
      <button
        type="button"
        className="ww-button ww-button-plain"
        onClick={() => outbox.drop(refused.id)}
      >
        Put it away
      </button>
    </div>
  );
}
