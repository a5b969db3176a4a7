import type { ReactElement } from 'react';
import { missingFor } from '../../../shared/scripts/change/newStep.ts';
import { STEP_KINDS, type StepKind } from '../../../shared/scripts/script.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../words/speak.ts';
import { useRun } from './runContext.ts';

/** Which kind of step comes next: each with what it is for, and what it would need where it cannot stand. */
export function AddStep({
  after,
  onAdd,
  onClose,
}: {
  after: string | null;
  onAdd: (kind: StepKind) => void;
  onClose: () => void;
}): ReactElement {
  const { script } = useRun();
  return (
    <Dialog title={t('run.add.title')} onClose={onClose}>
      <ul className="run-kinds">
        {STEP_KINDS.map((kind) => {
          const missing = missingFor(script, kind, after);
          return (
            <li key={kind}>
              <button
                type="button"
                className="run-kind"
                disabled={missing !== null}
                onClick={() => onAdd(kind)}
              >
                <Icon name="plus" size={20} />
                <span>
                  <strong>{t(`kind.${kind}`)}</strong>
                  <span>{t(`kind.${kind}.what`)}</span>
                  {missing === null ? null : <em>{t(`run.add.missing.${missing}`)}</em>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
