import type { PlacedCluster } from '../../shared/layout/resolvePlacements.ts';
import { t } from '../words/speak.ts';

/** A group's name, or what to call it while it has none. */
export const titleOf = (cluster: Pick<PlacedCluster, 'name'>): string =>
  cluster.name || t('group.noName');

/** The same behind its number. */
export const numberedTitle = ({ name, number }: Pick<PlacedCluster, 'name' | 'number'>): string =>
  t('group.numbered', { number, name: titleOf({ name }) });
