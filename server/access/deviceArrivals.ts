import { hashToken } from './secrets.ts';

/** Who was made for a device, and her token. */
export interface Arrived {
  personId: string;
  token: string;
}

/** So long two tabs of one browser may lie apart that open one link, ms: after that the second has the first one's cookie. */
const TOGETHER_MS = 60_000;
/** A plenary that comes in one minute, several times over; beyond it the oldest are forgotten. */
const MOST = 20_000;

/**
 * Two tabs that open one link at the same moment have no cookie yet, and would make two people. Both say the key of their device (which
 * the page made up), so the second is who the first is. Kept in memory for a minute, as hashes.
 */
export class DeviceArrivals {
  readonly #recent = new Map<string, { at: number; arrived: Promise<Arrived> }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** `door`: wall and role. `isStillHere`: a person who was removed meanwhile is nobody's second tab. Without a key each arrival is its own. */
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
    // Whoever waited for one that failed may find another that began meanwhile.
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
