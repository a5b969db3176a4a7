import type { JSX } from 'react';
import { isPostingOpen, type LiveSession } from '../../shared/model/session.ts';
import { Icon } from '../design/Icon.tsx';
import { areOnWall, type ShownNote } from './ownNotes.ts';
import { phaseOfKind } from '../../shared/scripts/course.ts';
import { stepWords } from '../../shared/scripts/stepWords.ts';
import { t, words } from '../words/speak.ts';

/** What the room does now. While people post, the question says it all. */
export function NowPanel({
  session,
  notes,
}: {
  session: LiveSession | null;
  notes: readonly ShownNote[];
}): JSX.Element {
  const asks = session && session.present.kind !== 'post' ? session : null;
  const phase = asks ? phaseOfKind(asks.present.kind) : undefined;
  const kicker = phase && phase !== 'gather' ? t(`phone.now.${phase}`) : t('phone.now');
  const { title, ask } = asks ? stepWords(words(), asks, asks.present) : { title: '', ask: '' };
  return (
    <div aria-live="polite">
      {asks && (
        <section className="now-panel" aria-label={t('phone.now')}>
          <p className="now-step">{kicker}</p>
          <h2 dir="auto">{title}</h2>
          <p dir="auto">{ask}</p>
        </section>
      )}
      {session && !isPostingOpen(session) && (
        <p className="now-line">
          <Icon name="lock" size={20} />
          {t(areOnWall(notes) ? 'phone.now.closed' : 'phone.now.closed.only')}
        </p>
      )}
    </div>
  );
}
