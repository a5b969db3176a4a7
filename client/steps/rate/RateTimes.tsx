import { useState, type JSX } from 'react';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import { Button } from '../../design/Button.tsx';
import { Field } from '../../design/Field.tsx';
import { HeldButton } from '../../design/HeldButton.tsx';
import { t, words } from '../../words/speak.ts';
import { momentOf } from './momentOf.ts';

/** The times there are to choose from: whoever runs the meeting names them, by her own clock. */
export function RateTimes({
  times,
  held,
  onSave,
}: {
  times: readonly string[];
  held: string | null;
  onSave: (times: string[]) => void;
}): JSX.Element {
  const [typed, setTyped] = useState('');
  const isFull = times.length >= SCRIPT_LIMITS.times;
  return (
    <form
      className="rb-times"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (typed === '') return;
        onSave([...new Set([...times, momentOf(typed)])].sort());
        setTyped('');
      }}
    >
      <h3>{t('rate.times')}</h3>
      <ul>
        {times.map((time) => (
          <li key={time}>
            {words().moment(Date.parse(time), 'date')}
            {times.length > 1 && (
              <Button
                variant="quiet"
                disabled={held !== null}
                aria-label={t('rate.times.remove', {
                  time: words().moment(Date.parse(time), 'date'),
                })}
                onClick={() => onSave(times.filter((each) => each !== time))}
              >
                {t('rate.times.removeOne')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Field
        label={t('rate.times.add')}
        hint={t('rate.times.hint')}
        type="datetime-local"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <HeldButton type="submit" held={held ?? (isFull ? t('rate.times.full') : null)}>
        {t('rate.times.save')}
      </HeldButton>
    </form>
  );
}
