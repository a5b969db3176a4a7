import type { JSX } from 'react';
import { t } from '../words/speak.ts';
import { Button } from './Button.tsx';

/** What to do where a screen that is to stay on cannot be kept awake. */
export function SleepNote({
  className,
  dismiss,
}: {
  className: string;
  dismiss: () => void;
}): JSX.Element {
  return (
    <p className={className} role="status">
      <span>{t('design.sleep')}</span>
      <Button variant="quiet" onClick={dismiss}>
        {t('design.sleep.ok')}
      </Button>
    </p>
  );
}
