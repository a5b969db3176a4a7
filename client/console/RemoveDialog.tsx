import { useState, type ReactElement } from 'react';
import { calledInSentence } from '../../shared/model/names.ts';
import type { Role } from '../../shared/model/person.ts';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { underWay } from '../design/held.ts';
import { HeldButton } from '../design/HeldButton.tsx';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import { useDesk } from './desk.ts';

type LinkRole = Exclude<Role, 'participant'>;

const LINK_WORDS: Record<LinkRole, string> = {
  facilitator: 'the facilitators’ link',
  volunteer: 'the helpers’ link',
  projector: 'the projector’s link',
};

/** Asks before somebody is shown out, and what of that which let her in is renewed: her device stays out, another one would not. */
export function RemoveDialog({
  person,
  onClose,
}: {
  person: PersonRow;
  onClose: () => void;
}): ReactElement {
  const { view, act, run, commands } = useDesk();
  const link = person.arrival === 'link' && person.role !== 'participant' ? person.role : null;
  const [isRenewing, setRenewing] = useState(link !== null);
  const [isBusy, setBusy] = useState(false);
  const name = calledInSentence(person.name, person.role);
  const key = link === null ? 'the code' : LINK_WORDS[link];
  const go = async (): Promise<void> => {
    setBusy(true);
    // What she came in by is shut first: nothing is promised that does not hold.
    const isShut =
      !isRenewing ||
      (await run(() => (link === null ? commands.renewCode() : commands.renewLink(link))));
    const isDone = isShut && (await act({ kind: 'remove', person: person.id, name }));
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <Dialog title={`Remove ${name}?`} onClose={onClose}>
      <div className="dialog-form">
        <p>
          Their page closes, and this device of theirs does not get in again. Their notes stay on
          the wall; take those down one by one if you must.
        </p>
        <label className="choice">
          <input
            type="checkbox"
            checked={isRenewing}
            onChange={(event) => setRenewing(event.target.checked)}
          />
          <strong>Renew {key} too</strong>
          <i />
          <span>
            {link === null
              ? `Else they can come back with another device by ${view.session.joinCode}. Who is in stays; newcomers need the new code.`
              : 'Else they can open it again on another device. Who came by it stays; give the new one to whoever still needs it.'}
          </span>
        </label>
        <div className="ww-dialog-actions">
          <Button autoFocus onClick={onClose}>
            Not now
          </Button>
          <HeldButton variant="harm" held={isBusy ? underWay() : null} onClick={() => void go()}>
            Remove
          </HeldButton>
        </div>
      </div>
    </Dialog>
  );
}
