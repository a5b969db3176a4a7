import { useId, type JSX } from 'react';

interface Option<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
}

/** One of a few, as large radio rows. `side`: beside each other. */
export function Choice<Value extends string>({
  legend,
  hint,
  name,
  value,
  options,
  onChoose,
  side,
}: {
  legend: string;
  hint?: string;
  name: string;
  value: Value | null;
  options: readonly Option<Value>[];
  onChoose: (value: Value) => void;
  side?: boolean;
}): JSX.Element {
  const id = useId();
  return (
    <fieldset className="tb-choice" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend>{legend}</legend>
      {hint && (
        <p className="tb-small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className={side ? 'tb-options is-side' : 'tb-options'}>
        {options.map((option) => (
          <label key={option.value} className="tb-option">
            <input
              type="radio"
              name={`${name}-${id}`}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChoose(option.value)}
            />
            <span className="tb-option-words">
              <span className="tb-option-label">{option.label}</span>
              {option.hint && <span className="tb-small">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
