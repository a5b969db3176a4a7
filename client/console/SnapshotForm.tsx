import type { FormEvent, ReactElement } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { stepName } from '../../shared/scripts/stepWords.ts';
import { useDraft } from '../app/useDraft.ts';
import { HeldButton } from '../design/HeldButton.tsx';
import { Field } from '../design/Field.tsx';
import { t, words } from '../words/speak.ts';
import { useDesk } from '../desk/desk.ts';

/** Takes a snapshot under a name; left empty it is named after the step and the time, so one press is enough. */
export function SnapshotForm({ onTaken }: { onTaken?: () => void }): ReactElement {
  const { wall, view, blocked, takeSnapshot } = useDesk();
  const [name, setName] = useDraft(`snapshot-${wall}`);
  const take = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const step = stepName(words(), view.session, view.session.present);
    const isTaken = await takeSnapshot(
      name.trim() ||
        t('console.snapshot.name.own', { step, time: words().time(new Date().getTime()) }),
    );
    if (!isTaken) return;
    setName('');
    onTaken?.();
  };
  return (
    <form className="keep-form" onSubmit={(event) => void take(event)}>
      <Field
        label={t('console.snapshot.name')}
        value={name}
        maxLength={LIMITS.snapshotNameChars}
        onChange={(event) => setName(event.target.value)}
        hint={t('console.snapshot.name.hint')}
        autoComplete="off"
        dir="auto"
      />
      <HeldButton type="submit" held={blocked}>
        {t('console.snapshot.take')}
      </HeldButton>
    </form>
  );
}
