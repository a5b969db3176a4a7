import type { JSX } from 'react';
import { Icon } from '../design/Icon.tsx';
import type { Commands } from '../meeting/outbox/openCommands.ts';
import { Instead } from './Instead.tsx';
import type { Pending } from './galleryRows.ts';

/** How something stands that the server has not got yet, or would not take. */
export function PendingNote({
  pending,
  outbox,
}: {
  pending: Pending | undefined;
  outbox: Commands;
}): JSX.Element | null {
  if (!pending) return null;
  if (pending.state === 'refused') {
    return (
      <p className="pending pending-refused" role="alert">
        <Icon name="warning" size={18} />
        <span>
          {pending.detail} It was not kept for others
          {pending.words === '' ? (
            '.'
          ) : (
            <>
              : <q dir="auto">{pending.words}</q>
            </>
          )}
        </span>
        <Instead entry={pending.entry} outbox={outbox} />
        <button
          type="button"
          className="ww-button ww-button-quiet"
          onClick={() => outbox.drop(pending.entry)}
        >
          Put it away
        </button>
      </p>
    );
  }
  return (
    <p className="pending">
      <Icon name={pending.state === 'kept' ? 'cloud-off' : 'sending'} size={18} />
      {pending.state === 'kept' ? 'Kept on this device until there is a network' : 'Sending…'}
    </p>
  );
}
