import type { JSX } from 'react';
import { Icon } from '../design/Icon.tsx';
import { SleepNote } from '../design/SleepNote.tsx';
import { useSleepWarning } from '../design/useWakeLock.ts';
import { useBlocked } from '../app/useBlocked.ts';
import {
  BLOCKED_WORDS,
  OFFLINE_GALLERY,
  OFFLINE_PROJECTOR,
} from '../meeting/words/networkWords.ts';
import type { Gallery } from './gallery.ts';

/** Says that the network is gone, or lets not everything through, and what is kept. */
export function OfflineNote({ gallery }: { gallery: Gallery }): JSX.Element | null {
  const blocked = useBlocked();
  const sleep = useSleepWarning(gallery.as === 'projector');
  if (sleep.isShown && gallery.live.state !== 'offline')
    return <SleepNote className="gallery-offline" dismiss={sleep.dismiss} />;
  if (gallery.live.state !== 'offline')
    return blocked ? (
      <p className="gallery-offline" role="status">
        <Icon name="cloud-off" size={20} />
        {BLOCKED_WORDS}
      </p>
    ) : null;
  const words = gallery.as === 'projector' ? OFFLINE_PROJECTOR : OFFLINE_GALLERY;
  return (
    <p className="gallery-offline" role="status">
      <Icon name="cloud-off" size={20} />
      {words}
    </p>
  );
}
