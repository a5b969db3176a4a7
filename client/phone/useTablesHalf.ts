import words from 'virtual:words/phone/tables/TablesHalf';
import { usePart, type LaterPart } from '../app/usePart.ts';
import type * as TablesHalf from './tables/TablesHalf.tsx';

const load = (): Promise<typeof TablesHalf> => import('./tables/TablesHalf.tsx');

/** The phone's second half. */
export const useTablesHalf = (wanted: boolean, offline: boolean): LaterPart<typeof TablesHalf> =>
  usePart(load, words, wanted, offline);
