import { createHmac, randomBytes } from 'node:crypto';

/** 48 bits: enough to tell the addresses of one wall apart, too few to identify one. */
const KEY_BYTES = 6;

/**
 * Pseudonyms of addresses, so that a wall can tell which of its people came from the same one: a
 * hash, keyed with a secret that is made when the server starts and is never stored. So nobody can
 * find the address of a stored pseudonym (not even by trying all of IPv4), and the same address has
 * another pseudonym on each wall and after each restart.
 */
export class NetworkKeys {
  readonly #secret = randomBytes(32);

  /** The pseudonym of `network`, which is a result of `networkOf`. */
  of(wallId: string, network: string): string {
    return createHmac('sha256', this.#secret)
      .update(`${wallId} ${network}`)
      .digest()
      .subarray(0, KEY_BYTES)
      .toString('base64url');
  }
}
