import words from 'virtual:words/start/OwnScript';
// Styles of what comes later come with the page.
import '../app/faultList.css';
import '../design/Dialog.css';
import { usePart, type LaterPart } from '../app/usePart.ts';
import type * as OwnScript from './OwnScript.tsx';

export type OwnScriptFrom = OwnScript.OwnScriptProps['from'];

const load = (): Promise<typeof OwnScript> => import('./OwnScript.tsx');

/** The part that reads a script of somebody's own. `asked`: how often it was wanted; never yet at nought. */
export const useOwnScript = (asked: number): LaterPart<typeof OwnScript> =>
  usePart(load, words, asked > 0, false, asked);
