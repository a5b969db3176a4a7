import { useEffect, useRef } from 'react';
import { renameCluster } from '../../shared/documents/wallOperations.ts';
import { openCluster } from '../../shared/layout/clusterHomes.ts';
import { slotsIn } from './presence/LostNames.ts';
import { titleOf } from './titleOf.ts';
import type { WallModel } from './wallModel.ts';
import { t } from '../words/speak.ts';

/**
 * Somebody merges a group, or takes it apart, while its name is being typed here, and the field goes away: the name is kept with the
 * group it went into, or offered again with the notes it was meant for. `typed` is what stands in the field; `null` once that is settled.
 */
export function useUnfinishedName(model: WallModel, id: string, typed: string | null): void {
  const latest = useRef(typed);
  const slots = useRef(slotsIn(model.view, id));
  useEffect(() => {
    latest.current = typed;
    slots.current = slotsIn(model.view, id) ?? slots.current;
  });
  useEffect(
    () => () => {
      const name = latest.current?.replace(/\s+/gu, ' ').trim() ?? '';
      const { wall, arrangement } = model.state;
      if (name === '' || wall.clusters.has(id)) return;
      const heir = wall.clusters.get(openCluster(id, arrangement.clusters) ?? '');
      if (!heir) {
        if (slots.current) model.presence.lose({ id, name, slots: slots.current });
      } else if (model.run(renameCluster(model.view, id, name))) {
        model.say(t('group.name.heir', { name: titleOf(heir) }), { shown: true });
      }
    },
    [model, id],
  );
}
