import { useState, type ReactElement } from 'react';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import { Button } from '../../design/Button.tsx';
import { Field } from '../../design/Field.tsx';
import { momentOf } from '../../steps/rate/momentOf.ts';
import { t, words } from '../../words/speak.ts';

/** The times to choose from, by the clock of whoever writes them; without any they are named when the step begins. */
export function TimesField({
  times,
  onChange,
}: {
  times: readonly string[];
  onChange: (times: readonly string[]) => void;
}): ReactElement {
  const [typed, setTyped] = useState('');
  const saidOf = (time: string): string => words().moment(Date.parse(time), 'date');
  return (
    <fieldset className="run-set">
      <legend>{t('rate.times')}</legend>
      {times.length === 0 ? <p className="side-meta">{t('run.source.times.hint')}</p> : null}
      <ul>
        {times.map((time) => (
          <li className="run-line" key={time}>
            {saidOf(time)}
            <Button
              variant="quiet"
              icon="close"
              aria-label={t('rate.times.remove', { time: saidOf(time) })}
              onClick={() => onChange(times.filter((each) => each !== time))}
            />
          </li>
        ))}
      </ul>
      {times.length < SCRIPT_LIMITS.times ? (
        <>
          <Field
            label={t('rate.times.add')}
            hint={t('rate.times.hint')}
            type="datetime-local"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button
            icon="plus"
            disabled={typed === ''}
            onClick={() => {
              onChange([...new Set([...times, momentOf(typed)])].sort());
              setTyped('');
            }}
          >
            {t('rate.times.save')}
          </Button>
        </>
      ) : null}
    </fieldset>
  );
}
