import type { JSX } from 'react';
import { Icon } from '../../design/Icon.tsx';
import { slotOf } from '../../meeting/outbox/commandMeanings.ts';
import { standingOf } from '../../meeting/outbox/standing.ts';
import type { PendingCommands } from '../../meeting/pending/pendingView.ts';
import { t } from '../../words/speak.ts';
import './saidState.css';

const ICONS = {
  sending: 'sending',
  saved: 'check',
  network: 'cloud-off',
  server: 'clock',
} as const;

/** How far something is that was said here: sending, kept on this phone, saved. Nothing where nothing was said just now. */
export function SaidState({
  pending,
  offline,
  slot,
}: {
  pending: PendingCommands;
  offline: boolean;
  slot: string;
}): JSX.Element {
  const entry = [...pending].reverse().find(({ intent }) => slotOf(intent) === slot);
  const known = entry && standingOf(entry, offline ? 'network' : null);
  const state = known?.state === 'kept' ? known.waitsFor : known?.state;
  return (
    <p className={`rs-state${state ? ` is-${state}` : ''}`} role="status">
      {state && state !== 'refused' && (
        <>
          <Icon name={ICONS[state]} size={20} />
          {state === 'sending'
            ? t('phone.sending')
            : state === 'saved'
              ? t('phone.saved')
              : t(`network.kept.${state}`)}
        </>
      )}
    </p>
  );
}
