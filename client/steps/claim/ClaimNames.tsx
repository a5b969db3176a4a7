import type { JSX } from 'react';
import type { ClaimedThing } from '../../../shared/protocol/ratings.ts';
import { Icon } from '../../design/Icon.tsx';
import { t, words } from '../../words/speak.ts';
import { claimerName } from './claimerName.ts';
import { claimDay } from './claimDay.ts';

type RoleRow = ClaimedThing['roles'][number];

/** Who has put their name to something, and by when; nobody stands out. */
export function ClaimNames({ role }: { role: RoleRow }): JSX.Element {
  if (role.claims.length === 0)
    return (
      <p className="cl-none">
        <Icon name="hand" size={20} />
        {t('claim.none')}
      </p>
    );
  return (
    <ul className="cl-names">
      {role.claims.map((claim) => {
        const when = [claimDay(words().language, claim.date), claim.until].filter(Boolean);
        return (
          <li key={`${claim.at}/${claim.by}/${claim.table}`}>
            <strong dir="auto">{claimerName(claim)}</strong>
            {when.length > 0 && <span dir="auto">{when.join(' · ')}</span>}
          </li>
        );
      })}
      {role.state === 'contested' && (
        <li className="cl-contested">
          <Icon name="warning" size={20} />
          {t('claim.contested')}
        </li>
      )}
    </ul>
  );
}
