import { useState, type ReactElement } from 'react';
import { Field } from '../../design/Field.tsx';
import { t } from '../../words/speak.ts';
import { wholeNumber } from '../../desk/wholeNumber.ts';

/** A whole number, or none. What is no such number stays as it was typed and is not passed on. */
export function NumberField({
  label,
  value,
  min,
  max,
  otherwise,
  isRequired = false,
  onChange,
}: {
  label: string;
  value: number | undefined;
  min: number;
  max: number;
  /** What is meant where nothing stands. */
  otherwise?: number | undefined;
  isRequired?: boolean;
  onChange: (value: number | undefined) => void;
}): ReactElement {
  const [typed, setTyped] = useState<{ text: string; of: number | undefined } | null>(null);
  const shown = typed && typed.of === value ? typed.text : String(value ?? '');
  const isBlank = shown.trim() === '';
  const isWrong = isBlank ? isRequired : wholeNumber(shown, min, max) === null;
  return (
    <Field
      className="run-number"
      label={label}
      inputMode="numeric"
      autoComplete="off"
      value={shown}
      placeholder={otherwise === undefined ? '' : String(otherwise)}
      refusal={isWrong ? t('run.number.wrong', { min, max }) : null}
      onChange={(event) => {
        const text = event.target.value;
        const number = wholeNumber(text, min, max);
        const isNone = text.trim() === '' && !isRequired;
        const next = number ?? (isNone ? undefined : value);
        setTyped({ text, of: next });
        if (next !== value) onChange(next);
      }}
    />
  );
}
