/**
 * Who an item belongs to. A person may ask from several addresses, and an address may be a whole
 * venue's.
 */
export interface Asker {
  address: string;
  /** Id of the person, unique among all walls. */
  person: string;
}

/**
 * How many items may wait; `kept` of `all` places are for addresses that have fewer items waiting
 * than one person may have.
 */
export interface QueueBounds {
  perPerson: number;
  perAddress: number;
  kept: number;
  all: number;
}

interface Entry<T> extends Asker {
  item: T;
}

/**
 * A queue in which addresses take turns, and the people at each address: who asks for much waits
 * for it, and others do not. Each person's items stay in order.
 */
export class FairQueue<T> {
  /** Items by address and person. No entry is empty; whose turn is next comes first. */
  readonly #addresses = new Map<string, Map<string, Entry<T>[]>>();
  readonly #perPerson = new Map<string, number>();
  readonly #perAddress = new Map<string, number>();
  readonly #bounds: QueueBounds;
  #size = 0;

  constructor(bounds: QueueBounds) {
    this.#bounds = bounds;
  }

  /** Adds an item. False: the queue is full, or has enough of this person's or address's. */
  add({ address, person }: Asker, item: T): boolean {
    const { perPerson, perAddress, kept, all } = this.#bounds;
    const here = this.#perAddress.get(address) ?? 0;
    if ((this.#perPerson.get(person) ?? 0) >= perPerson || here >= perAddress) return false;
    if (this.#size >= (here < perPerson ? all : all - kept)) return false;
    const people = this.#addresses.get(address) ?? new Map<string, Entry<T>[]>();
    this.#addresses.set(address, people);
    people.set(person, [...(people.get(person) ?? []), { address, person, item }]);
    this.#count({ address, person }, 1);
    return true;
  }

  take(): T | undefined {
    for (const [address, people] of this.#addresses) {
      for (const [person, list] of people) {
        const [entry, ...rest] = list;
        // Moves the person and the address to the end, if anything of theirs is left.
        people.delete(person);
        if (rest.length > 0) people.set(person, rest);
        this.#addresses.delete(address);
        if (people.size > 0) this.#addresses.set(address, people);
        this.#count({ address, person }, -1);
        return entry?.item;
      }
    }
    return undefined;
  }

  /** Removes an item. False: it was not in the queue. */
  remove({ address, person }: Asker, item: T): boolean {
    const people = this.#addresses.get(address);
    const list = people?.get(person);
    const at = list?.findIndex((entry) => entry.item === item) ?? -1;
    if (!people || !list || at < 0) return false;
    list.splice(at, 1);
    if (list.length === 0) people.delete(person);
    if (people.size === 0) this.#addresses.delete(address);
    this.#count({ address, person }, -1);
    return true;
  }

  #count({ address, person }: Asker, by: number): void {
    this.#size += by;
    for (const [counts, key] of [
      [this.#perAddress, address],
      [this.#perPerson, person],
    ] as const) {
      const count = (counts.get(key) ?? 0) + by;
      if (count > 0) counts.set(key, count);
      else counts.delete(key);
    }
  }
}
