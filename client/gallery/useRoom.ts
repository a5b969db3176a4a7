import { useMemo, useState } from 'react';
import { hangPosters, type GalleryRoom } from '../../shared/layout/galleryRoom.ts';
import { mostMarked, spanThreads, type Thread } from '../../shared/layout/galleryThreads.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { countOf, type Gallery } from './gallery.ts';
import type { ConnectionRow } from '../meeting/pending/galleryRows.ts';

/** Threads lit while nobody holds one. */
const LIT = 3;

/** The room with its threads. `showThreads`: else posters alone. */
export function useRoom(
  gallery: Gallery,
  showThreads: boolean,
): {
  room: GalleryRoom;
  threads: readonly Thread[];
  connections: ReadonlyMap<string, ConnectionRow>;
  posters: ReadonlyMap<string, PosterView>;
  lit: readonly string[];
  held: string | null;
  onLight: (thread: string | null) => void;
  label: string;
} {
  const { posters, connections: rows } = gallery;
  // One that the server would not take hangs nowhere.
  const connections = useMemo(() => rows.filter(({ hangs }) => hangs), [rows]);
  const [chosen, setChosen] = useState<string | null>(null);
  const ids = posters.map(({ tableId }) => tableId).join(' ');
  const room = useMemo(() => hangPosters(ids === '' ? [] : ids.split(' ')), [ids]);
  const ends = showThreads
    ? connections.map(({ id, from, to }) => `${id} ${from} ${to}`).join('\n')
    : '';
  const threads = useMemo(
    () =>
      spanThreads(
        room,
        ends === ''
          ? []
          : ends.split('\n').map((line) => {
              const [id = '', from = '', to = ''] = line.split(' ');
              return { id, from, to };
            }),
      ),
    [room, ends],
  );
  const held = chosen !== null && threads.some(({ id }) => id === chosen) ? chosen : null;
  const lit =
    held !== null ? [held] : showThreads ? mostMarked(connections, LIT).map(({ id }) => id) : [];
  return {
    room,
    threads,
    connections: new Map(connections.map((row) => [row.id, row])),
    posters: new Map(posters.map((poster) => [poster.tableId, poster])),
    lit,
    held,
    onLight: setChosen,
    label: `The gallery from above: ${countOf(posters.length, 'poster')} around the floor${showThreads ? `, ${countOf(connections.length, 'connection')} between them` : ''}. The list has the same in words.`,
  };
}
