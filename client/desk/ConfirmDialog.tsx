import { useState, type ReactElement } from 'react';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { underWay } from '../design/held.ts';
import { HeldButton } from '../design/HeldButton.tsx';
import { t } from '../words/speak.ts';

interface ConfirmProps {
  /** The question. */
  title: string;
  /** What will happen to whom. */
  text: string;
  /** The verb again, never "OK". */
  confirm: string;
  isHarm?: boolean;
  /** Resolves to whether it was done; the dialog stays open when it was refused. */
  onConfirm: () => Promise<boolean>;
  onClose: () => void;
}

/** Asks before what cannot be taken back. The way out comes first and has the focus. */
export function ConfirmDialog({
  title,
  text,
  confirm,
  isHarm = false,
  onConfirm,
  onClose,
}: ConfirmProps): ReactElement {
  const [isBusy, setBusy] = useState(false);
  const go = async (): Promise<void> => {
    setBusy(true);
    const isDone = await onConfirm();
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-form">
        <p>{text}</p>
        <div className="ww-dialog-actions">
          <Button autoFocus onClick={onClose}>
            {t('app.notNow')}
          </Button>
          <HeldButton
            variant={isHarm ? 'harm' : 'filled'}
            held={isBusy ? underWay() : null}
            onClick={() => void go()}
          >
            {confirm}
          </HeldButton>
        </div>
      </div>
    </Dialog>
  );
}
