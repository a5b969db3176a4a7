import { useId, type JSX, type Ref } from 'react';
import { lettersLeft } from '../../../shared/model/lettersLeft.ts';
import { countChars } from '../../../shared/model/text.ts';
import { Icon } from '../../design/Icon.tsx';
import { t, words } from '../../words/speak.ts';

/** From here on the letters left are told. */
const TELL_FROM = 60;

/** Why these words cannot be sent, or `null`. */
export function wordsRefusal(words: string, max: number, need: boolean): string | null {
  if (words === '') return need ? t('phone.words.missing') : null;
  const over = countChars(words) - max;
  return over > 0 ? t('phone.words.tooLong', { over }) : null;
}

/** What is wrong with a field, below it; there from the start, so that it is read out. */
export const FieldRefusal = ({ id, words }: { id: string; words: string | null }): JSX.Element => (
  <p className="ww-field-refusal" id={id} role="alert">
    {words && (
      <>
        <Icon name="warning" size={20} />
        {words}
      </>
    )}
  </p>
);

/** A few lines of words with a visible label and the letters left. `autoFocus`: somebody asked to write here. */
export function WordsField({
  label,
  hint,
  value,
  max,
  refusal,
  onChange,
  field,
  rows = 3,
  autoFocus,
}: {
  label: string;
  hint?: string;
  value: string;
  max: number;
  refusal: string | null;
  onChange: (words: string) => void;
  field?: Ref<HTMLTextAreaElement>;
  rows?: number;
  autoFocus?: boolean;
}): JSX.Element {
  const id = useId();
  const left = max - countChars(value);
  return (
    <div className="ww-field">
      <label className="ww-field-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        autoFocus={autoFocus}
        className="ww-field-input tb-words"
        dir="auto"
        rows={rows}
        value={value}
        aria-invalid={refusal ? true : undefined}
        aria-describedby={`${id}-hint ${id}-refusal`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="ww-field-hint" id={`${id}-hint`}>
        {lettersLeft(words(), left, max, TELL_FROM) ?? hint}
      </p>
      <FieldRefusal id={`${id}-refusal`} words={refusal} />
    </div>
  );
}
