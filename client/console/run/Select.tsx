import { useId, type ReactElement } from 'react';

/** One of a few in a list that opens. */
export function Select({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly { value: string; words: string }[];
  onChange: (value: string) => void;
}): ReactElement {
  const id = useId();
  return (
    <div className="ww-field run-select">
      <label className="ww-field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="ww-field-input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </div>
  );
}
