import { sentenceOn } from './faces.ts';
import { hang, type Screen } from './hang.ts';
import { openHooks } from './hooks.ts';
import { overviewOf } from './overview.ts';
import { pairsOf, type Pair, type ThreadConnection } from './pairs.ts';
import type { RoomPicture } from './picture.ts';
import type { Measure, SetText } from './setWords.ts';

/** What is printed of a poster. */
export interface PaperPoster {
  tableId: string;
  number: number;
  name: string;
  sentence: string;
}

/** A thread and its number. */
export interface ListedThread {
  number: number;
  pair: Pair;
}

/** What is listed of one poster. */
export interface ListedPoster {
  tableId: string;
  /** Threads that start here. */
  threads: readonly ListedThread[];
  /** Numbers of those that end here and are listed where they start. */
  arriving: readonly number[];
}

/** The gallery on a sheet of paper, and what the list after it says. */
export interface PaperRoom {
  picture: RoomPicture;
  /** Of posters, by table: whole, where they have room. */
  sentences: ReadonlyMap<string, SetText>;
  /** Every poster that hangs, and by poster every thread once, in the order of its number. */
  list: readonly ListedPoster[];
  /** Connections of tables that are not there. */
  unhung: readonly ThreadConnection[];
}

/** What its numbers mean, to be said to whoever looks at it (`print.overview.<this>`); `null` where it has none. */
export function numbersMean({ room, shows }: RoomPicture): 'knots' | 'numbers' | null {
  if (shows === 'knots') return 'knots';
  return room.posters.length > 2 ? 'numbers' : null;
}

/**
 * The room as it is printed: every thread has a number, with its sentence in or beside it where there is room, and the list after
 * it says them all. Threads that could not be told apart are numbers of posters at their feet, as on a screen.
 */
export function paperRoom(
  posters: readonly PaperPoster[],
  connections: readonly ThreadConnection[],
  screen: Screen,
  measure: Measure,
): PaperRoom {
  const hooks = openHooks(
    posters.map(({ tableId }) => tableId),
    false,
  );
  const room = hang(hooks, posters, screen);
  const { pairs } = pairsOf(room, connections);
  const list = listThreads(posters, pairs);
  const numbers = new Map(
    list.flatMap(({ threads }) => threads.map(({ number, pair }) => [pair.id, number] as const)),
  );
  const numberOf = ({ id }: Pair): string => String(numbers.get(id) ?? '');
  const byConnection = new Map(
    pairs.flatMap((pair) => pair.connections.map(({ id }) => [id, pair] as const)),
  );
  // Between two posters alone there is one thread, with all its sentences beside it.
  const numbered =
    posters.length === 2
      ? connections
      : connections.map((connection) => {
          const pair = byConnection.get(connection.id);
          return pair
            ? { ...connection, text: `${numberOf(pair)} ${connection.text.trim()}`.trim() }
            : connection;
        });
  const picture = overviewOf({
    room,
    names: new Map(posters.map(({ tableId, name }) => [tableId, name])),
    connections: numbered,
    measure,
    foot: 0,
    numberOf,
  });
  const sentenceOf = new Map(posters.map(({ tableId, sentence }) => [tableId, sentence]));
  const sentences = picture.faces.flatMap((face): [string, SetText][] => {
    const words = sentenceOf.get(face.tableId) ?? '';
    const set = sentenceOn(face, words, screen.smallest, measure);
    return set ? [[face.tableId, set]] : [];
  });
  return {
    picture,
    sentences: new Map(sentences),
    list,
    unhung: connections.filter(({ id }) => !byConnection.has(id)),
  };
}

/** Numbers threads as they are read: poster by poster, and of one poster by where they lead. */
function listThreads(
  posters: readonly { tableId: string; number: number }[],
  pairs: readonly Pair[],
): ListedPoster[] {
  const place = new Map(posters.map(({ tableId }, index) => [tableId, index]));
  const starting = new Map(posters.map(({ tableId }) => [tableId, [] as Pair[]]));
  for (const pair of pairs) starting.get(pair.from)?.push(pair);
  const arriving = new Map<string, number[]>();
  let number = 0;
  const own = posters.map(({ tableId }) => ({
    tableId,
    threads: [...(starting.get(tableId) ?? [])]
      .sort((a, b) => (place.get(a.to) ?? 0) - (place.get(b.to) ?? 0))
      .map((pair): ListedThread => {
        number += 1;
        arriving.set(pair.to, [...(arriving.get(pair.to) ?? []), number]);
        return { number, pair };
      }),
  }));
  return own.map((listed) => ({ ...listed, arriving: arriving.get(listed.tableId) ?? [] }));
}
