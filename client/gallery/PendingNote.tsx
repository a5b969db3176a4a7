import type { JSX } from 'react';
import { RefusedCommand } from '../app/RefusedCommand.tsx';
import { Icon } from '../design/Icon.tsx';
import type { Gallery } from './gallery.ts';
import type { Pending } from '../meeting/pending/pendingView.ts';
import { t } from '../words/speak.ts';

/** How something stands that the server has not got yet, or would not take. A new visit or connection shows its own words. */
export function PendingNote({
  pending,
  gallery,
}: {
  pending: Pending | undefined;
  gallery: Pick<Gallery, 'session' | 'commands'>;
}): JSX.Element | null {
  if (!pending) return null;
  const { state, entry, waitsFor } = pending;
  if (state === 'refused') {
    const { kind } = entry.intent;
    return (
      <div role="alert">
        <RefusedCommand
          entry={entry}
          commands={gallery.commands}
          session={gallery.session}
          quotes={kind === 'answer' || kind === 'edit-connection'}
        />
      </div>
    );
  }
  return (
    <p className="pending">
      <Icon name={state === 'kept' ? 'cloud-off' : 'sending'} size={18} />
      {state === 'kept' ? t(`network.keptHere.${waitsFor ?? 'server'}`) : t('gallery.sending')}
    </p>
  );
}
