import { useSyncExternalStore } from 'react';
import type { PresenceModel, PresenceModelState } from './PresenceModel.ts';

/** Who is here, and how this page stands to them. */
export const usePresence = (presence: PresenceModel): PresenceModelState =>
  useSyncExternalStore(presence.subscribe, presence.getState);
