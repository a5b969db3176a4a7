import { VISIT_KINDS } from '../../../shared/model/gallery.ts';
import type { Writing } from './TablesState.ts';

/** Where a form's words are kept while they are typed, and where what its connection leads to. */
export const wordsDraft = ({ table, kind }: Writing): string => `${table}-${kind}`;
export const threadDraft = (writing: Writing): string => `${wordsDraft(writing)}-thread`;

/** An open form as it is kept over a reload, and the step of the meeting (`stepKey`) that it belongs to. */
export const writtenAt = ({ table, kind }: Writing, step: string): string =>
  `${table}/${kind}/${step}`;

export function readWriting(written: string | null): Writing | null {
  const [table = '', named] = written?.split('/') ?? [];
  const kind = VISIT_KINDS.find((each) => each === named);
  return kind ? { table, kind } : null;
}

/** Pure. What is kept of an open form once the meeting is at `step`: where it moved on, a form goes unless something was done in it. */
export function writtenSince(
  written: string | null,
  step: string,
  isTouched: (writing: Writing) => boolean,
): string | null {
  const writing = readWriting(written);
  if (!writing) return null;
  const now = writtenAt(writing, step);
  return written === now || isTouched(writing) ? now : null;
}
