import type { JSX } from 'react';
import { RefusedCommand } from '../app/RefusedCommand.tsx';
import type { Gallery } from './gallery.ts';

/** In the room, where it has no place of its own: what the server would not take, why, and the words to copy. */
export function RefusedNote({ gallery }: { gallery: Gallery }): JSX.Element | null {
  const refused = gallery.pending.find(({ progress }) => progress.state === 'refused');
  if (!refused) return null;
  return (
    <div className="gallery-refused" role="alert">
      <RefusedCommand
        entry={refused}
        commands={gallery.commands}
        session={gallery.session}
        quotes
      />
    </div>
  );
}
