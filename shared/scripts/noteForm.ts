import type { Static } from 'typebox';
import { NOTE_COLORS, type NoteColor } from '../model/note.ts';
import type { Person } from '../model/person.ts';
import type { SessionRecord } from '../model/session.ts';
import type { NoteFormSchema } from './schemas/noteForm.ts';
import type { Script } from './script.ts';
import {
  askingStep,
  firstAsking,
  stepOnceThere,
  stepsBeen,
  type Stand,
  type StepOf,
} from './standing.ts';
import { isTableOf } from './stepOfTable.ts';

/** What a step asks of a note beside words. */
export type NoteForm = Static<typeof NoteFormSchema>;
export type FormField = NoteForm['fields'][number];
export type OfferedPaper = NoteForm['papers'][number];

/** All of them, free: what is offered where nothing else is said. */
export const FREE_PAPERS: readonly OfferedPaper[] = NOTE_COLORS.map((color) => ({ color }));

/** The papers that a step offers, in the script's order: of the script's papers its own, else all of them. */
export function offeredPapers(
  papers: Script['papers'],
  own: readonly NoteColor[] | undefined,
): readonly OfferedPaper[] {
  const known: readonly OfferedPaper[] = papers ?? FREE_PAPERS;
  const offered = own ? known.filter(({ color }) => own.includes(color)) : known;
  return offered.length > 0 ? offered : known;
}

/** A session as forms are made from it: where it stands, and the tables that people sat at. */
export type FormsStand = Stand & Pick<SessionRecord, 'tables'>;

function formOf(stand: FormsStand, step: StepOf<'post'>, name: string | null): NoteForm {
  const { notFor } = step;
  const tables =
    notFor === undefined ? [] : stand.tables.filter((row) => isTableOf(stand, row, notFor));
  return {
    step: name,
    fields: step.form ?? [],
    papers: offeredPapers(stand.script.papers, step.papers),
    perPerson: step.perPerson ?? null,
    ...(tables.length > 0 ? { notFor: tables.map(({ tableId }) => tableId) } : {}),
  };
}

/** Whether somebody may post by a form: whoever leads, and everybody but those who sat at a table that is left out. */
export const isFormFor = (
  { notFor = [] }: NoteForm,
  { role, sat = [] }: Pick<Person, 'role' | 'sat'>,
): boolean => role === 'facilitator' || !notFor.some((table) => sat.includes(table));

/** Nothing but words, on any paper. */
const isPlain = ({ fields, papers, perPerson, notFor }: NoteForm): boolean =>
  fields.length === 0 &&
  perPerson === null &&
  notFor === undefined &&
  papers.length === NOTE_COLORS.length &&
  papers.every(({ means }) => means === undefined);

/** The form of the step that a note names; `null` where that is gone. */
export function noteFormOf(stand: FormsStand, step: string | undefined): NoteForm | null {
  const asked = step === undefined ? firstAsking(stand) : stepOnceThere(stand, step);
  return asked?.kind === 'post' ? formOf(stand, asked, step ?? null) : null;
}

/** The forms of all steps that people post in or did, but for plain ones. */
export function noteForms(stand: FormsStand): NoteForm[] {
  const first = firstAsking(stand);
  const now = askingStep(stand);
  const been = stepsBeen(stand).filter((step) => step.kind === 'post');
  const steps = new Map([...been, ...(now ? [now] : [])].map((step) => [step.id, step]));
  return [...steps.values()]
    .map((step) => formOf(stand, step, step.id === first?.id ? null : step.id))
    .filter((form) => !isPlain(form));
}

/** Of the forms that a page was told, that of the step which a note names, or which asks now; `null`: a plain one. */
export const formAt = (
  forms: readonly NoteForm[] | undefined,
  step: string | null | undefined,
): NoteForm | null => forms?.find((form) => form.step === (step ?? null)) ?? null;
