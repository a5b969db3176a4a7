import { useState, type ReactElement } from 'react';
import { calledInSentence } from '../../shared/model/names.ts';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { underWay } from '../design/held.ts';
import { HeldButton } from '../design/HeldButton.tsx';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import { t, words } from '../words/speak.ts';
import { useDesk } from '../desk/desk.ts';

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
  const name = calledInSentence(words(), person.name, person.role);
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
    <Dialog title={t('console.remove.ask', { name })} onClose={onClose}>
      <div className="dialog-form">
        <p>{t('console.remove.text')}</p>
        <label className="choice">
          <input
            type="checkbox"
            checked={isRenewing}
            onChange={(event) => setRenewing(event.target.checked)}
          />
          <strong>{t(`console.remove.renew.${link ?? 'code'}`)}</strong>
          <i />
          <span>
            {link === null
              ? t('console.remove.renew.codeWhy', { code: view.session.joinCode })
              : t('console.remove.renew.linkWhy')}
          </span>
        </label>
        <div className="ww-dialog-actions">
          <Button autoFocus onClick={onClose}>
            {t('app.notNow')}
          </Button>
          <HeldButton variant="harm" held={isBusy ? underWay() : null} onClick={() => void go()}>
            {t('console.remove')}
          </HeldButton>
        </div>
      </div>
    </Dialog>
  );
}
