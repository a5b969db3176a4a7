import { useEffect, useRef } from 'react';
import { useKnown } from '../../app/useMeeting.ts';
import { NOT_YET, type Looked, type TableFromOutside } from '../../meeting/meetingState.ts';
import type { TablesState } from './TablesState.ts';

/** What changes words, visits or connections at posters. */
const CHANGES: ReadonlySet<string> = new Set([
  'visit',
  'take-back-visit',
  'connect',
  'edit-connection',
]);

/** A poster and what was left there: asked for when it is opened, at once where this phone did something, and some time after the room has news. */
export function useTableAnswer(
  { meeting: { known, answers }, counts, pending }: TablesState,
  tableId: string,
): Looked<TableFromOutside> & { again: () => void } {
  const asks = answers.table(tableId);
  useEffect(() => {
    asks.now();
    return () => asks.leave();
  }, [asks]);
  const news = `${counts.visits ?? 0} ${counts.connections ?? 0}`;
  // What this page did and the server has.
  const did = pending
    .filter(({ intent, progress }) => progress.state === 'saved' && CHANGES.has(intent.kind))
    .map(({ id }) => id)
    .join();
  const seen = useRef({ news, did });
  useEffect(() => {
    if (did !== '' && seen.current.did !== did) asks.now();
    else if (seen.current.news !== news) asks.want();
    seen.current = { news, did };
  }, [asks, news, did]);
  const looked = useKnown(known, ({ tables }) => tables.get(tableId) ?? NOT_YET);
  return { ...looked, again: () => asks.now() };
}
