import { hashToken } from './secrets.ts';

/** The person who was made for a device, and her token. */
export interface Arrived {
  personId: string;
  token: string;
}

/**
 * Two tabs of one browser that open the same link within this time become one person, ms. Later
 * tabs have the cookie of the first.
 */
const TOGETHER_MS = 60_000;
/**
 * Arrivals remembered; beyond it the oldest are forgotten. Several times the people of one wall.
 */
const MOST = 20_000;

/**
 * Two tabs that open one link at the same moment have no cookie yet, and would become two people.
 * Both send the key of their device, which the page made up, so the second gets the person of the
 * first. Keys are kept in memory for a minute, as hashes.
 */
export class DeviceArrivals {
  readonly #recent = new Map<string, { at: number; arrived: Promise<Arrived> }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * `door`: the wall and the role. `isStillHere`: false for a person who was removed meanwhile;
   * then a new one is made. Without a key each arrival is its own.
   */
  async arrive(
    door: string,
    device: string | undefined,
    isStillHere: (personId: string) => boolean,
    make: () => Promise<Arrived>,
  ): Promise<Arrived> {
    if (device === undefined) return make();
    const key = `${door} ${hashToken(device)}`;
    const now = this.#now();
    for (const [old, { at }] of this.#recent) {
      if (now - at < TOGETHER_MS && this.#recent.size < MOST) break;
      this.#recent.delete(old);
    }
    const known = await this.#recent.get(key)?.arrived.catch(() => null);
    if (known && isStillHere(known.personId)) return known;
    // The arrival this one waited for failed; another may have begun meanwhile.
    const begun = this.#recent.get(key);
    if (begun && !known) {
      const other = await begun.arrived.catch(() => null);
      if (other && isStillHere(other.personId)) return other;
    }
    const arrived = make();
    this.#recent.set(key, { at: now, arrived });
    arrived.catch(() => {
      if (this.#recent.get(key)?.arrived === arrived) this.#recent.delete(key);
    });
    return arrived;
  }
}
