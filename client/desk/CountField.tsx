import type { ReactElement } from 'react';
import { Field } from '../design/Field.tsx';
import { t } from '../words/speak.ts';

/** A whole number from 1 to `max`; `isWrong` when it is none, or another. `why` says so, where more is to be said than the bound. */
export const CountField = ({
  label,
  max,
  value,
  onChange,
  isWrong,
  why,
}: {
  label: string;
  max: number;
  value: string;
  onChange: (value: string) => void;
  isWrong: boolean;
  why?: string;
}): ReactElement => (
  <Field
    label={label}
    type="number"
    inputMode="numeric"
    min={1}
    max={max}
    value={value}
    onChange={(event) => onChange(event.target.value)}
    refusal={isWrong ? (why ?? t('console.range', { max })) : null}
  />
);
