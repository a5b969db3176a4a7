import { useEffect, useState, type JSX } from 'react';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { viewTimer } from '../design/timerView.ts';
import { Icon } from '../design/Icon.tsx';
import { posterOf, type Gallery } from './gallery.ts';
import type { WalkNow } from '../meeting/walkNow.ts';
import { minutesUntilNext } from './untilNext.ts';
import { elapsed } from '../sync/elapsed.ts';
import { t } from '../words/speak.ts';

/** Bottom right: where to go next, and when. */
export function NextStop({
  gallery,
  poster,
  walk,
  open,
  following,
}: {
  gallery: Gallery;
  poster: PosterView;
  walk: WalkNow;
  open: (tableId: string) => void;
  following: PosterView | undefined;
}): JSX.Element | null {
  const minutes = minutesUntilNext(useLeft(gallery));
  if (walk.kind === 'stop' && walk.now !== undefined && walk.now !== poster.tableId)
    return <Next head={t('gallery.stop.now')} poster={posterOf(gallery, walk.now)} open={open} />;
  if (walk.kind === 'stop' && walk.next !== undefined)
    return (
      <Next
        head={t('gallery.stop.next')}
        when={minutes === null ? '' : t('gallery.stop.in', { minutes })}
        poster={posterOf(gallery, walk.next)}
        open={open}
      />
    );
  if (walk.kind === 'stop')
    return (
      <p className="next-stop next-stop-last">
        {minutes === null ? t('gallery.stop.last') : t('gallery.stop.lastIn', { minutes })}
      </p>
    );
  if (walk.kind === 'host')
    return walk.table === poster.tableId ? null : (
      <Next head={t('gallery.stop.stay')} poster={posterOf(gallery, walk.table)} open={open} />
    );
  if (gallery.session.open.includes('walk') && following)
    return <Next head={t('gallery.stop.poster')} poster={following} open={open} />;
  return null;
}

function Next({
  head,
  when = '',
  poster,
  open,
}: {
  head: string;
  when?: string;
  poster: PosterView | undefined;
  open: (tableId: string) => void;
}): JSX.Element | null {
  if (!poster) return null;
  return (
    <button type="button" className="next-stop" onClick={() => open(poster.tableId)}>
      <span className="next-stop-head">
        <span>{head}</span>
        <span>{when}</span>
      </span>
      <span className="next-stop-name">
        <span>
          <b className="next-stop-number">{poster.number}</b> <bdi>{poster.name}</bdi>
        </span>
        <Icon name="arrow-right" />
      </span>
    </button>
  );
}

/** What is left on the meeting's clock, ms, told again every few seconds; `null` without a clock. */
function useLeft({ session, live }: Gallery): number | null {
  const [now, setNow] = useState(() => elapsed());
  useEffect(() => {
    const beat = setInterval(() => setNow(elapsed()), 2000);
    return () => clearInterval(beat);
  }, []);
  return session.timer ? viewTimer(session.timer, now + live.clockOffsetMs).leftMs : null;
}
