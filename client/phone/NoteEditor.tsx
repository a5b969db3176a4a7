import { useEffect, useId, useRef, useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import type { NoteColor, NoteFields } from '../../shared/model/note.ts';
import { cleanWords, countChars } from '../../shared/model/text.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { PaperPicker } from '../design/PaperPicker.tsx';
import type { ShownNote } from './ownNotes.ts';
import { isEscape } from '../design/keys.ts';
import { wrongField } from './inline/typedFields.ts';
import type { NotePart } from './post/PostHalf.tsx';
import type { NoteHalf } from './usePostHalf.ts';
import { t } from '../words/speak.ts';

/**
 * What stood on the wall when this edit began, as far as she saw it: another tab of hers may put something else there meanwhile. What is
 * on its way from here is in the outbox.
 */
const seenWords = (note: ShownNote): readonly string[] =>
  note.standing.state === 'refused'
    ? note.onWall === null
      ? [note.text]
      : [note.onWall]
    : note.standing.state === 'on-wall' || note.standing.state === 'hidden'
      ? [note.text]
      : [];

/** A note as somebody leaves its editor; `fields` only where they were shown. */
export interface NoteEdit {
  text: string;
  color: NoteColor;
  fields?: NoteFields;
  was: readonly string[];
}

/** The note's own paper becomes the field, in its place. */
export function NoteEditor({
  note,
  half,
  noteForms,
  onSave,
  onCancel,
}: {
  note: ShownNote;
  /** What some scripts ask beside words; `null` while it has not come, and where nothing is. */
  half: NoteHalf | null;
  noteForms: NotePart;
  onSave: (edit: NoteEdit) => void;
  onCancel: () => void;
}): JSX.Element {
  // Which fields there are is the note's own: a draft keeps them as one text.
  const [{ text, color, filled, was }, setTyped, forget] = useDraftOf(`note-${note.id}`, {
    text: note.text,
    color: note.color,
    filled: JSON.stringify(note.fields),
    was: seenWords(note),
  });
  const fields = JSON.parse(filled) as NoteFields;
  const place = useRef<HTMLDivElement>(null);
  const [refusal, setRefusal] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const refusalId = useId();
  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const words = cleanWords(text);
    const over = countChars(words) - LIMITS.noteTextChars;
    if (words === '') return setRefusal(t('phone.note.missing'));
    if (over > 0) return setRefusal(t('phone.words.tooLong', { over }));
    const wrong = place.current && wrongField(place.current);
    if (wrong) {
      setRefusal(wrong.validationMessage);
      return wrong.focus();
    }
    forget();
    const isSame =
      words === note.text && color === note.color && filled === JSON.stringify(note.fields);
    if (isSame && note.standing.state !== 'refused') return onCancel();
    onSave({ text: words, color, was, ...(place.current ? { fields } : {}) });
  };
  const papers = half?.papersFor(noteForms, note) ?? null;
  const leave = (): void => {
    forget();
    onCancel();
  };
  return (
    <form
      className="note-editor"
      onSubmit={save}
      onKeyDown={(event) => {
        if (isEscape(event)) leave();
      }}
    >
      <textarea
        ref={field}
        className="own-paper"
        dir="auto"
        data-color={color}
        rows={3}
        value={text}
        aria-label={t('phone.note')}
        aria-describedby={refusalId}
        onChange={(event) => {
          setTyped({ text: event.target.value, color, filled, was });
          setRefusal('');
        }}
      />
      <p id={refusalId} className="ww-field-refusal" role="alert">
        {refusal}
      </p>
      {half && (
        <half.EditFields
          note={note}
          values={fields}
          place={place}
          onType={(next) => setTyped({ text, color, filled: JSON.stringify(next), was })}
          {...noteForms}
        />
      )}
      <PaperPicker
        value={color}
        onChange={(next) => setTyped({ text, color: next, filled, was })}
        {...(papers ? { papers } : {})}
        small
      />
      <div className="note-editor-actions">
        <Button type="submit">{t('app.save')}</Button>
        <Button variant="quiet" onClick={leave}>
          {t('phone.note.asItWas')}
        </Button>
      </div>
    </form>
  );
}
