import { words } from '../words/speak.ts';
import { useEffect, useId, useRef, type JSX } from 'react';
import { lettersLeft } from '../../shared/model/lettersLeft.ts';
import { countChars } from '../../shared/model/text.ts';

/** From here on the letters left are told. */
const TELL_FROM = 40;

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
  const left = lettersLeft(words(), max - countChars(value), max, TELL_FROM);
  return (
    <div className="sentence">
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={field}
        id={id}
        dir="auto"
        rows={rows}
        value={value}
        aria-describedby={left === null ? undefined : `${id}-left`}
        onChange={(event) => onChange([...event.target.value].slice(0, max).join(''))}
      />
      {left !== null && (
        <p id={`${id}-left`} className="sentence-left">
          {left}
        </p>
      )}
    </div>
  );
}
