import { useSyncExternalStore } from 'react';
import { socketWay } from '../sync/socketWay.ts';

/** Does the network let no WebSocket through, so that everything travels in requests? */
export const useBlocked = (): boolean =>
  useSyncExternalStore(socketWay.subscribe, socketWay.blocked);
