import { useState, type JSX } from 'react';
import { Button } from './Button.tsx';
import { copyText } from './copyText.ts';

/** Copies `text` and says so. `what` names it for screen readers: "Copy the volunteers’ link". */
export function CopyButton({ text, what }: { text: string; what: string }): JSX.Element {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');
  const words = { ready: 'Copy', copied: 'Copied', failed: 'Select and copy by hand' }[state];
  return (
    <Button
      icon={state === 'copied' ? 'check' : 'copy'}
      aria-label={state === 'ready' ? `Copy ${what}` : undefined}
      onClick={() => void copyText(text).then((copied) => setState(copied ? 'copied' : 'failed'))}
      onBlur={() => setState('ready')}
    >
      <span aria-live="polite">{words}</span>
    </Button>
  );
}
