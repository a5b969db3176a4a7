import type { JSX } from 'react';
import type { Note } from '../../shared/model/note.ts';
import type { LiveSession, Session } from '../../shared/model/session.ts';
import type { NoteForm } from '../../shared/scripts/noteForm.ts';
import { briefly, noteSaid, type NoteSaid as Said } from '../../shared/scripts/noteSaid.ts';
import { t, words } from '../words/speak.ts';
import './noteSaid.css';

/** By what a page reads notes: the forms that its wall has, and what that speaks. */
export interface NoteForms {
  forms: readonly NoteForm[] | undefined;
  wall: string;
}

export const noteFormsOf = ({
  noteForms,
  language,
}: Pick<Session, 'language'> & Partial<Pick<LiveSession, 'noteForms'>>): NoteForms => ({
  forms: noteForms,
  wall: language,
});

type Asked = Partial<Pick<Note, 'step' | 'color' | 'fields'>>;

/** What a note says beyond its text, in the language of the page. */
export const saidOf = ({ forms, wall }: NoteForms, note: Asked): Said =>
  noteSaid({ words: words(), wall }, forms, note);

/** What a note says beyond its text: what its paper stands for, and its fields. Nothing where it says no more. */
export function NoteSaid({
  of,
  note,
  isBrief = false,
}: {
  of: NoteForms;
  note: Asked;
  /** Only what is read in passing. */
  isBrief?: boolean;
}): JSX.Element | null {
  const all = saidOf(of, note);
  const { means, fields } = isBrief ? briefly(all) : all;
  if (fields.length === 0 && means === '') return null;
  return (
    <dl className="note-said">
      {means !== '' && (
        <div>
          <dt className="ww-visually-hidden">{t('note.paper.means')}</dt>
          <dd dir="auto">{means}</dd>
        </div>
      )}
      {fields.map(({ id, label, said }) => (
        <div key={id}>
          <dt dir="auto">{label}</dt>
          <dd dir="auto">{said}</dd>
        </div>
      ))}
    </dl>
  );
}
