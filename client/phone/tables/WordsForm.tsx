import { useState, type FormEvent, type JSX } from 'react';
import { cleanWords } from '../../../shared/model/text.ts';
import { Button } from '../../design/Button.tsx';
import { isEscape } from '../../design/keys.ts';
import { WordsField, wordsRefusal } from './WordsField.tsx';
import { t } from '../../words/speak.ts';

/** A few words that belong to something on the screen; whoever shows the form keeps what is typed. `onSave` gets them as they are kept. */
export function WordsForm({
  label,
  max,
  submit,
  words,
  onType,
  onSave,
  onCancel,
}: {
  label: string;
  max: number;
  submit: string;
  words: string;
  onType: (words: string) => void;
  onSave: (text: string) => void;
  onCancel: () => void;
}): JSX.Element {
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const text = cleanWords(words);
    const wrong = wordsRefusal(text, max, true);
    if (wrong) setRefusal(wrong);
    else onSave(text);
  };
  return (
    <form
      onSubmit={save}
      noValidate
      className="tb-answer-form"
      onKeyDown={(event) => {
        if (isEscape(event)) onCancel();
      }}
    >
      <WordsField
        label={label}
        value={words}
        max={max}
        refusal={refusal}
        rows={2}
        autoFocus
        onChange={(next) => {
          onType(next);
          setRefusal(null);
        }}
      />
      <div className="tb-row-actions">
        <Button type="submit" variant="filled">
          {submit}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('app.notNow')}
        </Button>
      </div>
    </form>
  );
}
