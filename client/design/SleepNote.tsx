import type { JSX } from 'react';
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
      <span>
        Set this computer not to sleep, and turn off its screen saver. The browser can’t keep it
        awake in this network.
      </span>
      <Button variant="quiet" onClick={dismiss}>
        OK
      </Button>
    </p>
  );
}
