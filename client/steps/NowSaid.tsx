import type { JSX } from 'react';
import { phaseOfKind } from '../../shared/scripts/course.ts';
import type { StepKind } from '../../shared/scripts/script.ts';
import { t } from '../words/speak.ts';

/** What the room does now, on a phone. */
export const NowSaid = ({
  kicker,
  title,
  ask,
}: {
  kicker: string;
  title: string;
  ask: string;
}): JSX.Element => (
  <section className="now-panel" aria-label={t('phone.now')}>
    <p className="now-step">{kicker}</p>
    <h2 dir="auto">{title}</h2>
    <p dir="auto">{ask}</p>
  </section>
);

/** What a room does in a step of this kind, in a word. */
export const kickerOf = (kind: StepKind): string => {
  const phase = phaseOfKind(kind);
  return phase !== undefined && phase !== 'gather' ? t(`phone.now.${phase}`) : t('phone.now');
};
