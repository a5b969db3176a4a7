import { useEffect, useId, useRef, useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import type { NoteColor } from '../../shared/model/note.ts';
import { cleanWords, countChars } from '../../shared/model/text.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { PaperPicker } from '../design/PaperPicker.tsx';
import type { ShownNote } from './ownNotes.ts';
import { isEscape } from '../design/keys.ts';
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

/** The note's own paper becomes the field, in its place. */
export function NoteEditor({
  note,
  onSave,
  onCancel,
}: {
  note: ShownNote;
  onSave: (text: string, color: NoteColor, was: readonly string[]) => void;
  onCancel: () => void;
}): JSX.Element {
  const [{ text, color, was }, setTyped, forget] = useDraftOf(`note-${note.id}`, {
    text: note.text,
    color: note.color,
    was: seenWords(note),
  });
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
    forget();
    if (words === note.text && color === note.color && note.standing.state !== 'refused')
      return onCancel();
    onSave(words, color, was);
  };
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
          setTyped({ text: event.target.value, color, was });
          setRefusal('');
        }}
      />
      <p id={refusalId} className="ww-field-refusal" role="alert">
        {refusal}
      </p>
      <PaperPicker value={color} onChange={(next) => setTyped({ text, color: next, was })} small />
      <div className="note-editor-actions">
        <Button type="submit">{t('app.save')}</Button>
        <Button variant="quiet" onClick={leave}>
          {t('phone.note.asItWas')}
        </Button>
      </div>
    </form>
  );
}
