import { useState, type ReactElement } from 'react';
import type { Burst } from '../../shared/model/removal.ts';
import { Button } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { countWords } from './countWords.ts';
import { useDesk } from './desk.ts';

/** What a facilitator can do about people who came in a rush: send them away, keep more from coming, or say that they belong here. */
export function BurstActions({ burst }: { burst: Burst }): ReactElement {
  const { view, blocked, act, knowBurst } = useDesk();
  const [isAsking, setAsking] = useState(false);
  const { door, joinCode } = view.session;
  const them = countWords(burst.people, 'person', 'people');
  return (
    <div className="side-actions">
      <HeldButton variant="harm" held={blocked} onClick={() => setAsking(true)}>
        Remove them …
      </HeldButton>
      {door === 'open' ? (
        <HeldButton
          icon="lock"
          held={blocked}
          onClick={() => void act({ kind: 'door', door: 'closed' })}
        >
          Close the door
        </HeldButton>
      ) : null}
      <HeldButton
        held={blocked}
        onClick={() => void act({ kind: 'code', before: joinCode, to: null })}
      >
        Renew the code
      </HeldButton>
      <Button variant="quiet" onClick={() => knowBurst(burst)}>
        They belong here
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title={`Remove ${them}?`}
          text={`Everybody who came in this rush goes, with ${burst.notes > 0 ? `their ${countWords(burst.notes, 'note', 'notes')} and ` : ''}all they left. If some belong here, Undo lets everybody back in with all of it. Then renew the code: who was in has seen it.`}
          confirm="Remove"
          isHarm
          onClose={() => setAsking(false)}
          onConfirm={() =>
            act({
              kind: 'send-out',
              burst: burst.id,
              people: burst.people,
              notes: burst.notes,
              removal: null,
            })
          }
        />
      ) : null}
    </div>
  );
}
