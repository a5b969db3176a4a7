import type { JSX } from 'react';
import { LinkButton } from '../design/Button.tsx';
import type { OverReason } from '../meeting/arrival.ts';
import { t } from '../words/speak.ts';

/** The end of the road for this phone, said plainly. */
export function OverPanel({ why }: { why: OverReason }): JSX.Element {
  return (
    <section className="over-panel" role="alert">
      <h1>{t(`phone.over.${why}.title`)}</h1>
      <p>{t(`phone.over.${why}.text`)}</p>
      <LinkButton href="/join" icon="join">
        {t('phone.over.join')}
      </LinkButton>
    </section>
  );
}
