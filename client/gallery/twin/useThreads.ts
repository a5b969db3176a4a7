import { useMemo, useState } from 'react';
import { posterOf, type Gallery } from '../gallery.ts';
import { filtered } from '../room/connectionFilter.ts';
import type { RoomCursor } from '../room/roomCursor.ts';
import type { Room } from '../room/useRoom.ts';
import { matrixOf, type MatrixOrder } from './matrixOf.ts';
import type { Place } from './matrixPlace.ts';
import { scoped, type Scope } from './threadRows.ts';

/** The poster that is held in the room; one that is only looked at there narrows nothing here. */
export const heldIn = ({ cursor }: Pick<Room, 'cursor'>): string | null =>
  cursor.isHeld ? cursor.poster : null;

/** What matrix and table show together: the poster or the pair that was asked for, and where the keyboard is. */
export function useThreads(gallery: Gallery, room: Room, onEdit: (id: string) => void) {
  const { posters, connections } = gallery;
  const { filter, rows: hanging } = room;
  const [order, setOrder] = useState<MatrixOrder>('number');
  const [place, setPlace] = useState<Place>({ from: null, to: null });
  // Until something else is chosen, in the room as well.
  const [asPair, setPair] = useState<{ from: string; to: string; at: RoomCursor } | null>(null);
  const pair = asPair?.at === room.cursor ? asPair : null;
  const [asked, ask] = useState(0);
  const picked = useMemo(() => filtered(hanging, filter), [hanging, filter]);
  const matrix = useMemo(() => matrixOf(posters, picked, order), [posters, picked, order]);
  const chosen = posterOf(gallery, heldIn(room));
  const scope: Scope = pair
    ? { of: 'pair', from: pair.from, to: pair.to }
    : chosen
      ? { of: 'poster', table: chosen.tableId }
      : { of: 'all' };
  const choose = (poster: string | null): void => {
    room.setCursor({ poster, isHeld: poster !== null, pair: null });
  };
  /** A head chooses its poster, a cell opens its sentence; of several, the table has them. A key goes on to them. */
  const enter = ({ from, to }: Place, isKey: boolean): void => {
    const line = matrix.lines.find(({ poster }) => poster.tableId === from);
    const [first, ...more] = line?.cells.find((cell) => cell.to === to)?.ids ?? [];
    if (from === null || to === null) choose(from ?? to);
    else if (first === undefined) return;
    else if (more.length === 0) return onEdit(first);
    else setPair({ from, to, at: room.cursor });
    if (isKey) ask(asked + 1);
  };
  return {
    /** How often a key asked for the rows to take the focus. */
    asked,
    order,
    setOrder,
    place,
    setPlace,
    matrix,
    chosen,
    choose,
    enter,
    scope,
    rows: scoped(filtered(connections, filter), scope),
    /** How many the filter shows, and does it leave some out? */
    count: picked.length,
    isPicked: picked.length < hanging.length,
  };
}
export type Threads = ReturnType<typeof useThreads>;
