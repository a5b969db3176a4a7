import * as Y from 'yjs';

/** A struct, or something that stands for structs. */
interface Identified {
  readonly id: Y.ID;
}

/**
 * Puts structs of several clients in an order in which each comes after all that it refers to.
 * `structs` are sorted by clock within each client; clients may refer to each other both ways.
 * Structs that wait for each other in a circle come last. `restsOn`: the ids of other clients'
 * structs that a struct refers to.
 */
export function* causalOrder<Each extends Identified>(
  structs: ReadonlyMap<number, readonly Each[]>,
  restsOn: (each: Each) => readonly Y.ID[],
): Generator<Each> {
  /** How many of each client's are in order. */
  const done = new Map<number, number>();
  const nextOf = (client: number): Each | undefined => structs.get(client)?.[done.get(client) ?? 0];
  const isOpen = ({ client, clock }: Y.ID): boolean =>
    (nextOf(client)?.id.clock ?? Infinity) <= clock;
  for (const first of structs.keys()) {
    // A stack: the last is needed before the one under it can come.
    const wanted = [Y.createID(first, Infinity)];
    const under = new Set([first]);
    for (let want = wanted.at(-1); want; want = wanted.at(-1)) {
      const next = nextOf(want.client);
      if (!next || !isOpen(want)) {
        wanted.pop();
        under.delete(want.client);
        continue;
      }
      const before = restsOn(next).find(isOpen);
      if (!before) {
        yield next;
        done.set(want.client, (done.get(want.client) ?? 0) + 1);
      } else if (under.has(before.client)) {
        for (const [client, own] of structs) yield* own.slice(done.get(client) ?? 0);
        return;
      } else {
        wanted.push(before);
        under.add(before.client);
      }
    }
  }
}

/** `all` in lists of `atOnce`. */
export function* inChunks<Each>(all: Iterable<Each>, atOnce: number): Generator<Each[]> {
  let some: Each[] = [];
  for (const each of all) {
    if (some.push(each) < atOnce) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
