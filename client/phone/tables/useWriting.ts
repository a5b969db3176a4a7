import { useEffect, useMemo } from 'react';
import { hasDraft } from '../../app/drafts.ts';
import { useDraftOf } from '../../app/useDraft.ts';
import type { Writing } from './TablesState.ts';
import { readWriting, threadDraft, wordsDraft, writtenAt, writtenSince } from './writing.ts';

const isTouched = (writing: Writing): boolean =>
  hasDraft(wordsDraft(writing)) || hasDraft(threadDraft(writing));

/**
 * The form that is open: one that was open when the page went away is open again, with its words, and an untouched one closes when the
 * meeting moves on. `step`: where it is; `null` before that is known.
 */
export function useWriting(
  wallId: string,
  step: string | null,
): [Writing | null, (next: Writing | null) => void] {
  const [written, setWritten] = useDraftOf<string | null>(`writing-${wallId}`, null);
  useEffect(() => {
    if (step === null) return;
    const since = writtenSince(written, step, isTouched);
    if (since !== written) setWritten(since);
  });
  const writing = useMemo(() => readWriting(written), [written]);
  return [writing, (next) => setWritten(next && writtenAt(next, step ?? ''))];
}
