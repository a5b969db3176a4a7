import type { JSX } from 'react';
import { Icon } from '../design/Icon.tsx';
import type { Gallery } from './gallery.ts';

/** Says that the network is gone, and what is kept. */
export function OfflineNote({ gallery }: { gallery: Gallery }): JSX.Element | null {
  if (gallery.live.state !== 'offline') return null;
  const words = gallery.as === 'projector' ? 'Offline. This picture catches up by itself.' : 'You’re offline. Look around; what you say is kept on this device and goes out by itself.';
  return <p className="gallery-offline" role="status"><Icon name="cloud-off" size={20} />{words}</p>;
}
