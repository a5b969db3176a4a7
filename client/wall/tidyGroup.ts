import { tidyOne } from '../../shared/documents/wallOperations.ts';
import type { WallModel } from './wallModel.ts';
import { t } from '../words/speak.ts';

/** Puts one group's notes in rows, or says that they are. */
export function tidyGroup(model: WallModel, id: string): void {
  if (!model.run(tidyOne(model.view, id)) && model.state.writable)
    model.say(t('group.tidy.already'), { shown: true });
}
