import type { StepOf } from './standing.ts';

/** Pairs, where nobody says otherwise: an odd number makes one trio. */
const PAIRS = [2, 3] as const;
/** Whether people are told where they sit, and do not look for a table themselves. */
export const isDealt = ({ from }: Pick<StepOf<'tables'>, 'from'>): boolean =>
  from.kind === 'dealt' || (from.kind === 'pairs' && from.choose === 'random');

/** So many at a table that people are dealt to, where the step does not say. */
export const THREES_AND_FOURS = [3, 4] as const;

/** How many sit at a table of a step; `null`: as many as like to. */
export function tableSize({
  from,
  size,
}: Pick<StepOf<'tables'>, 'from' | 'size'>): readonly [number, number] | null {
  if (size) return size;
  return from.kind === 'pairs' ? PAIRS : from.kind === 'dealt' ? THREES_AND_FOURS : null;
}

/** Who has sat at one table with whom, by id; both say it. */
export type Met = ReadonlyMap<string, ReadonlySet<string>>;

/** Rounds of exchanges after which it is left as it is: it gets better with each, and the first few bring nearly all. */
const MOST_ROUNDS = 12;

/**
 * How many sit at each table: as many tables as `from` people each allow, the rest spread one by one, so that an odd number of pairs makes one
 * trio. Fewer than `from` sit at one table; more than `to` only where no number of tables fits. `most` tables, unless more than `to` would
 * have to sit at them.
 */
export function tableSizes(
  people: number,
  [from, to]: readonly [number, number],
  most = Infinity,
): number[] {
  if (people === 0) return [];
  const wanted = Math.max(1, Math.floor(people / from));
  const tables = Math.max(Math.min(wanted, most), Math.min(wanted, Math.ceil(people / to)));
  const rest = people % tables;
  return Array.from(
    { length: tables },
    (_, at) => Math.floor(people / tables) + (at < rest ? 1 : 0),
  );
}

const meetings = (person: string, others: readonly string[], met: Met): number => {
  const known = met.get(person);
  if (!known) return 0;
  let count = 0;
  for (const other of others) if (other !== person && known.has(other)) count += 1;
  return count;
};

/**
 * Pure. People at tables, each at one, so that as few as possible meet whom they met before. `people` in an order of chance: what they met does
 * not decide is decided by it.
 */
export function dealTables(
  people: readonly string[],
  met: Met,
  size: readonly [number, number],
  most = Infinity,
): string[][] {
  const sizes = tableSizes(people.length, size, most);
  const tables: string[][] = sizes.map(() => []);
  // Who met most has the fewest tables to go to, and goes first.
  const order = people.toSorted((a, b) => (met.get(b)?.size ?? 0) - (met.get(a)?.size ?? 0));
  for (const person of order) {
    let best = -1;
    let fewest = Infinity;
    tables.forEach((table, at) => {
      const room = (sizes[at] ?? 0) - table.length;
      if (room <= 0) return;
      // Between tables as good, the emptier one: so the last to come have a choice as well.
      const cost = meetings(person, table, met) + (1 - room / (sizes[at] ?? 1)) / 2;
      if (cost < fewest) [best, fewest] = [at, cost];
    });
    tables[best]?.push(person);
  }
  for (let round = 0; round < MOST_ROUNDS && exchange(tables, met); round += 1);
  return tables;
}

/** Lets people who meet somebody again change places with whomever that helps most. Says whether anything changed. */
function exchange(tables: readonly string[][], met: Met): boolean {
  let isChanged = false;
  tables.forEach((table, here) => {
    table.forEach((person, seat) => {
      const own = meetings(person, table, met);
      if (own === 0) return;
      let best: { there: number; at: number; gain: number } | null = null;
      tables.forEach((other, there) => {
        if (there === here) return;
        const others = table.filter((each) => each !== person);
        other.forEach((partner, at) => {
          const theirs = other.filter((each) => each !== partner);
          const before = own + meetings(partner, other, met);
          const after = meetings(person, theirs, met) + meetings(partner, others, met);
          const gain = before - after;
          if (gain > (best?.gain ?? 0)) best = { there, at, gain };
        });
      });
      // Set within the loops, which the compiler does not see.
      const found = best as { there: number; at: number } | null;
      if (!found) return;
      const other = tables[found.there] as string[];
      [table[seat], other[found.at]] = [other[found.at] as string, person];
      isChanged = true;
    });
  });
  return isChanged;
}

/** Who met whom, from the tables at which each sat. */
export function metAt(sat: ReadonlyMap<string, readonly string[]>): Map<string, Set<string>> {
  const byTable = new Map<string, string[]>();
  for (const [person, tables] of sat)
    for (const table of tables) byTable.set(table, [...(byTable.get(table) ?? []), person]);
  const met = new Map<string, Set<string>>();
  for (const people of byTable.values())
    for (const one of people) {
      const known = met.get(one) ?? new Set();
      for (const other of people) if (other !== one) known.add(other);
      met.set(one, known);
    }
  return met;
}
