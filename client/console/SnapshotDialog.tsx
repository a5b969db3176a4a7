import type { ReactElement } from 'react';
import { Dialog } from '../design/Dialog.tsx';
import { t } from '../words/speak.ts';
import { SnapshotForm } from './SnapshotForm.tsx';

/** The last step's snapshot. */
export function SnapshotDialog({ onClose }: { onClose: () => void }): ReactElement {
  return (
    <Dialog title={t('console.snapshot.take')} onClose={onClose}>
      <div className="dialog-form">
        <p>{t('console.snapshot.take.text')}</p>
        <SnapshotForm onTaken={onClose} />
      </div>
    </Dialog>
  );
}
