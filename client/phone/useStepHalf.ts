import { useEffect, useState, type JSX } from 'react';
import catalogues from 'virtual:words/phone/steps/StepHalf';
import { speakPage } from '../words/speakPage.ts';
import type { StepHalfProps } from './steps/StepHalf.tsx';

type Half = { draw: (props: StepHalfProps) => JSX.Element } | 'failed' | null;

/** The phone's part for rating and claiming, fetched once it is `wanted`; `'failed'` when it did not come, tried again when `offline` ends. */
export function useStepHalf(wanted: boolean, offline: boolean): Half {
  const [half, setHalf] = useState<Half>(null);
  const missing = wanted && (half === null || half === 'failed') && !offline;
  useEffect(() => {
    if (missing)
      Promise.all([import('./steps/StepHalf.tsx'), speakPage(catalogues)]).then(
        ([{ drawStep: draw }]) => setHalf({ draw }),
        () => setHalf('failed'),
      );
  }, [missing]);
  return half;
}
