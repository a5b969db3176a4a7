import type { NoteColor, NoteFields } from '../../../shared/model/note.ts';
import type { Language } from '../../../shared/words/languages.ts';
import { chainWas } from './chainWas.ts';
import type { Kept, Kind, Progress } from './outbox.ts';

/** A note on its way to the wall, new or edited. `rev` rises with each edit; `prompt: null` answers no question. */
export interface PutNote {
  op: 'put';
  id: string;
  text: string;
  color: NoteColor;
  prompt: number | null;
  /** Of a new one: the step whose question it is, as the session said it; absent: of the step that asks when it arrives. */
  step?: string | null;
  /** Of a new one: in which language she was asked, where the wall asks in several. */
  promptIn?: Language;
  /** What it says beyond its text. Absent, of an edit: as it is. */
  fields?: NoteFields;
  rev: number;
  /** Of an edit: the words it was made from, its own earlier ones included. */
  was?: readonly string[];
}
export type NoteIntent = PutNote | { op: 'withdraw'; id: string };

/** Each note goes by itself: one entry a note, so its own edits never overtake. */
export const NOTES: Kind<NoteIntent> = {
  slotOf: ({ id }) => id,
  follows: null,
  voidWithout: null,
  madeFrom: (intent, earlier) =>
    intent.op === 'put' && earlier.op === 'put'
      ? { ...intent, was: chainWas(intent.was ?? [], earlier) ?? [] }
      : intent,
  apart: (older, newer, newId) => {
    if (older.op === 'withdraw' || (newer.op === 'put' && newer.text === older.text)) return null;
    const { was: _was, ...words } = older;
    return { ...words, id: newId(), rev: 1 };
  },
};

/** Records as versions before this one left them: the intent's fields beside its progress. */
type OldRecord = NoteIntent & {
  queuedAt: number;
  progress: Progress;
  page?: string;
  before?: OldRecord | null;
};

function fromOld(id: string, old: OldRecord): Kept<NoteIntent> {
  const { queuedAt, progress, page: _page, before, ...intent } = old;
  return {
    id,
    at: queuedAt,
    intent: intent.op === 'withdraw' ? { op: 'withdraw', id: intent.id } : intent,
    progress,
    notBefore: 0,
    before: before ? fromOld(`${id}/before`, before) : null,
  };
}

/** Reads what a device kept under `key`, in today's form or an older one. What something else left is not worth a crash. */
export function readKeptNote(key: string, value: unknown): Kept<NoteIntent> | null {
  if (typeof value !== 'object' || value === null || !('progress' in value)) return null;
  const kept =
    'intent' in value ? (value as Kept<NoteIntent>) : fromOld(key, value as unknown as OldRecord);
  return ['put', 'withdraw'].includes(kept.intent.op) ? kept : null;
}
