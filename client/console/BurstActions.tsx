import { useState, type ReactElement } from 'react';
import type { Burst } from '../../shared/model/removal.ts';
import { Button } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { t } from '../words/speak.ts';
import { ConfirmDialog } from '../desk/ConfirmDialog.tsx';
import { useDesk } from '../desk/desk.ts';

/** What a facilitator can do about people who came in a rush: send them away, keep more from coming, or say that they belong here. */
export function BurstActions({ burst }: { burst: Burst }): ReactElement {
  const { view, blocked, act, knowBurst } = useDesk();
  const [isAsking, setAsking] = useState(false);
  const { door, joinCode } = view.session;
  const { people, notes } = burst;
  return (
    <div className="side-actions">
      <HeldButton variant="harm" held={blocked} onClick={() => setAsking(true)}>
        {t('console.burst.remove')}
      </HeldButton>
      {door === 'open' ? (
        <HeldButton
          icon="lock"
          held={blocked}
          onClick={() => void act({ kind: 'door', door: 'closed' })}
        >
          {t('console.door.close')}
        </HeldButton>
      ) : null}
      <HeldButton
        held={blocked}
        onClick={() => void act({ kind: 'code', before: joinCode, to: null })}
      >
        {t('console.share.participant.renew')}
      </HeldButton>
      <Button variant="quiet" onClick={() => knowBurst(burst)}>
        {t('console.burst.known')}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title={t('console.burst.ask', { people })}
          text={t('console.burst.ask.text', { notes })}
          confirm={t('console.remove')}
          isHarm
          onClose={() => setAsking(false)}
          onConfirm={() => act({ kind: 'send-out', burst: burst.id, people, notes, removal: null })}
        />
      ) : null}
    </div>
  );
}
