import { PersonRates } from '../access/personRates.ts';
import type { Subscription } from '../bus/bus.ts';
import { sharedText, stepsIn, type SharedView } from '../sync/phones/sharedView.ts';
import type { MessageSocket } from '../sync/transport/messageSocket.ts';
import { sendBounded } from '../sync/transport/sendBounded.ts';

/** A phone's socket here, on another server's wall. */
export interface Seat {
  readonly number: number;
  readonly room: LiveRoom;
  /** The other server has admitted it. */
  isIn: boolean;
  socket: MessageSocket | null;
  /** What came for her before her socket was open: the last of her own parts, and an end. */
  waiting: Buffer | null;
  closed: { code: number; reason: string } | null;
}

const elapsed = (): number => performance.now();

/**
 * A wall that another server has, as far as phones here need it: what everybody was told last, as
 * it came, and their sockets. No document, no record.
 */
export class LiveRoom {
  readonly wallId: string;
  /** The server that has the wall, by its name as an owner. */
  readonly node: string;
  readonly seats = new Map<number, Seat>();
  /** What protects this server; everything else is counted where the wall is. */
  readonly rates = new PersonRates(elapsed);
  readonly clock = { now: (): number => this.#now() };
  #shared: (SharedView & { at: number; sequence: number }) | null = null;
  listening: Subscription | null = null;
  /** Ends watching the other server. */
  unwatch: () => void = () => undefined;
  /** Whether what was missed is being asked for. */
  isHealing = false;

  constructor(wallId: string, node: string) {
    this.wallId = wallId;
    this.node = node;
  }

  get isTold(): boolean {
    return this.#shared !== null;
  }

  get isUsed(): boolean {
    for (const { isIn } of this.seats.values()) if (isIn) return true;
    return false;
  }

  /** What everybody is told: it is kept for newcomers, and all here are sent it. */
  tell(view: SharedView, sequence: number): void {
    // What was asked for may come after what was said since.
    if (this.#shared && this.#shared.sequence > sequence) return;
    const knowsSteps = this.#shared !== null && stepsIn(this.#shared) === stepsIn(view);
    this.#shared = { ...view, at: elapsed(), sequence };
    const frame = sharedText(view, knowsSteps);
    for (const { socket } of this.seats.values()) if (socket) sendBounded(socket, frame, 0, true);
  }

  /** Her socket is open: she is told what was told so far. */
  open(seat: Seat, socket: MessageSocket): void {
    if (this.#shared)
      sendBounded(socket, sharedText({ ...this.#shared, now: this.#now() }), 0, true);
    if (seat.waiting) sendBounded(socket, seat.waiting, 0, true);
    seat.waiting = null;
    if (seat.closed) return socket.close(seat.closed.code, seat.closed.reason);
    seat.socket = socket;
  }

  close(code: number, reason: string): void {
    for (const seat of this.seats.values()) {
      seat.closed = { code, reason };
      seat.socket?.close(code, reason);
    }
  }

  #now(): number {
    return this.#shared ? Math.round(this.#shared.now + elapsed() - this.#shared.at) : 0;
  }
}
