import type { MessageSocket } from '../transport/messageSocket.ts';
import type { SeededRandom } from '../../seededRandom.ts';

export type Frame = Uint8Array | string;

/** The client's end. `code` is 1006 when the network broke without a close. */
export interface ClientEnd {
  receive(frame: Frame): void;
  closed(code: number): void;
}

/**
 * A socket on a bad network: frames arrive in order and late, until the connection breaks; then the
 * last of what was on its way is lost in each direction, and either end may notice long after the
 * other.
 */
export class SimulatedSocket {
  readonly toServer: Uint8Array[] = [];
  readonly toClient: Frame[] = [];
  readonly #random: SeededRandom;
  readonly #client: ClientEnd;
  readonly #onSend: (frame: Frame) => void;
  readonly #onClose: (code: number) => void;
  readonly #listeners: Record<'message' | 'close', ((...args: unknown[]) => void)[]> = {
    message: [],
    close: [],
  };
  #serverState: 'open' | 'closing' | 'closed' = 'open';
  /** A close code that the client is told after the frames before it. */
  #clientHears: number | null = null;
  isClientDone = false;

  /**
   * `onSend` is called with each frame, and `onClose` with each close, at the moment the server
   * sends it.
   */
  constructor(
    random: SeededRandom,
    client: ClientEnd,
    { onSend, onClose }: { onSend: (frame: Frame) => void; onClose: (code: number) => void },
  ) {
    this.#random = random;
    this.#client = client;
    this.#onSend = onSend;
    this.#onClose = onClose;
  }

  /** The server's end. */
  get serverEnd(): MessageSocket {
    const isOpen = (): boolean => this.#serverState === 'open';
    const end = {
      OPEN: 1,
      bufferedAmount: 0,
      get readyState() {
        return isOpen() ? 1 : 3;
      },
      on: (event: 'message' | 'close', listener: (...args: unknown[]) => void) => {
        this.#listeners[event]?.push(listener);
      },
      send: (sent: Frame, options?: { binary: boolean }) => {
        if (!isOpen()) return;
        const frame =
          options?.binary === false && typeof sent !== 'string'
            ? Buffer.from(sent).toString()
            : sent;
        this.#onSend(frame);
        if (!this.isClientDone) this.toClient.push(frame);
      },
      close: (code: number) => this.#serverCloses(code),
    };
    return end as unknown as MessageSocket;
  }

  get isOver(): boolean {
    return this.isClientDone && this.#serverState === 'closed' && this.toServer.length === 0;
  }

  get canReachServer(): boolean {
    return (
      this.toServer.length > 0 ||
      this.#serverState === 'closing' ||
      (this.isClientDone && this.#serverState !== 'closed')
    );
  }

  get canReachClient(): boolean {
    return !this.isClientDone && (this.toClient.length > 0 || this.#clientHears !== null);
  }

  sendToServer(frame: Uint8Array): void {
    if (!this.isClientDone) this.toServer.push(frame);
  }

  deliverToServer(twice = false): void {
    const frame = this.toServer.shift();
    if (frame && this.#serverState !== 'closed') {
      for (let time = 0; time < (twice ? 2 : 1); time += 1)
        for (const listener of this.#listeners.message) listener(Buffer.from(frame), true);
    } else if (!frame && this.#serverState !== 'closed') {
      this.#serverState = 'closed';
      for (const listener of this.#listeners.close) listener();
    }
  }

  deliverToClient(): void {
    if (this.isClientDone) return;
    const frame = this.toClient.shift();
    if (frame !== undefined) this.#client.receive(frame);
    else if (this.#clientHears !== null) this.#endClient(this.#clientHears);
  }

  /**
   * The network breaks. The client notices now, the server when the rest of what was on its way has
   * arrived. Returns how many frames were lost.
   */
  cut(): number {
    const lost = this.#loseTail(this.toServer) + this.toClient.length;
    this.toClient.length = 0;
    this.#endClient(1006);
    return lost;
  }

  /**
   * The server's process ended: a random part of what it had sent still arrives. Returns how many
   * frames were lost.
   */
  serverDied(): number {
    const lost = this.toServer.length + this.#loseTail(this.toClient);
    this.toServer.length = 0;
    this.#serverState = 'closed';
    this.#clientHears ??= 1006;
    return lost;
  }

  /** The handshake fails. */
  refuse(code: number): void {
    this.#serverState = 'closed';
    this.toServer.length = 0;
    this.toClient.length = 0;
    this.#endClient(code);
  }

  #loseTail(frames: unknown[]): number {
    const kept = this.#random.below(frames.length + 1);
    const lost = frames.length - kept;
    frames.length = kept;
    return lost;
  }

  #serverCloses(code: number): void {
    if (this.#serverState !== 'open') return;
    this.#serverState = 'closing';
    this.#onClose(code);
    this.#clientHears ??= code;
  }

  #endClient(code: number): void {
    if (this.isClientDone) return;
    this.isClientDone = true;
    this.#client.closed(code);
  }
}
