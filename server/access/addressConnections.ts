import { networkOf } from './clientAddress.ts';

/** How many connections each address holds open. */
export class AddressConnections {
  readonly #limit: number;
  readonly #open = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts one more, or says `false` when the address has as many as it may. What was counted has to {@link leave}. */
  enter(address: string): boolean {
    const network = networkOf(address);
    const open = this.#open.get(network) ?? 0;
    if (open >= this.#limit) return false;
    this.#open.set(network, open + 1);
    return true;
  }

  leave(address: string): void {
    const network = networkOf(address);
    const open = (this.#open.get(network) ?? 0) - 1;
    if (open > 0) this.#open.set(network, open);
    else this.#open.delete(network);
  }
}
