import { useEffect, useId, useRef, useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import type { NoteColor } from '../../shared/model/note.ts';
import { countChars } from '../../shared/model/text.ts';
import { Button } from '../design/Button.tsx';
import { PaperPicker } from '../design/PaperPicker.tsx';
import type { ShownNote } from './ownNotes.ts';

/** The note's own paper becomes the field, in its place. */
export function NoteEditor({ note, onSave, onCancel }: { note: ShownNote; onSave: (text: string, color: NoteColor) => void; onCancel: () => void }): JSX.Element {
  const [text, setText] = useState(note.text);
  const [color, setColor] = useState(note.color);
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
    // oxlint-disable-next-line no-control-regex -- pasted control characters would be refused by the wall
    const words = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, ' ').trim();
    const over = countChars(words) - LIMITS.noteTextChars;
    if (words === '') return setRefusal('Write something, or take the note down.');
    if (over > 0) return setRefusal(`${over} ${over === 1 ? 'letter' : 'letters'} too many.`);
    if (words === note.text && color === note.color && note.standing.state !== 'refused') return onCancel();
    onSave(words, color);
  };
  return (
    <form className="note-editor" onSubmit={save} onKeyDown={(event) => { if (event.key === 'Escape') onCancel(); }}>
      <textarea ref={field} className="own-paper" dir="auto" data-color={color} rows={3} value={text} aria-label="Your note" aria-describedby={refusalId}
        onChange={(event) => { setText(event.target.value); setRefusal(''); }} />
      <p id={refusalId} className="ww-field-refusal" role="alert">{refusal}</p>
      <PaperPicker value={color} onChange={setColor} small />
      <div className="note-editor-actions">
        <Button type="submit">Save</Button>
        <Button variant="quiet" onClick={onCancel}>Keep it as it was</Button>
      </div>
    </form>
  );
}
