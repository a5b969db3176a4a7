import words from 'virtual:words/phone/steps/StepHalf';
import { usePart, type LaterPart } from '../app/usePart.ts';
import type * as StepHalf from './steps/StepHalf.tsx';

const load = (): Promise<typeof StepHalf> => import('./steps/StepHalf.tsx');

/** The phone's part for rating and claiming. */
export const useStepHalf = (wanted: boolean, offline: boolean): LaterPart<typeof StepHalf> =>
  usePart(load, words, wanted, offline);
