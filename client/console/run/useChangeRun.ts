import words from 'virtual:words/console/run/ChangeRun';
// Styles of what comes later come with the page.
import '../../app/faultList.css';
import './changeRun.css';
import './preview.css';
import { usePart, type LaterPart } from '../../app/usePart.ts';
import type * as ChangeRun from './ChangeRun.tsx';

const load = (): Promise<typeof ChangeRun> => import('./ChangeRun.tsx');

/** The run's editor: most meetings run as they were planned. */
export const useChangeRun = (wanted: boolean): LaterPart<typeof ChangeRun> =>
  usePart(load, words, wanted);
