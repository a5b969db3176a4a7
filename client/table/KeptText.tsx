import { useEffect, useId, useRef, type JSX } from 'react';
import { Button } from '../design/Button.tsx';
import { CopyButton } from '../design/CopyButton.tsx';
import { Icon } from '../design/Icon.tsx';
import { t } from '../words/speak.ts';

/** Words that the server would not take: shown, to copy, until their author lets them go. */
export function KeptText({
  text,
  why,
  onForget,
}: {
  text: string;
  why?: string;
  onForget: () => void;
}): JSX.Element {
  const labelId = useId();
  const box = useRef<HTMLElement>(null);
  // Whoever writes far down has to see where her words went.
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <section ref={box} className="kept-text" aria-labelledby={labelId}>
      <h2 id={labelId}>
        <Icon name="warning" />
        {t('sheet.lost')}
      </h2>
      <p>
        {why ? `${why} ` : ''}
        {t('sheet.lost.where')}
      </p>
      <textarea
        readOnly
        value={text}
        rows={Math.min(8, text.split('\n').length + 1)}
        aria-labelledby={labelId}
        dir="auto"
      />
      <div className="ww-dialog-actions">
        <CopyButton text={text} label={t('design.copy.yourWords')} />
        <Button variant="quiet" onClick={onForget}>
          {t('sheet.lost.forget')}
        </Button>
      </div>
    </section>
  );
}
