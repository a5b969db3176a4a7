import type { JSX } from 'react';
import { isPostingOpen, type LiveSession } from '../../shared/model/session.ts';
import { Icon } from '../design/Icon.tsx';
import { areOnWall, type ShownNote } from './ownNotes.ts';
import { stepWords } from '../../shared/scripts/stepWords.ts';
import { kickerOf, NowSaid } from '../steps/NowSaid.tsx';
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
  const { title, ask } = asks ? stepWords(words(), asks, asks.present) : { title: '', ask: '' };
  return (
    <div aria-live="polite">
      {asks && <NowSaid kicker={kickerOf(asks.present.kind)} title={title} ask={ask} />}
      {session && !isPostingOpen(session) && (
        <p className="now-line">
          <Icon name="lock" size={20} />
          {t(areOnWall(notes) ? 'phone.now.closed' : 'phone.now.closed.only')}
        </p>
      )}
    </div>
  );
}
