import type { JSX } from 'react';
import type { ClaimsView } from '../../../shared/protocol/ratings.ts';
import { Icon } from '../../design/Icon.tsx';
import { t, words } from '../../words/speak.ts';
import { claimDay } from './claimDay.ts';

/** By when, where the step says so for all. */
export function DueLine({ due }: { due: ClaimsView['due'] }): JSX.Element | null {
  if (due === null || due.kind === 'asked') return null;
  return (
    <p className="cl-due">
      <Icon name="clock" size={20} />
      {due.kind === 'date'
        ? t('claim.due.date', { day: claimDay(words().language, due.date) })
        : t('claim.due.days', { count: due.days })}
    </p>
  );
}
