import { useSyncExternalStore } from 'react';
import { socketWay } from '../sync/socketWay.ts';

/** What is the matter when {@link useBlocked}. */
export const BLOCKED_WORDS = 'This network blocks live updates. It works, a little slower.';

/** Does the network let no WebSocket through, so that everything travels in requests? */
export const useBlocked = (): boolean =>
  useSyncExternalStore(socketWay.subscribe, socketWay.blocked);
