import { useId, type InputHTMLAttributes, type JSX, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { LettersLeft } from './LettersLeft.tsx';
import './Field.css';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: ReactNode;
  /** What is wrong and what to do; shown with a red edge and said to screen readers. */
  refusal?: string | null;
}

/** One line of text with a visible label. With `maxLength` it says what is left before it is full. */
export function Field({ label, hint, refusal, className, id, ...rest }: FieldProps): JSX.Element {
  const made = useId();
  const fieldId = id ?? made;
  const described = [
    hint ? `${fieldId}-hint` : '',
    refusal ? `${fieldId}-refusal` : '',
    rest.maxLength === undefined ? '' : `${fieldId}-left`,
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={['ww-field', className].filter(Boolean).join(' ')}>
      <label className="ww-field-label" htmlFor={fieldId}>
        {label}
      </label>
      <input
        id={fieldId}
        className="ww-field-input"
        dir="auto"
        aria-invalid={refusal ? true : undefined}
        aria-describedby={described || undefined}
        {...rest}
      />
      {refusal && (
        <p className="ww-field-refusal" id={`${fieldId}-refusal`} role="alert">
          <Icon name="warning" size={20} />
          {refusal}
        </p>
      )}
      {typeof rest.value === 'string' && rest.maxLength !== undefined && (
        <LettersLeft typed={rest.value} max={rest.maxLength} id={`${fieldId}-left`} />
      )}
      {hint && (
        <p className="ww-field-hint" id={`${fieldId}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
