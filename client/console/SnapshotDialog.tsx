import type { ReactElement } from 'react';
import { Dialog } from '../design/Dialog.tsx';
import { SnapshotForm } from './SnapshotForm.tsx';

/** The last step's snapshot. */
export function SnapshotDialog({ onClose }: { onClose: () => void }): ReactElement {
  return (
    <Dialog title="Take a snapshot" onClose={onClose}>
      <div className="dialog-form">
        <p>
          It keeps notes, groups, tables and the gallery as they are now. You find it under “Keep”.
        </p>
        <SnapshotForm onTaken={onClose} />
      </div>
    </Dialog>
  );
}
