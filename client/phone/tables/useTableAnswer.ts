import { useEffect, useRef } from 'react';
import { useKnown } from '../../app/useMeeting.ts';
import { NOT_YET, type Looked, type TableFromOutside } from '../../meeting/meetingState.ts';
import type { Meeting } from '../../meeting/openMeeting.ts';

/** A poster and what was left there; asked for when it is opened, and some time after `news`. */
export function useTableAnswer(
  { known, answers }: Meeting,
  tableId: string,
  news: number,
): Looked<TableFromOutside> & { again: () => void } {
  const asks = answers.table(tableId);
  useEffect(() => {
    asks.now();
    return () => asks.leave();
  }, [asks]);
  const seen = useRef(news);
  useEffect(() => {
    if (seen.current !== news) asks.want();
    seen.current = news;
  }, [asks, news]);
  const looked = useKnown(known, ({ tables }) => tables.get(tableId) ?? NOT_YET);
  return { ...looked, again: () => asks.now() };
}
