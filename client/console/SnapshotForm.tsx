import type { FormEvent, ReactElement } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { useDraft } from '../app/useDraft.ts';
import { HeldButton } from '../design/HeldButton.tsx';
import { Field } from '../design/Field.tsx';
import { useDesk } from './desk.ts';
import { t } from '../words/speak.ts';

/** Takes a snapshot under a name; left empty it is named after the step and the time, so one press is enough. */
export function SnapshotForm({ onTaken }: { onTaken?: () => void }): ReactElement {
  const { wall, view, blocked, takeSnapshot } = useDesk();
  const [name, setName] = useDraft(`snapshot-${wall}`);
  const take = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const step = t(`step.${view.session.phase}`);
    const isTaken = await takeSnapshot(
      name.trim() ||
        `${step}, ${new Date().toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}`,
    );
    if (!isTaken) return;
    setName('');
    onTaken?.();
  };
  return (
    <form className="keep-form" onSubmit={(event) => void take(event)}>
      <Field
        label="Name of the snapshot"
        value={name}
        maxLength={LIMITS.snapshotNameChars}
        onChange={(event) => setName(event.target.value)}
        hint="Empty, it is named after the step and the time."
        autoComplete="off"
        dir="auto"
      />
      <HeldButton type="submit" held={blocked}>
        Take a snapshot
      </HeldButton>
    </form>
  );
}
