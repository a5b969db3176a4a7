import { tidyOne } from '../../shared/documents/wallOperations.ts';
import type { WallModel } from './wallModel.ts';

/** Puts one group's notes in rows, or says that they are. */
export function tidyGroup(model: WallModel, id: string): void {
  if (!model.run(tidyOne(model.view, id)) && model.state.writable)
    model.say('This group is tidy already.', { shown: true });
}
