import type { Carrier } from './bus.ts';

type Hear = (channel: string, bytes: Uint8Array) => void;

/** Where carriers of one process meet. */
export class InProcessHub {
  readonly carriers = new Set<InProcessCarrier>();
}

/** Carries within one process: for tests, and for several servers in one. */
export class InProcessCarrier implements Carrier {
  readonly isUp = true;
  readonly #hub: InProcessHub;
  readonly #channels = new Set<string>();
  #hear: Hear = () => undefined;

  constructor(hub: InProcessHub) {
    this.#hub = hub;
  }

  async send(channel: string, bytes: Uint8Array): Promise<number> {
    const reached = [...this.#hub.carriers].filter((carrier) => carrier.#channels.has(channel));
    // As over a network: whoever hears it has bytes of her own, later.
    for (const carrier of reached) setImmediate(() => carrier.#take(channel, Buffer.from(bytes)));
    return reached.length;
  }

  async listen(channel: string): Promise<void> {
    this.#channels.add(channel);
  }

  async unlisten(channel: string): Promise<void> {
    this.#channels.delete(channel);
  }

  start(hear: Hear): void {
    this.#hear = hear;
    this.#hub.carriers.add(this);
  }

  async close(): Promise<void> {
    this.#hub.carriers.delete(this);
  }

  #take(channel: string, bytes: Uint8Array): void {
    if (this.#channels.has(channel) && this.#hub.carriers.has(this)) this.#hear(channel, bytes);
  }
}
