import { createHmac, randomBytes } from 'node:crypto';

/** 48 bits: enough to tell a wall's addresses apart, too few to be anybody's. */
const KEY_BYTES = 6;

/**
 * Names for addresses, so that a wall can tell which of its people came from one: a hash keyed with a secret that is made when the server
 * starts and is never written down. So nobody can go back from a stored name to an address (not even by trying all of IPv4), the same
 * address has another name on each wall, and after a restart a new one.
 */
export class NetworkKeys {
  readonly #secret = randomBytes(32);

  /** `network` as `networkOf` gives it. */
  of(wallId: string, network: string): string {
    return createHmac('sha256', this.#secret)
      .update(`${wallId} ${network}`)
      .digest()
      .subarray(0, KEY_BYTES)
      .toString('base64url');
  }
}
