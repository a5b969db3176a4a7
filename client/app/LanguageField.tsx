import { useId, type JSX } from 'react';
import type { Language } from '../../shared/words/languages.ts';
import { LanguageOptions } from './LanguageChoice.tsx';

/** A language for something of the wall, not for this page: what the wall speaks, or its files. */
export function LanguageField({
  className,
  label,
  hint,
  language,
  onChange,
}: {
  className: string;
  label: string;
  hint?: string;
  language: Language;
  onChange: (language: Language) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div className={className}>
      <label className="ww-field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="ww-field-input"
        value={language}
        onChange={(event) => onChange(event.target.value as Language)}
      >
        <LanguageOptions chosen={language} />
      </select>
      {hint !== undefined && <p className="ww-field-hint">{hint}</p>}
    </div>
  );
}
