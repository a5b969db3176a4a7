import { levelReaders, type MayRead } from './levelReaders.ts';
import { hashText } from '../model/hashText.ts';
import { workAtOnce, type PausableWork } from '../model/pausableWork.ts';

/** What is rated: a note, group, table, statement or time. */
export interface RatedThing {
  id: string;
  /** Ids of the people whose it is; none of them rates it. Empty where it is nobody's. */
  authors: readonly string[];
}

/** How many things each person rates. */
export type EachRates = number | 'all';

/**
 * `even`: no thing has two readers more than another. `uneven`: so even as authors leave it, which
 * is less. The others say why there is nothing to do: no things, no people, or only things whose
 * authors all people are.
 */
export type ReadingsOutcome = 'even' | 'uneven' | 'no-things' | 'nobody' | 'all-excluded';

export interface Readings {
  outcome: ReadingsOutcome;
  /** By person, what she reads, in the order in which she does. Whoever may read nothing has an empty list. */
  readings: ReadonlyMap<string, readonly string[]>;
  /** Readers of the thing that has the fewest and of the one that has the most; 0 where there is nothing. */
  fewest: number;
  most: number;
  /** Who reads fewer than each should, because there are no more things that she may read. Empty for `all`. */
  short: readonly string[];
}

export interface ReadingsAsked {
  people: readonly string[];
  things: readonly RatedThing[];
  each: EachRates;
}

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Who reads what, so that every thing is read by as many people as the next: the difference is at
 * most one wherever that can be, else the smallest there is. Nobody reads what is hers, or a thing
 * twice; each reads as many as were asked for, or all that she may where that is fewer. The same for
 * the same people and things, in whatever order they come.
 *
 * It is a subgraph of the bipartite graph of people and what they may read, with the degrees of the
 * people given and those of the things as even as can be: a semi-matching (Harvey, Ladner, Lovász,
 * Tamir, "Semi-matchings for bipartite graphs and load balancing", J. Algorithms 59, 2006), with more
 * than one edge for each person. Degrees that can be reached are an M-convex set, and in such a set a
 * vector from which no unit can be shifted to one that is lower by two is less than or equal to all
 * others in majorisation (Frank and Murota, "Decreasing minimization on M-convex sets", Math.
 * Programming 195, 2022): it has the lowest maximum and the highest minimum at once. People with the
 * least choice choose first, always what is read least, then {@link levelReaders} shifts along paths
 * as a flow's augmenting paths do. O(people × each) and a search of each path that is left.
 */
export const assignReadings = (asked: ReadingsAsked): Readings => workAtOnce(assignInSteps(asked));

/** Among how many people things are dealt between two pauses: well under a millisecond. */
const DEALT_AT_ONCE = 50;

/** {@link assignReadings}, pausing wherever it yields. */
export function* assignInSteps({ people, things, each }: ReadingsAsked): PausableWork<Readings> {
  const who = [...new Set(people)].sort(byUnits);
  const authors = new Map<string, Set<string>>();
  for (const thing of things) {
    const known = authors.get(thing.id) ?? new Set<string>();
    for (const author of thing.authors) known.add(author);
    authors.set(thing.id, known);
  }
  const what = [...authors.keys()].sort(byUnits);
  const nothing = (outcome: ReadingsOutcome): Readings => ({
    outcome,
    readings: new Map(who.map((person) => [person, []])),
    fewest: 0,
    most: 0,
    short: each === 'all' || each <= 0 ? [] : who,
  });
  if (who.length === 0) return nothing('nobody');
  if (what.length === 0) return nothing('no-things');
  const may = mayRead(who, [...authors.values()], [...authors.keys()], what);
  yield;
  const { notHers } = may;
  if (notHers.every(({ length }) => length === 0)) return nothing('all-excluded');
  const wanted = each === 'all' ? what.length : Math.max(0, Math.floor(each));
  const due = notHers.map(({ length }) => Math.min(length, wanted));
  const reads = yield* deal(who, may, due);
  const counts = yield* levelReaders(reads, may);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  return {
    outcome: most - fewest <= 1 ? 'even' : 'uneven',
    readings: new Map(
      who.map((person, index) => [
        person,
        (reads[index] as number[]).map((thing) => what[thing] as string),
      ]),
    ),
    fewest,
    most,
    short: each === 'all' ? [] : who.filter((_, index) => (due[index] as number) < wanted),
  };
}

