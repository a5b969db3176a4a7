import { useId, type ReactElement } from 'react';
import type { ScriptWords } from '../../../shared/scripts/script.ts';
import { givenIn, withGiven } from '../../../shared/scripts/givenWords.ts';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import { directionOf } from '../../../shared/words/languages.ts';
import { Field } from '../../design/Field.tsx';
import { LettersLeft } from '../../design/LettersLeft.tsx';
import type { WordsLength } from '../../steps/setting.ts';
import { t } from '../../words/speak.ts';
import { useRun } from './runContext.ts';

const CHARS: Readonly<Record<WordsLength, number>> = {
  label: SCRIPT_LIMITS.labelChars,
  ask: SCRIPT_LIMITS.askChars,
  text: SCRIPT_LIMITS.textChars,
  reading: SCRIPT_LIMITS.readingChars,
};

/** Words of a script in the language that is written in just now; in another than the first, those of the first stand below. */
export function WordsField({
  label,
  words,
  length,
  isOptional = false,
  onChange,
}: {
  label: string;
  words: ScriptWords | undefined;
  length: WordsLength;
  isOptional?: boolean;
  onChange: (words: ScriptWords | undefined) => void;
}): ReactElement {
  const { language, first } = useRun();
  const id = useId();
  const value = givenIn(words, language, first);
  const type = (text: string): void => {
    const next = withGiven(words, language, first, text);
    // Words that have to be there are left blank while they are written anew.
    onChange(next ?? (isOptional ? undefined : ''));
  };
  const original = language === first ? '' : givenIn(words, first, first);
  const hint = original === '' ? undefined : t('run.words.original', { words: original });
  const refusal = !isOptional && words === '' && language === first ? t('run.words.missing') : null;
  const field = { lang: language, dir: value === '' ? directionOf(language) : 'auto' };
  if (length === 'label' || length === 'ask')
    return (
      <Field
        {...field}
        label={label}
        value={value}
        maxLength={CHARS[length]}
        autoComplete="off"
        onChange={(event) => type(event.target.value)}
        {...(hint === undefined ? {} : { hint })}
        refusal={refusal}
      />
    );
  return (
    <div className="ww-field">
      <label className="ww-field-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        {...field}
        id={id}
        className="ww-field-input"
        rows={length === 'text' ? 3 : 8}
        value={value}
        maxLength={CHARS[length]}
        onChange={(event) => type(event.target.value)}
      />
      <LettersLeft typed={value} max={CHARS[length]} />
      {hint === undefined ? null : <p className="ww-field-hint">{hint}</p>}
    </div>
  );
}
