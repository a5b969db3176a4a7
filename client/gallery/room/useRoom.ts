import { useMemo, useState } from 'react';
import type { ThreadConnection } from '../../../shared/gallery/pairs.ts';
import { sentenceOf } from '../../../shared/model/poster.ts';
import type { PosterView } from '../../../shared/protocol/tables.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import type { Gallery } from '../gallery.ts';
import { EVERYTHING, filtered, type ConnectionFilter } from './connectionFilter.ts';
import { hooksFor } from './rememberHooks.ts';
import { NOWHERE, type RoomCursor } from './roomCursor.ts';

/** What of a connection the picture is made from: while it stays the same, so does the picture. */
const drawnOf = ({
  id,
  from,
  to,
  relation,
  text,
  state,
  marks,
  at,
}: ConnectionRow): ThreadConnection => ({
  id,
  from,
  to,
  relation,
  text,
  state,
  marks,
  at,
});

/** What stands in a poster's foot. */
const footOf = ({ tableId, notes, mightJoin, here }: PosterView) => ({
  tableId,
  papers: notes.map(({ color }) => color),
  mightJoin,
  here,
});

/** The same value for as long as it says the same. Plain data. */
function useSame<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  return useMemo(() => JSON.parse(text) as Value, [text]);
}

/** The gallery's room: what hangs where, which threads, and where one is in it. `showThreads`: else posters alone. */
export function useRoom(gallery: Gallery, showThreads: boolean) {
  const { posters, connections: rows, wallId } = gallery;
  const [filter, setFilter] = useState<ConnectionFilter>(EVERYTHING);
  const [cursor, setCursor] = useState<RoomCursor>(NOWHERE);
  // One that the server would not take hangs nowhere.
  const hanging = useMemo(() => rows.filter(({ hangs }) => hangs), [rows]);
  const shown = useMemo(
    () => (showThreads ? filtered(hanging, filter) : []),
    [hanging, filter, showThreads],
  );
  const connections = useSame(showThreads ? hanging.map(drawnOf) : []);
  const shownIds = useSame(shown.map(({ id }) => id));
  const ids = useSame(posters.map(({ tableId }) => tableId));
  // Without who stands there: that changes by the second, and moves no poster.
  const hung = useSame(posters.map(({ tableId, number, closed }) => ({ tableId, number, closed })));
  const hooks = useMemo(() => hooksFor(() => localStorage, wallId, ids), [ids, wallId]);
  const names = useSame(posters.map(({ tableId, name }) => [tableId, name] as const));
  // While people walk, posters are new objects thirty times a second: drawn anew is only what says something else.
  const said = useSame(posters.map((poster) => [poster.tableId, sentenceOf(poster)] as const));
  const walking = useSame(posters.map(footOf));
  return {
    hooks,
    hung,
    said: useMemo(() => new Map(said), [said]),
    walking,
    names: useMemo(() => new Map(names), [names]),
    connections,
    /** Those the legend lets through. */
    shownIds: useMemo(() => new Set(shownIds), [shownIds]),
    rows: hanging,
    shown,
    filter,
    setFilter,
    cursor,
    setCursor,
    showThreads,
  };
}
export type Room = ReturnType<typeof useRoom>;
