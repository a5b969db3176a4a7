import type { JSX } from 'react';
import { Icon } from '../../design/Icon.tsx';
import { slotOf } from '../../meeting/outbox/commandMeanings.ts';
import { standingOf } from '../../meeting/outbox/standing.ts';
import { keptWords } from '../keptWords.ts';
import { t } from '../../words/speak.ts';
import { useSlow } from '../useSlow.ts';
import type { TablesState } from './TablesState.ts';

/** How far the newest command is whose slot starts with `topic`: sending, kept on this phone, saved. `quiet`: the screen itself shows what was saved. */
export function CommandState({
  state,
  topic,
  quiet = false,
}: {
  state: Pick<TablesState, 'pending' | 'offline'>;
  topic: string;
  quiet?: boolean;
}): JSX.Element {
  const entry = [...state.pending].reverse().find(({ intent }) => slotOf(intent).startsWith(topic));
  const known = entry && standingOf(entry, state.offline ? 'network' : null);
  const kept = known?.state === 'kept' ? keptWords(known.waitsFor) : null;
  const standing = quiet && !kept ? undefined : known?.state;
  const slow = useSlow(standing === 'sending');
  return (
    <p className={`tb-state${standing ? ` is-${standing}` : ''}`} role="status">
      {standing === 'sending' && (
        <>
          <Icon name="sending" size={20} />
          {slow ? t('network.slow') : t('phone.sending')}
        </>
      )}
      {kept && (
        <>
          <Icon name={kept.icon} size={20} />
          {kept.words}
        </>
      )}
      {standing === 'saved' && (
        <>
          <Icon name="check" size={20} />
          {t('phone.saved')}
        </>
      )}
    </p>
  );
}
