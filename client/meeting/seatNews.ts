import type { Role } from '../../shared/model/person.ts';
import type { TableRow } from '../../shared/model/table.ts';
import { t } from '../words/speak.ts';
import type { Command } from './outbox/commandMeanings.ts';

/** A seat that changed without her: the tables before and now, `null` for none. */
export interface SeatNews {
  from: string | null;
  to: string | null;
}

/** What this tab knows of a person's seat. */
export interface SeatKnown {
  /** As the server last told it; `undefined` before it did. */
  seat?: string | null;
  /** Where she herself asked to sit and does not yet, oldest first. */
  asked: readonly (string | null)[];
  /** Told until she acts or has read it. */
  news: SeatNews | null;
}

export const NO_SEAT_KNOWN: SeatKnown = { asked: [], news: null };

/** So many wishes are remembered: of those that were refused none comes true. */
const WISHES = 5;

/** Pure. After the server told where she sits: what she asked for is no news, anything else is. */
export function seatTold(known: SeatKnown, seat: string | null): SeatKnown {
  if (known.seat === seat) return known;
  const wish = known.asked.indexOf(seat);
  if (wish >= 0) return { seat, asked: known.asked.slice(wish + 1), news: null };
  const news = known.seat === undefined ? null : { from: known.seat, to: seat };
  return { ...known, seat, news };
}

/** Pure. After she said something: a seat that she asks for is remembered. Where she stands in a walk says nothing. */
export function seatSaid(known: SeatKnown, command: Command): SeatKnown {
  if (command.kind !== 'me') return { ...known, news: null };
  const { table, standing } = command.edit;
  if (table !== undefined && table === known.seat && known.asked.length === 0)
    return { ...known, news: null };
  if (table !== undefined)
    return { ...known, asked: [...known.asked, table].slice(-WISHES), news: null };
  return standing === undefined ? { ...known, news: null } : known;
}

/** The news in a sentence; '' of what needs none. `dealt`: people were told where they sit, which their table says itself. */
export function seatWords(
  { from, to }: SeatNews,
  tables: readonly TableRow[],
  dealt = false,
): string {
  const before = tables.find(({ tableId }) => tableId === from);
  const now = tables.find(({ tableId }) => tableId === to);
  // Who did it is not told where no table was closed: it may have been she, on another device.
  const closed = before?.state === 'closed' ? before.number : null;
  if (now && closed !== null) return t('seat.now.closed', { number: now.number, closed });
  if (now && dealt) return t('seat.dealt', { number: now.number });
  if (now) return t('seat.now', { number: now.number });
  if (closed !== null) return t('seat.closed', { number: closed });
  return before ? t('seat.left', { number: before.number }) : t('seat.none');
}

const placeOf = (wallId: string, as: Role): string => `ww-seat-${as}-${wallId}`;

/** Kept in this tab alone, where its pages (one's own, the sheet) share it. Never throws. */
export function readSeat(wallId: string, as: Role): SeatKnown {
  try {
    const kept = sessionStorage.getItem(placeOf(wallId, as));
    return kept === null ? NO_SEAT_KNOWN : (JSON.parse(kept) as SeatKnown);
  } catch {
    return NO_SEAT_KNOWN;
  }
}

export function writeSeat(wallId: string, as: Role, known: SeatKnown): void {
  try {
    sessionStorage.setItem(placeOf(wallId, as), JSON.stringify(known));
  } catch {
    // Full or forbidden: after a reload nothing is told.
  }
}
