import type { Person } from '../model/person.ts';

/** A person's name put to a thing: she seeks somebody out, hosts, sees to it. Each is there once a person and thing. */
export interface Claim {
  person: string;
  thing: string;
  /** `down`: laid down, by herself or by a facilitator; kept, so that a late retry is none anew. */
  state: 'held' | 'down';
  /** By when, in her own words: "after the harvest". */
  until?: string;
  /** By when as a day, `2027-03-31`: for calendars. */
  date?: string;
  /** Her own count of edits: a lower or equal one changes nothing. */
  rev: number;
  /** When she first put her name to it since it was last laid down, ms since 1970 UTC. */
  at: number;
}

/** Who is here. */
export interface Here {
  people: ReadonlyMap<string, Pick<Person, 'removed'>>;
  leaving: ReadonlySet<string>;
  /** Where tables put their names to things: those that are open. */
  tables?: ReadonlySet<string>;
}
const isHere = ({ people, leaving, tables }: Here, person: string): boolean =>
  tables?.has(person) === true || (people.get(person)?.removed === false && !leaving.has(person));

/** The claims of one step. */
export class ClaimBook {
  readonly #byThing = new Map<string, Map<string, Claim>>();

  of(thing: string, person: string): Claim | undefined {
    return this.#byThing.get(thing)?.get(person);
  }

  /** Whether anybody ever put a name to it. */
  has(thing: string): boolean {
    return this.#byThing.has(thing);
  }

  put(claim: Claim): void {
    const people = this.#byThing.get(claim.thing) ?? new Map<string, Claim>();
    people.set(claim.person, claim);
    this.#byThing.set(claim.thing, people);
  }

  /** Those that stand, of people who are here, the first first. */
  held(thing: string, here: Here): Claim[] {
    return [...(this.#byThing.get(thing)?.values() ?? [])]
      .filter(({ state, person }) => state === 'held' && isHere(here, person))
      .sort((a, b) => a.at - b.at || (a.person < b.person ? -1 : 1));
  }
}
