import type { JSX } from 'react';
import { Icon } from '../design/Icon.tsx';
import { SleepNote } from '../design/SleepNote.tsx';
import { useSleepWarning } from '../design/useWakeLock.ts';
import { useBlocked } from '../app/useBlocked.ts';
import { t } from '../words/speak.ts';
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
        {t('network.blocked')}
      </p>
    ) : null;
  const words =
    gallery.as === 'projector' ? t('network.offline.projector') : t('network.offline.gallery');
  return (
    <p className="gallery-offline" role="status">
      <Icon name="cloud-off" size={20} />
      {words}
    </p>
  );
}
