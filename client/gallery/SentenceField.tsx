import { useEffect, useId, useRef, type JSX } from 'react';

/** A few lines of a person's words, with a visible label and what is left once it gets short. */
export function SentenceField({
  label,
  value,
  onChange,
  max,
  focus = false,
  rows = 3,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  max: number;
  focus?: boolean;
  rows?: number;
}): JSX.Element {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  const left = max - [...value].length;
  return (
    <div className="sentence">
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={field}
        id={id}
        dir="auto"
        rows={rows}
        value={value}
        aria-describedby={left < 40 ? `${id}-left` : undefined}
        onChange={(event) => onChange([...event.target.value].slice(0, max).join(''))}
      />
      {left < 40 && (
        <p id={`${id}-left`} className="sentence-left">
          {left} letters left
        </p>
      )}
    </div>
  );
}
