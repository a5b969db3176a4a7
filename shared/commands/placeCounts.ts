import { LIMITS } from '../model/limits.ts';
import type { Person, Role } from '../model/person.ts';

/** Kinds of things that people leave and that have limits of their own. */
export type PlacedKind = 'notes' | 'visits' | 'connections';
/**
 * How somebody came in: by the code, or by a role's link. People who were made with the wall have
 * no door.
 */
export type Door = 'code' | Exclude<Role, 'participant'>;

/**
 * Places of each kind: on the wall, for one person, for all people of one address. `assured`: for
 * every person, whatever her address has.
 */
const PLACES: Readonly<
  Record<PlacedKind, { wall: number; person: number; address: number; assured: number }>
> = {
  notes: {
    wall: LIMITS.notesPerWall,
    person: LIMITS.notesPerPerson,
    address: LIMITS.notesPerAddress,
    assured: LIMITS.notesAssured,
  },
  visits: {
    wall: LIMITS.visitsPerWall,
    person: LIMITS.visitsPerPerson,
    address: LIMITS.visitsPerAddress,
    assured: LIMITS.visitsAssured,
  },
  connections: {
    wall: LIMITS.connectionsPerWall,
    person: LIMITS.threadsPerPerson,
    address: LIMITS.threadsPerAddress,
    assured: LIMITS.threadsAssured,
  },
};

/** Places at each door. Links have places of their own, of which one address may take half. */
export const DOOR_PLACES: Readonly<Record<Door, { all: number; address: number }>> = {
  code: { all: LIMITS.peoplePerWall, address: LIMITS.peoplePerAddress },
  facilitator: { all: LIMITS.facilitatorsByLink, address: LIMITS.facilitatorsByLink / 2 },
  volunteer: { all: LIMITS.volunteersByLink, address: LIMITS.volunteersByLink / 2 },
  projector: { all: LIMITS.projectorsByLink, address: LIMITS.projectorsByLink / 2 },
};

export function doorOf(person: Pick<Person, 'arrival' | 'role'>): Door | null {
  if (person.arrival === 'code') return 'code';
  return person.arrival === 'link' && person.role !== 'participant' ? person.role : null;
}

/** People of one address who came by one door. */
interface Crowd {
  count: number;
  /** Those of them who never did anything, the longest here first. */
  readonly idle: Set<string>;
}

/**
 * Whether she has said nothing of herself and sat nowhere. A name alone does not count for links,
 * whose people arrive with one.
 */
const isBlank = (person: Person, door: Door): boolean =>
  (door !== 'code' || !person.name) &&
  person.offer === 'none' &&
  !person.sat?.length &&
  !person.contact &&
  !person.standing &&
  Object.keys(person.commitments ?? {}).length === 0;

/**
 * How many places are taken, and by whom. Kept as records change, so that asking costs nothing.
 * Removed people take none.
 */
export class PlaceCounts {
  /** By person: a keyed hash of her address. */
  readonly #networks = new Map<string, string>();
  readonly #doors = new Map<Door, { count: number; crowds: Map<string, Crowd> }>();
  readonly #totals: Record<PlacedKind, number> = { notes: 0, visits: 0, connections: 0 };
  readonly #byPerson = new Map<string, number>();
  readonly #byNetwork = new Map<string, number>();
  /** People who ever left anything, also what is gone. */
  readonly #busy = new Set<string>();

  /** A keyed hash of her address; `undefined` for people from before addresses were kept. */
  networkOf(personId: string): string | undefined {
    return this.#networks.get(personId);
  }

  /** Call before anything else about this person. */
  setNetwork(personId: string, network: string): void {
    this.#networks.set(personId, network);
  }

  /** How many people are in by this door: all, or those of one address. */
  countAt(door: Door, network?: string): number {
    const at = this.#doors.get(door);
    return (network === undefined ? at?.count : at?.crowds.get(network)?.count) ?? 0;
  }

  /**
   * People who came by this door and never did anything, the longest here first: of one address, or
   * of the address with most people.
   */
  *idleAt(door: Door, network?: string): Generator<string, void> {
    const crowds = this.#doors.get(door)?.crowds;
    if (!crowds) return;
    if (network !== undefined) {
      yield* crowds.get(network)?.idle ?? [];
      return;
    }
    for (const { idle } of [...crowds.values()].sort((a, b) => b.count - a.count)) yield* idle;
  }

  movePerson(id: string, before: Person | undefined, after: Person | undefined): void {
    const [left, entered] = [
      before && !before.removed ? doorOf(before) : null,
      after && !after.removed ? doorOf(after) : null,
    ];
    const network = this.#networks.get(id) ?? '';
    if (left !== entered) {
      this.#count(left, network, -1, id);
      this.#count(entered, network, 1, id);
    }
    const idle = entered === null ? undefined : this.#crowd(entered, network).idle;
    if (entered !== null && after && isBlank(after, entered) && !this.#busy.has(id)) idle?.add(id);
    else idle?.delete(id);
    if (!after) this.#networks.delete(id);
  }

  /** She did something: she gives her place to nobody. */
  didSomething(personId: string): void {
    if (this.#busy.has(personId)) return;
    this.#busy.add(personId);
    for (const { crowds } of this.#doors.values())
      crowds.get(this.#networks.get(personId) ?? '')?.idle.delete(personId);
  }

  /**
   * Counts places that something of this person takes (`by`; negative: gives back). 0 says once
   * that she left something.
   */
  place(kind: PlacedKind, personId: string, by: number): void {
    this.didSomething(personId);
    if (by === 0) return;
    this.#totals[kind] += by;
    add(this.#byPerson, `${kind} ${personId}`, by);
    const network = this.#networks.get(personId);
    if (network !== undefined) add(this.#byNetwork, `${kind} ${network}`, by);
  }

  total(kind: PlacedKind): number {
    return this.#totals[kind];
  }

  of(kind: PlacedKind, personId: string): number {
    return this.#byPerson.get(`${kind} ${personId}`) ?? 0;
  }

  /**
   * Whose places are used up, so that this person may leave no more; `null` when she may.
   * `reserved`: places beyond the wall's.
   */
  fullFor(
    kind: PlacedKind,
    personId: string,
    reserved: number | null = null,
  ): 'wall' | 'person' | 'address' | null {
    const limit = PLACES[kind];
    const own = this.of(kind, personId);
    if (own >= limit.person) return 'person';
    if (this.#totals[kind] >= limit.wall + (reserved ?? 0)) return 'wall';
    const network = this.#networks.get(personId);
    if (reserved !== null || own < limit.assured || network === undefined) return null;
    return (this.#byNetwork.get(`${kind} ${network}`) ?? 0) >= limit.address ? 'address' : null;
  }

  #crowd(door: Door, network: string): Crowd {
    const at = this.#doors.get(door) ?? { count: 0, crowds: new Map<string, Crowd>() };
    this.#doors.set(door, at);
    const crowd = at.crowds.get(network) ?? { count: 0, idle: new Set<string>() };
    at.crowds.set(network, crowd);
    return crowd;
  }

  #count(door: Door | null, network: string, by: 1 | -1, id: string): void {
    if (door === null) return;
    const crowd = this.#crowd(door, network);
    const at = this.#doors.get(door);
    if (at) at.count += by;
    crowd.count += by;
    if (by > 0) return;
    crowd.idle.delete(id);
    if (crowd.count === 0) at?.crowds.delete(network);
  }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const next = (counts.get(key) ?? 0) + by;
  if (next === 0) counts.delete(key);
  else counts.set(key, next);
}
