import type { Socket } from 'node:net';
import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';

/**
 * Memory of an answer that is made while it is read: the slice being sent and the next one. Bytes.
 */
export const STREAM_BYTES = 64 * 1024;

/** An answer that was not read to its end yet. */
export interface AnswerUnderWay {
  readonly keys: readonly string[];
  /** Memory it takes, bytes. */
  held: number;
}

interface Connection {
  /** Requests that were received and not answered to the end yet. */
  asked: number;
  answers: Set<AnswerUnderWay>;
  /** How many bytes had been sent, and when that last grew, ms. */
  sent: number;
  movedAt: number;
}

/**
 * Watches whether clients read their answers: limits what waits for each person and address, and
 * cuts connections on which an answer does not move. Node's own socket timeout starts over when the
 * kernel takes the first bytes, and so waited up to twice as long.
 */
export class AnswersUnderWay {
  readonly #held = new Map<string, number>();
  readonly #connections = new Map<Socket, Connection>();
  readonly #sweep: NodeJS.Timeout;

  /** Cuts a connection when nothing moves for `stalledMs`; checks every `checkEveryMs`. */
  constructor({ stalledMs, checkEveryMs }: { stalledMs: number; checkEveryMs: number }) {
    this.#sweep = setInterval(() => this.#cutStalled(stalledMs), checkEveryMs).unref();
  }

  /**
   * Throws `Refusal('rate-limited')` where `bytes` more would be too many, with what waits already.
   * One answer alone is never too many.
   */
  demandRoom(person: string | null, address: string, bytes = 0): void {
    const [ofPerson, ofAddress] = [person === null ? 0 : this.heldBy(person), this.heldBy(address)];
    const isTooMuch = (held: number, limit: number): boolean => held > 0 && held + bytes > limit;
    if (
      isTooMuch(ofPerson, LIMITS.unreadBytesPerPerson) ||
      isTooMuch(ofAddress, LIMITS.unreadBytesPerAddress)
    ) {
      throw new Refusal('rate-limited', { why: 'unread' });
    }
  }

  heldBy(key: string): number {
    return this.#held.get(key) ?? 0;
  }

  /** Counts an answer on `socket` until {@link end}, or until the socket closes. */
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

  /** Sets the memory that an answer takes. */
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
   * A request was received on this connection, and the server owes its answer until `answered`.
   * Returns how many the connection waits for now, this one included.
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

  /** Whether this connection waits for the server. Then its silence is no reason to cut it. */
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
      // Answers that waited behind another one get no event of their own when the connection
      // closes.
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
      // Bytes written minus those still waiting here: what the other side, or its kernel, has
      // taken.
      const sent = socket.bytesWritten - socket.writableLength;
      if (sent !== connection.sent || socket.writableLength === 0)
        Object.assign(connection, { sent, movedAt: now });
      else if (now - connection.movedAt >= stalledMs) socket.destroy();
    }
  }
}
