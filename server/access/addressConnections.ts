import { networkOf } from './clientAddress.ts';
import { OpenCounts } from './openCounts.ts';

/** How many connections each address holds open. */
export class AddressConnections {
  readonly #open: OpenCounts;

  constructor(limit: number) {
    this.#open = new OpenCounts(limit);
  }

  /**
   * Counts one more connection. False: the address has as many as it may. What was counted has to
   * {@link leave}.
   */
  enter(address: string): boolean {
    return this.#open.enter(networkOf(address));
  }

  leave(address: string): void {
    this.#open.leave(networkOf(address));
  }
}
