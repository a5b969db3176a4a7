import { useState, type JSX } from 'react';
import { t } from '../words/speak.ts';
import { Button } from './Button.tsx';
import { copyText } from './copyText.ts';

/** Copies `text` and says so. `label` says for screen readers what is copied: "Copy the helpers’ link". */
export function CopyButton({ text, label }: { text: string; label: string }): JSX.Element {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');
  return (
    <Button
      icon={state === 'copied' ? 'check' : 'copy'}
      aria-label={state === 'ready' ? label : undefined}
      onClick={() => void copyText(text).then((copied) => setState(copied ? 'copied' : 'failed'))}
      onBlur={() => setState('ready')}
    >
      <span aria-live="polite">{t(`design.copy.${state}`)}</span>
    </Button>
  );
}
