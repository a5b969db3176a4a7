/** Who may not read what, by person and thing, and how many each reads at most. */
export interface Room {
  own: readonly (readonly boolean[])[];
  each: number;
}

const mayRead = ({ own }: Room): number[][] =>
  own.map((row) => [...row.keys()].filter((thing) => row[thing] !== true));

/** All lists of so many of these. */
function choices(of: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return of.flatMap((first, index) =>
    choices(of.slice(index + 1), size - 1).map((rest) => [first, ...rest]),
  );
}

/** The least sum of squares and the least difference over all assignments there are, each tried. */
export function mostEvenOfAll(room: Room): { squares: number; spread: number } {
  const lists = mayRead(room).map((may) => choices(may, Math.min(room.each, may.length)));
  const counts = (room.own[0] ?? []).map(() => 0);
  const best = { squares: Infinity, spread: Infinity };
  const visit = (person: number): void => {
    const options = lists[person];
    if (!options) {
      best.squares = Math.min(
        best.squares,
        counts.reduce((sum, each) => sum + each * each, 0),
      );
      best.spread = Math.min(best.spread, Math.max(...counts) - Math.min(...counts));
      return;
    }
    for (const list of options) {
      for (const thing of list) (counts[thing] as number) += 1;
      visit(person + 1);
      for (const thing of list) (counts[thing] as number) -= 1;
    }
  };
  visit(0);
  return best;
}

/** Most readings where each person has her number and no thing more than `cap`: Ford and Fulkerson, a unit at a time. */
function mostReadings(may: readonly number[][], due: readonly number[], cap: number): number {
  const readers = new Map<number, Set<number>>();
  const readersOf = (thing: number): Set<number> => {
    const known = readers.get(thing) ?? new Set<number>();
    readers.set(thing, known);
    return known;
  };
  const augment = (person: number, seen: Set<number>): boolean => {
    for (const thing of may[person] ?? []) {
      const known = readersOf(thing);
      if (seen.has(thing) || known.has(person)) continue;
      seen.add(thing);
      if (known.size < cap) {
        known.add(person);
        return true;
      }
      for (const other of known)
        if (augment(other, seen)) {
          known.delete(other);
          known.add(person);
          return true;
        }
    }
    return false;
  };
  let total = 0;
  for (const [person, most] of due.entries())
    for (let each = 0; each < most; each += 1) if (augment(person, new Set())) total += 1;
  return total;
}

/**
 * The lowest maximum and the highest minimum of readers, each by flows: a maximum can be had where all readings fit under it, a minimum
 * where it can be filled up in all things (whoever has readings left then adds them).
 */
export function mostEvenFlow(room: Room): { fewest: number; most: number } {
  const may = mayRead(room);
  const due = may.map(({ length }) => Math.min(room.each, length));
  const all = due.reduce((sum, each) => sum + each, 0);
  const things = room.own[0]?.length ?? 0;
  let most = 0;
  while (mostReadings(may, due, most) < all) most += 1;
  let fewest = 0;
  while (fewest < may.length && mostReadings(may, due, fewest + 1) === (fewest + 1) * things)
    fewest += 1;
  return { fewest, most };
}
