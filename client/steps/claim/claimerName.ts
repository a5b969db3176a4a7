import type { ClaimedThing } from '../../../shared/protocol/ratings.ts';
import { t } from '../../words/speak.ts';

type Claim = ClaimedThing['roles'][number]['claims'][number];

/** Who put a name to something, as the wall shows names; oneself as “You”. */
export const claimerName = ({ mine, table, by }: Pick<Claim, 'mine' | 'table' | 'by'>): string =>
  mine
    ? t('claim.mine')
    : table !== undefined
      ? t('table.numbered', { number: table })
      : (by ?? t('claim.somebody'));