/** What is not each person's own. `ids` are those of `authors`, `what` the same in the order in which things are counted. */
function mayRead(
  who: readonly string[],
  authors: readonly ReadonlySet<string>[],
  ids: readonly string[],
  what: readonly string[],
): MayRead {
  const things = what.length;
  const closed = new Uint8Array(who.length * things);
  const personAt = new Map(who.map((person, index) => [person, index]));
  const thingAt = new Map(what.map((thing, index) => [thing, index]));
  for (const [index, some] of authors.entries()) {
    const thing = thingAt.get(ids[index] as string) as number;
    for (const author of some) {
      const person = personAt.get(author);
      if (person !== undefined) closed[person * things + thing] = 1;
    }
  }
  const free = new Int32Array(things);
  const notHers = who.map((_, person) => {
    let count = 0;
    for (let thing = 0; thing < things; thing += 1)
      if (closed[person * things + thing] === 0) free[count++] = thing;
    return free.slice(0, count);
  });
  return { closed, things, notHers };
}

/**
 * Each in turn takes what is read least, whoever has the least choice first. Among what is read
 * equally little everybody begins at another place, so that not the same people read the same
 * things, nor in the same order. Closes to each what she takes.
 */
function* deal(
  who: readonly string[],
  { closed, things, notHers }: MayRead,
  due: readonly number[],
): PausableWork<number[][]> {
  const counts = new Int32Array(things);
  /** Things by how many readers they have, and where each stands there. */
  const order = Int32Array.from({ length: things }, (_, index) => index);
  const places = Int32Array.from(order);
  /** Where those with so many readers end. */
  const ends = new Int32Array(who.length + 2).fill(things);
  const oneMore = (thing: number): void => {
    const count = counts[thing] as number;
    const last = ((ends[count] as number) -= 1);
    const [place, other] = [places[thing] as number, order[last] as number];
    order[place] = other;
    places[other] = place;
    order[last] = thing;
    places[thing] = last;
    counts[thing] = count + 1;
  };
  const turns = [...who.keys()]
    .map((person) => ({
      person,
      slack: (notHers[person] as Int32Array).length - (due[person] as number),
    }))
    .sort((a, b) => a.slack - b.slack || a.person - b.person);
  const reads = who.map((): number[] => []);
  for (const [turn, { person }] of turns.entries()) {
    if (turn % DEALT_AT_ONCE === 0) yield;
    const [row, most] = [person * things, due[person] as number];
    const taken = reads[person] as number[];
    const hash = hashText(who[person] as string);
    for (let count = 0, from = 0; taken.length < most; from = ends[count] as number, count += 1) {
      const size = (ends[count] as number) - from;
      for (let step = 0; step < size && taken.length < most; step += 1) {
        const thing = order[from + ((hash + step) % size)] as number;
        if (closed[row + thing] === 0) taken.push(thing);
      }
    }
    for (const thing of taken) {
      closed[row + thing] = 1;
      oneMore(thing);
    }
  }
  return reads;
}

export interface ReadersAsked {
  things: readonly Pick<RatedThing, 'id'>[];
  readings: ReadonlyMap<string, readonly string[]>;
  /** Whether she is still here: whoever went reads no more. */
  isHere: (person: string) => boolean;
  /** Whether she has rated it: that counts, also where she went since and it was kept. */
  hasRated: (person: string, thing: string) => boolean;
}

/**
 * How many people have read each thing, or are going to. Where somebody leaves, nobody else's list
 * changes: what she did not get to has a reader fewer, and is next for whoever comes late.
 */
export function countReaders({
  things,
  readings,
  isHere,
  hasRated,
}: ReadersAsked): ReadonlyMap<string, number> {
  const counts = new Map(things.map(({ id }) => [id, 0]));
  for (const [person, list] of readings)
    for (const thing of list) {
      const count = counts.get(thing);
      if (count !== undefined && (isHere(person) || hasRated(person, thing)))
        counts.set(thing, count + 1);
    }
  return counts;
}

export interface LateAsked {
  person: string;
  /** What there is to rate now. */
  things: readonly RatedThing[];
  /** {@link countReaders}, without her. */
  readers: ReadonlyMap<string, number>;
  each: EachRates;
  /** What she has already: for somebody who is through with hers and would read more. */
  has?: readonly string[];
}

/**
 * What somebody reads who comes after the others' lists were made: of what is not hers, what is read
 * least, `each` of them or all there are. Everybody else's list stays as it is.
 */
export function assignLate({ person, things, readers, each, has = [] }: LateAsked): string[] {
  const own = new Set(has);
  for (const { id, authors } of things) if (authors.includes(person)) own.add(id);
  const candidates = [...new Set(things.map(({ id }) => id))]
    .filter((id) => !own.has(id))
    .map((id) => ({ id, count: readers.get(id) ?? 0, hash: hashText(person + id) }))
    .sort((a, b) => a.count - b.count || a.hash - b.hash || byUnits(a.id, b.id));
  const most = each === 'all' ? candidates.length : Math.max(0, Math.floor(each));
  return candidates.slice(0, most).map(({ id }) => id);
}
