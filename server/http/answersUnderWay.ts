import type { Socket } from 'node:net';
import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';

/** What an answer that is made while it is read holds: a slice on its way and the one after it. Bytes. */
export const STREAM_BYTES = 64 * 1024;

/** An answer that was not taken whole yet. */
export interface AnswerUnderWay {
  readonly keys: readonly string[];
  /** Bytes of memory it holds for itself. */
  held: number;
}

interface Connection {
  /** Requests that were heard and not answered whole yet. */
  asked: number;
  answers: Set<AnswerUnderWay>;
  /** Bytes that had gone out, and when that last grew, ms. */
  sent: number;
  movedAt: number;
}

/**
 * Who reads what it asked for: what waits is bounded for each person and address, and a connection on which an answer does not move is cut.
 * Node's own socket timeout starts over when the first bytes have gone into the kernel, and so took up to twice as long.
 */
export class AnswersUnderWay {
  readonly #held = new Map<string, number>();
  readonly #connections = new Map<Socket, Connection>();
  readonly #sweep: NodeJS.Timeout;

  /** Nothing moves for `stalledMs`: cut; looked at every `checkEveryMs`. */
  constructor({ stalledMs, checkEveryMs }: { stalledMs: number; checkEveryMs: number }) {
    this.#sweep = setInterval(() => this.#cutStalled(stalledMs), checkEveryMs).unref();
  }

  /** Throws `Refusal('rate-limited')` where so much waits to be read already that `bytes` more are too many. One answer alone is never too many. */
  demandRoom(person: string | null, address: string, bytes = 0): void {
    const [ofPerson, ofAddress] = [person === null ? 0 : this.heldBy(person), this.heldBy(address)];
    const isTooMuch = (held: number, limit: number): boolean => held > 0 && held + bytes > limit;
    if (
      isTooMuch(ofPerson, LIMITS.unreadBytesPerPerson) ||
      isTooMuch(ofAddress, LIMITS.unreadBytesPerAddress)
    ) {
      throw new Refusal(
        'rate-limited',
        'Earlier answers are still waiting to be read. Read those first, then ask again.',
      );
    }
  }

  heldBy(key: string): number {
    return this.#held.get(key) ?? 0;
  }

  /** Counts an answer that goes out on `socket` until {@link end}, or until that closes. */
  begin(socket: Socket, person: string | null, address: string, bytes: number): AnswerUnderWay {
    const answer: AnswerUnderWay = {
      keys: person === null ? [address] : [person, address],
      held: 0,
    };
    const connection = this.#connectionOf(socket);
    if (connection.answers.size === 0) connection.movedAt = performance.now();
    connection.answers.add(answer);
    this.hold(answer, bytes);
    return answer;
  }

  /** It holds so much now. */
  hold(answer: AnswerUnderWay, bytes: number): void {
    for (const key of answer.keys) {
      const held = (this.#held.get(key) ?? 0) + bytes - answer.held;
      if (held > 0) this.#held.set(key, held);
      else this.#held.delete(key);
    }
    answer.held = bytes;
  }

  end(socket: Socket, answer: AnswerUnderWay): void {
    this.hold(answer, 0);
    this.#connections.get(socket)?.answers.delete(answer);
  }

  /**
   * A request was heard on this connection; until `answered` its answer is ours to give, however long that takes to begin. Returns how
   * many wait there now, this one included.
   */
  ask(socket: Socket): number {
    const connection = this.#connectionOf(socket);
    connection.asked += 1;
    return connection.asked;
  }

  answered(socket: Socket): void {
    const connection = this.#connections.get(socket);
    if (connection) connection.asked -= 1;
  }

  /** Does this connection wait for us rather than we for it? Then its silence is no reason to cut it. */
  waitsForUs(socket: Socket): boolean {
    return socket.writableLength === 0 && (this.#connections.get(socket)?.asked ?? 0) > 0;
  }

  close(): void {
    clearInterval(this.#sweep);
  }

  #connectionOf(socket: Socket): Connection {
    let connection = this.#connections.get(socket);
    if (!connection) {
      connection = { asked: 0, answers: new Set(), sent: -1, movedAt: performance.now() };
      this.#connections.set(socket, connection);
      // Of answers that waited behind another one nobody hears when their connection goes.
      socket.once('close', () => {
        for (const left of this.#connections.get(socket)?.answers ?? []) this.hold(left, 0);
        this.#connections.delete(socket);
      });
    }
    return connection;
  }

  #cutStalled(stalledMs: number): void {
    const now = performance.now();
    for (const [socket, connection] of this.#connections) {
      // What was written less what still waits here: what the other side, or the kernel for it, has taken.
      const sent = socket.bytesWritten - socket.writableLength;
      if (sent !== connection.sent || socket.writableLength === 0)
        Object.assign(connection, { sent, movedAt: now });
      else if (now - connection.movedAt >= stalledMs) socket.destroy();
    }
  }
}
