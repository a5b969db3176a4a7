import { useEffect, useRef, useState, type JSX, type RefObject } from 'react';
import { isPostingOpen, type LiveSession } from '../../../shared/model/session.ts';
import type { OwnPerson } from '../../../shared/protocol/live.ts';
import type { NoteFields } from '../../../shared/model/note.ts';
import { FIELD_NAME } from '../../../shared/scripts/fieldName.ts';
import { readField } from '../../../shared/scripts/noteFields.ts';
import {
  formAt,
  FREE_PAPERS,
  isFormFor,
  type FormField,
  type NoteForm,
} from '../../../shared/scripts/noteForm.ts';
import { fieldParts, paperChoices } from '../../../shared/scripts/noteParts.ts';
import { fieldLabel, type Reader } from '../../../shared/scripts/noteSaid.ts';
import { readWords } from '../../../shared/scripts/stepWords.ts';
import { BreakLine } from '../../app/BreakLine.tsx';
import { NoteSaid } from '../../design/NoteSaid.tsx';
import { makeElement } from '../../design/makeElements.ts';
import type { PaperChoice } from '../../design/PaperPicker.tsx';
import { t, words } from '../../words/speak.ts';
import { fillFields, typedFields } from '../inline/typedFields.ts';
import { part } from '../inline/pageWindow.ts';
import type { Composer } from '../composer.ts';
import type { ShownNote } from '../ownNotes.ts';
import type { Phone } from '../usePhone.ts';
import './post.css';

/** What only some scripts ask of a note, in the language of the page. */
export interface NotePart {
  forms: readonly NoteForm[];
  /** What the wall speaks. */
  wall: string;
}

const readerOf = ({ wall }: NotePart): Reader => ({ words: words(), wall });

/** Why a field cannot be sent as it was typed; '' of one that can. */
function faultWords(reader: Reader, field: FormField, typed: unknown): string {
  const read = readField(field, typed);
  if (!('fault' in read)) return '';
  const { why, min = 0, max = 0 } = read.fault;
  return t('problem.invalid-field', { why, min, max, where: fieldLabel(reader, field) });
}

/** Has every field say by itself, in our words, what is wrong with it: whoever sends looks for fields that do. */
function judge(place: Element, reader: Reader, fields: readonly FormField[]): void {
  const typed = typedFields(place) ?? {};
  for (const field of fields) {
    const said = faultWords(reader, field, typed[field.id]);
    const controls = place.querySelectorAll<HTMLInputElement>(`[name="${FIELD_NAME}${field.id}"]`);
    // Of several boxes the first says it.
    controls.forEach((control, index) => control.setCustomValidity(index === 0 ? said : ''));
  }
}

/** The same of the papers, where one has to be chosen. */
function judgePapers(): void {
  const papers = part('ww-papers').querySelectorAll<HTMLInputElement>('input[required]');
  const isChosen = [...papers].some(({ checked }) => checked);
  papers.forEach((paper) => paper.setCustomValidity(isChosen ? '' : t('phone.form.whichPaper')));
}

/** Draws a form's fields into the page, with what was typed in those that stay. */
function drawFields(place: Element, reader: Reader, form: NoteForm | null): void {
  const typed = typedFields(place) ?? {};
  place.replaceChildren(...fieldParts(reader, form?.fields ?? []).map(makeElement));
  fillFields(place, typed);
}

function drawPapers(reader: Reader, form: NoteForm | null): void {
  const place = part('ww-papers').querySelector('.ww-papers');
  if (!place) return;
  const papers = form?.papers ?? FREE_PAPERS;
  place.replaceChildren(...paperChoices(reader, papers, undefined).map(makeElement));
  place.classList.toggle(
    'ww-papers-mean',
    papers.some(({ means }) => means !== undefined),
  );
}

/**
 * Why she posts nothing in the step that asks: it is not for her, or she has as many notes in it as it takes of one person, those on their
 * way among them. '' while she may.
 */
export function shutWords(
  forms: readonly NoteForm[],
  asking: string | null,
  notes: readonly ShownNote[],
  person: OwnPerson | null,
): string {
  const form = formAt(forms, asking);
  if (form && person && !isFormFor(form, person)) return t('problem.not-for-you');
  const max = form?.perPerson ?? null;
  const posted = notes.filter((note) => (note.step ?? null) === asking).length;
  return max !== null && posted >= max ? t('phone.form.used', { max }) : '';
}

