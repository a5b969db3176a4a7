/** The longest that a server's thread was held in one turn of its event loop. */
export interface Held {
  /** By the clock: beside others on the machine it is longer than what the server does. */
  ms: number;
  /** Processor time of the thread in that turn: what the server itself does. */
  cpuMs: number;
  /** Of all turns together. */
  sumMs: number;
}
