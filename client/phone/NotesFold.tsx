import { useEffect, useState, type JSX } from 'react';
import { isPostingOpen } from '../../shared/model/session.ts';
import { countWords } from './ownNotes.ts';
import type { Phone } from './usePhone.ts';
import { t } from '../words/speak.ts';
import './fold.css';

/** Opens and folds the form for notes and the own notes, which stand below in the page. Words typed but not put keep it open. */
export function NotesFold({
  phone: { notes, session },
  barred,
}: {
  phone: Phone;
  barred: boolean;
}): JSX.Element {
  const [open, setOpen] = useState(
    () => document.querySelector<HTMLTextAreaElement>('#ww-text')?.value !== '',
  );
  useEffect(() => {
    const { classList } = document.body;
    classList.add('at-tables');
    classList.toggle('shows-notes', open);
    classList.toggle('has-bar', barred);
    return () => classList.remove('at-tables', 'shows-notes', 'has-bar');
  }, [open, barred]);
  return (
    <button type="button" className="tb-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
      <span>{t(session && isPostingOpen(session) ? 'phone.notes.fold' : 'phone.notes')}</span>
      <span className="tb-small">
        {notes.length === 0 ? t('phone.notes.none') : countWords(notes, true)}
      </span>
    </button>
  );
}