/** How many notes she may put up in the step that is now, said before the first; '' where it takes any number, or no more. */
function leftWords(
  form: NoteForm | null,
  asking: string | null,
  notes: readonly ShownNote[],
  session: LiveSession,
): string {
  const max = form?.perPerson ?? null;
  if (max === null || session.present.kind !== 'post' || !isPostingOpen(session)) return '';
  const left = max - notes.filter((note) => (note.step ?? null) === asking).length;
  return left > 0 ? t('phone.form.most', { max, left }) : '';
}

/**
 * What the page's form asks for beside words follows the step that asks; the server wrote what it asked for first (`shown`). Also says that
 * there is a break.
 */
export function PostPart({
  phone,
  composer,
  shown,
  asking,
  forms,
  wall,
}: NotePart & {
  phone: Phone;
  composer: Composer;
  shown: NoteForm | null;
  asking: string | null;
}): JSX.Element | null {
  const form = formAt(forms, asking);
  const drawn = useRef(JSON.stringify(shown));
  const now = JSON.stringify(form);
  useEffect(() => {
    const place = part('ww-fields');
    const reader = { words: words(), wall };
    const asked = JSON.parse(now) as NoteForm | null;
    if (now !== drawn.current) {
      drawFields(place, reader, asked);
      drawPapers(reader, asked);
      composer.redrawn();
      drawn.current = now;
    }
    const look = (): void => {
      judge(place, reader, asked?.fields ?? []);
      judgePapers();
    };
    look();
    place.addEventListener('input', look);
    // The form is emptied once a note was taken.
    const whole = part('ww-form');
    const lookAfter = (): void => void setTimeout(look);
    whole.addEventListener('submit', lookAfter);
    whole.addEventListener('change', judgePapers);
    return () => {
      place.removeEventListener('input', look);
      whole.removeEventListener('submit', lookAfter);
      whole.removeEventListener('change', judgePapers);
    };
  }, [now, drawn, wall, composer]);
  const { session } = phone;
  const left = session ? leftWords(form, asking, phone.notes, session) : '';
  return (
    <>
      {session?.timer?.isBreak && (
        <BreakLine
          timer={session.timer}
          offsetMs={phone.clockOffsetMs}
          isOpen={isPostingOpen(session)}
        />
      )}
      {left !== '' && <p className="post-left">{left}</p>}
    </>
  );
}

/** What one of her notes says beyond its text. */
export function SaidFields({
  note,
  forms,
  wall,
}: NotePart & { note: ShownNote }): JSX.Element | null {
  return <NoteSaid of={{ forms, wall }} note={note} />;
}

/** Why a note that was refused for a field was, in words that name it; '' where nothing is wrong with it any more. */
export function fieldsRefusal({ forms, wall }: NotePart, note: ShownNote): string {
  const reader = readerOf({ forms, wall });
  const fields = formAt(forms, note.step)?.fields ?? [];
  return (
    fields.map((field) => faultWords(reader, field, note.fields[field.id])).find(Boolean) ?? ''
  );
}

/** The papers a note can be moved to. */
export const papersFor = ({ forms, wall }: NotePart, note: ShownNote): PaperChoice[] | null =>
  formAt(forms, note.step)?.papers.map(({ color, means }) => ({
    color,
    ...(means === undefined ? {} : { label: readWords({ words: words(), wall }, means).text }),
  })) ?? null;

/** The fields of a note that is being edited; what is typed stands in the page, and `onType` is told. */
export function EditFields({
  note,
  values,
  place,
  onType,
  forms,
  wall,
}: NotePart & {
  note: ShownNote;
  values: NoteFields;
  place: RefObject<HTMLDivElement | null>;
  onType: (fields: NoteFields) => void;
}): JSX.Element {
  const [first] = useState(values);
  const fields = formAt(forms, note.step)?.fields ?? [];
  const drawn = JSON.stringify(fields);
  const { id } = note;
  useEffect(() => {
    const here = place.current;
    const asked = JSON.parse(drawn) as FormField[];
    const reader = { words: words(), wall };
    here?.replaceChildren(...fieldParts(reader, asked, first, `own-${id}-`).map(makeElement));
    if (here) judge(here, reader, asked);
  }, [drawn, first, id, place, wall]);
  return (
    <div
      ref={place}
      className="note-fields"
      onInput={({ currentTarget }) => {
        judge(currentTarget, { words: words(), wall }, fields);
        onType(typedFields(currentTarget) ?? {});
      }}
    />
  );
}
