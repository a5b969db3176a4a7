import { useEffect, useRef, useState, type JSX } from 'react';
import { PAGE_PORTS } from '../../sync/pagePorts.ts';
import type { Gallery } from '../gallery.ts';
import { ConnectionNews } from './connectionNews.ts';

/** What comes within this moment is one sum. ms */
const GATHER_MS = 400;

/** What others change, for screen readers: one sum every few seconds, in the room and in the table alike. */
export function NewsRegion({
  gallery: { connections, loaded, pending },
}: {
  gallery: Pick<Gallery, 'connections' | 'loaded' | 'pending'>;
}): JSX.Element {
  const [news] = useState(() => new ConnectionNews(PAGE_PORTS.elapsed));
  const [words, say] = useState('');
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (!loaded) return;
    news.hear(
      connections,
      pending.flatMap(({ intent }) =>
        intent.kind === 'edit-connection' &&
        (intent.edit.state === 'gone' || intent.edit.into !== undefined)
          ? [intent.id]
          : [],
      ),
    );
    const soon = (): void => {
      stop.current ??= PAGE_PORTS.later(Math.max(GATHER_MS, news.rest), () => {
        stop.current = null;
        // A timer may be early by less than a millisecond.
        if (news.rest > 0) soon();
        else {
          const told = news.take();
          if (told !== null) say(told);
        }
      });
    };
    soon();
  }, [connections, loaded, news, pending]);
  useEffect(
    () => () => {
      stop.current?.();
      stop.current = null;
    },
    [],
  );
  return (
    <p className="ww-visually-hidden" role="status" aria-live="polite">
      {words}
    </p>
  );
}
