import type { JSX } from 'react';
import type { Session } from '../../shared/model/session.ts';
import { Icon } from '../design/Icon.tsx';
import { areOnWall, type ShownNote } from './ownNotes.ts';
import { t } from '../words/speak.ts';

/** What the room does now. While people post, the question says it all. */
export function NowPanel({
  session,
  notes,
}: {
  session: Session | null;
  notes: readonly ShownNote[];
}): JSX.Element {
  const phase = session && session.phase !== 'gather' ? session.phase : null;
  return (
    <div aria-live="polite">
      {phase && (
        <section className="now-panel" aria-label={t('phone.now')}>
          <p className="now-step">{t(`phone.now.${phase}`)}</p>
          <h2>{t(`step.${phase}.title`)}</h2>
          <p>{t(`step.${phase}.ask`)}</p>
        </section>
      )}
      {session?.posting === 'closed' && (
        <p className="now-line">
          <Icon name="lock" size={20} />
          {t(areOnWall(notes) ? 'phone.now.closed' : 'phone.now.closed.only')}
        </p>
      )}
    </div>
  );
}
