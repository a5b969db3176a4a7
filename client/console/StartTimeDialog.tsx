import { useState, type FormEvent, type ReactElement } from 'react';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { Field } from '../design/Field.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { clockAt, timeOnDay } from '../desk/clockTime.ts';
import { useDesk } from '../desk/desk.ts';
import { t } from '../words/speak.ts';

/** When the meeting begins: from there its steps have clock times. */
export function StartTimeDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { view, blocked, commands, run } = useDesk();
  const { startsAt } = view.session;
  const [clock, setClock] = useState(() => clockAt(startsAt ?? view.now));
  const set = async (time: number | null): Promise<void> => {
    if (await run(() => commands.edit({ startsAt: time }), t('console.plan.start.set'))) onClose();
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (clock !== '') void set(timeOnDay(clock, startsAt ?? view.now));
  };
  return (
    <Dialog title={t('console.plan.start')} onClose={onClose}>
      <form className="dialog-form" onSubmit={save}>
        <Field
          label={t('console.plan.start.label')}
          hint={t('console.plan.start.hint')}
          type="time"
          dir="ltr"
          required
          value={clock}
          onChange={(event) => setClock(event.target.value)}
        />
        <div className="ww-dialog-actions">
          {startsAt === null ? (
            <Button onClick={onClose}>{t('app.notNow')}</Button>
          ) : (
            <HeldButton held={blocked} onClick={() => void set(null)}>
              {t('console.plan.start.none')}
            </HeldButton>
          )}
          <HeldButton type="submit" variant="filled" held={blocked}>
            {t('console.plan.start.save')}
          </HeldButton>
        </div>
      </form>
    </Dialog>
  );
}
