import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * For tests: a port that leads to others, one after the other for each connection, past such as
 * take none. Where it is cut nothing passes, and nobody is told: as of a cable that was pulled.
 */
export class TcpDoor {
  readonly #server: Server;
  readonly #targets: () => readonly number[];
  readonly #open = new Set<Socket>();
  #next = 0;
  #isCut = false;

  private constructor(targets: () => readonly number[]) {
    this.#targets = targets;
    this.#server = createServer((socket) => this.#lead(socket, this.#targets().length));
  }

  /** `targets`: the ports that it leads to now. */
  static async open(targets: () => readonly number[]): Promise<TcpDoor> {
    const door = new TcpDoor(targets);
    door.#server.listen(0, '127.0.0.1');
    await once(door.#server, 'listening');
    return door;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#open) socket.pause();
  }

  /** What was held back comes. */
  mend(): void {
    this.#isCut = false;
    for (const socket of this.#open) socket.resume();
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#open) socket.destroy();
  }

  #lead(socket: Socket, left: number): void {
    socket.on('error', () => socket.destroy());
    const targets = this.#targets();
    if (left === 0 || targets.length === 0) return void socket.destroy();
    this.#next += 1;
    const target = connect(targets[this.#next % targets.length] ?? 0, '127.0.0.1');
    // Nothing was sent yet: the next one is asked.
    const refused = (): void => this.#lead(socket, left - 1);
    target.once('error', refused);
    target.once('connect', () => {
      target.off('error', refused);
      target.on('error', () => target.destroy());
      for (const [from, to] of [
        [socket, target],
        [target, socket],
      ] as const) {
        this.#open.add(from);
        from.on('data', (bytes) => void (to.destroyed || to.write(bytes)));
        from.on('end', () => to.end());
        from.once('close', () => {
          this.#open.delete(from);
          to.destroy();
        });
        if (this.#isCut) from.pause();
      }
    });
  }
}
