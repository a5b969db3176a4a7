import { useEffect, useState } from 'react';
import { useKnown } from '../../app/useMeeting.ts';
import type { Meeting } from '../../meeting/openMeeting.ts';
import { readSeat, seatTold, writeSeat, type SeatNews } from '../../meeting/seatNews.ts';
import { createStore } from '../../meeting/store.ts';

/** Where she sits by now without having asked for it, until she acts or has read it. `again`: she acted; `seen`: she has read it. */
export function useSeatNews({ known, wallId, as }: Meeting): {
  news: SeatNews | null;
  again(): void;
  seen(): void;
} {
  const seat = useKnown(known, ({ live, arrived }) => {
    const own = live.personal ?? arrived;
    return own ? (own.person.table ?? null) : undefined;
  });
  const [store] = useState(() => createStore(readSeat(wallId, as)));
  const news = useKnown(store, (state) => state.news);
  useEffect(() => {
    if (seat === undefined) return;
    const told = seatTold(readSeat(wallId, as), seat);
    writeSeat(wallId, as, told);
    store.set(told);
  }, [seat, wallId, as, store]);
  return {
    news,
    again: () => store.set(readSeat(wallId, as)),
    seen: () => {
      writeSeat(wallId, as, { ...readSeat(wallId, as), news: null });
      store.set({ news: null });
    },
  };
}
