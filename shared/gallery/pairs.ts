import type { Relation } from '../model/gallery.ts';

/** A connection as the room needs it. */
export interface ThreadConnection {
  id: string;
  from: string;
  to: string;
  relation: Relation;
  text: string;
  state: 'proposed' | 'accepted';
  marks: number;
  at: number;
}

/** All that connects two posters: one thread. */
export interface Pair {
  /** Of both tables, whichever way it runs. */
  id: string;
  /** As its foremost sentence runs. */
  from: string;
  to: string;
  relation: Relation;
  /** Does something also run the other way? Then it has two heads. */
  isMutual: boolean;
  /** Nothing of it is accepted yet. */
  isProposed: boolean;
  /** Of all its connections together. */
  marks: number;
  /** The foremost first. */
  connections: readonly ThreadConnection[];
}

/** What is foremost: most marked, accepted before proposed, then the oldest. */
const inFront = (a: ThreadConnection, b: ThreadConnection): number =>
  b.marks - a.marks ||
  Number(b.state === 'accepted') - Number(a.state === 'accepted') ||
  a.at - b.at ||
  (a.id < b.id ? -1 : 1);

/** Of two pairs: which is lit, gets its sentence, is told first. */
const pairInFront = (a: Pair, b: Pair): number => {
  const [first, second] = [a.connections[0], b.connections[0]];
  return b.marks - a.marks || (first && second ? inFront(first, second) : 0);
};

/** Connections by pairs of posters that hang, the foremost first, and how many lead to one that does not. */
export function pairsOf(
  { posters }: { posters: readonly { tableId: string }[] },
  connections: readonly ThreadConnection[],
): { pairs: Pair[]; unhung: number } {
  const hung = new Map(posters.map(({ tableId }, index) => [tableId, index]));
  const byPair = new Map<string, ThreadConnection[]>();
  let unhung = 0;
  for (const connection of connections) {
    const [from, to] = [hung.get(connection.from), hung.get(connection.to)];
    if (from === undefined || to === undefined || from === to) {
      unhung += 1;
      continue;
    }
    const id =
      from < to ? `${connection.from} ${connection.to}` : `${connection.to} ${connection.from}`;
    const known = byPair.get(id);
    if (known) known.push(connection);
    else byPair.set(id, [connection]);
  }
  const pairs = [...byPair].flatMap(([id, all]): Pair[] => {
    const sorted = all.sort(inFront);
    const first = sorted[0];
    if (!first) return [];
    const { from, to, relation } = first;
    return [
      {
        id,
        from,
        to,
        relation,
        isMutual: sorted.some((each) => each.from !== from),
        isProposed: sorted.every(({ state }) => state === 'proposed'),
        marks: sorted.reduce((sum, each) => sum + each.marks, 0),
        connections: sorted,
      },
    ];
  });
  return { pairs: pairs.sort(pairInFront), unhung };
}
