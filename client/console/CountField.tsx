import type { ReactElement } from 'react';
import { Field } from '../design/Field.tsx';

/** A whole number from 1 to `max`; `isWrong` when it is none, or another. `why` says more of the bound. */
export const CountField = ({
  label,
  max,
  value,
  onChange,
  isWrong,
  why = '.',
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
    refusal={isWrong ? `From 1 to ${max}${why}` : null}
  />
);
