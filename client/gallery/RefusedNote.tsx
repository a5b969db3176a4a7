import type { JSX } from 'react';
import { RefusedCommand } from '../app/RefusedCommand.tsx';
import type { Gallery } from './gallery.ts';

/** Where it has no place of its own: what the server would not take, why, and the words to copy. `shown`: connections that say it themselves. */
export function RefusedNote({
  gallery,
  shown,
}: {
  gallery: Gallery;
  shown?: ReadonlySet<string>;
}): JSX.Element | null {
  const refused = gallery.pending.find(({ progress, intent }) => {
    const thing =
      intent.kind === 'connect'
        ? intent.connection.id
        : intent.kind === 'edit-connection'
          ? intent.id
          : null;
    return progress.state === 'refused' && !(thing !== null && shown?.has(thing));
  });
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
