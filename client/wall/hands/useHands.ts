import { useSyncExternalStore } from 'react';
import type { HandsModel, HandsState } from './HandsModel.ts';

/** Who is here, and how this page stands to them. */
export const useHands = (hands: HandsModel): HandsState =>
  useSyncExternalStore(hands.subscribe, hands.getState);
