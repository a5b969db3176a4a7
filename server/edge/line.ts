import type { Bus } from '../bus/bus.ts';
import { pack, unpack, type Way } from './nodeMessages.ts';

/**
 * Sockets of documents need what the bus does not give: every message, once and in order. A flush
 * that overtook the update before it would call durable what was lost. So the sender keeps what it
 * said last, and the hearer asks for what it missed; where that is gone too, the line is broken, its
 * sockets are closed, and their pages sync anew.
 */

/** About how much of a message travels at once, bytes. */
const PIECE_BYTES = 512 * 1024;
/** How much of what was said last is kept for whoever missed it, bytes: a large wall's full load. */
const KEPT_BYTES = 8 * 1024 * 1024;
/** And for how long, ms: what is missed is known a quarter of a second later. */
const KEPT_MS = 10_000;
/** About how much is said again in one answer, bytes. */
const AGAIN_BYTES = 1024 * 1024;

/** Heads every piece. */
interface PieceHead {
  line: string;
  way: Way;
  number: number;
  /** A message ends with this piece. */
  isLast: boolean;
}

/** Topic of what is said on lines to a server; `node`: its name as an owner. */
export const linesTo = (node: string): string => `lines/${node}`;

/** The end of a line that speaks. */
export class LineOut {
  readonly #bus: Bus;
  readonly #topic: string;
  readonly #line: string;
  readonly #way: Way;
  readonly #broken: () => void;
  readonly #kept: { number: number; bytes: Buffer; at: number }[] = [];
  #keptBytes = 0;
  #number = 0;
  /** Resolves when all that was said so far is on its way. */
  said: Promise<void> = Promise.resolve();

  /** `broken`: what was said may not have reached anybody. */
  constructor(bus: Bus, to: string, { line, way }: { line: string; way: Way }, broken: () => void) {
    this.#bus = bus;
    this.#topic = linesTo(to);
    this.#line = line;
    this.#way = way;
    this.#broken = broken;
  }

  say(message: Buffer): void {
    for (let at = 0; at < message.length; at += PIECE_BYTES) {
      const number = (this.#number += 1);
      const isLast = at + PIECE_BYTES >= message.length;
      const head: PieceHead = { line: this.#line, way: this.#way, number, isLast };
      this.#send(number, pack(head, message.subarray(at, at + PIECE_BYTES)));
    }
  }

  /** The number of what was said last; 0: nothing yet. */
  get number(): number {
    return this.#number;
  }

  /**
   * What was said from this number on, as much as one answer holds; `null`: it is not kept any more.
   */
  again(from: number): Buffer[] | null {
    if (from > this.#number) return [];
    const first = this.#kept.findIndex(({ number }) => number === from);
    if (first < 0) return null;
    let bytes = 0;
    const pieces: Buffer[] = [];
    for (const piece of this.#kept.slice(first)) {
      if (pieces.length > 0 && bytes + piece.bytes.length > AGAIN_BYTES) break;
      pieces.push(piece.bytes);
      bytes += piece.bytes.length;
    }
    return pieces;
  }

  #send(number: number, bytes: Buffer): void {
    this.#kept.push({ number, bytes, at: performance.now() });
    this.#keptBytes += bytes.length;
    this.#forgetOld();
    const sent = this.#bus.publish(this.#topic, bytes).then(
      // Whoever is to hear it listens as long as it lives.
      (heard) => void (heard === 0 && this.#broken()),
      () => this.#broken(),
    );
    this.said = this.said.then(() => sent);
  }

  #forgetOld(): void {
    const since = performance.now() - KEPT_MS;
    for (;;) {
      const [oldest] = this.#kept;
      if (!oldest || (this.#keptBytes <= KEPT_BYTES && oldest.at >= since)) return;
      // The newest stays in any case: it may be larger than all that is to be kept.
      if (this.#kept.length === 1) return;
      this.#kept.shift();
      this.#keptBytes -= oldest.bytes.length;
    }
  }
}

/** Asks another server for what it said on a line; `null`: it does not have it. */
export type AskAgain = (
  node: string,
  line: string,
  way: Way,
  from: number,
) => Promise<Buffer[] | null>;

interface LineHears {
  hear(message: Buffer): void;
  /** Asks the speaker for what it said from this number on; `null`: it does not have it. */
  again(from: number): Promise<Buffer[] | null>;
  /** Something is missing for good. */
  broken(): void;
}

/** The end of a line that hears. */
export class LineIn {
  readonly #hears: LineHears;
  /** What came before its turn. */
  readonly #early = new Map<number, { isLast: boolean; bytes: Buffer }>();
  #next = 1;
  /** The beginning of a message. */
  #pieces: Buffer[] = [];
  #isAsking = false;
  #isMissing = false;
  #isBroken = false;

  constructor(hears: LineHears) {
    this.#hears = hears;
  }

  take({ number, isLast }: Pick<PieceHead, 'number' | 'isLast'>, bytes: Buffer): void {
    if (number < this.#next || this.#isBroken) return;
    this.#early.set(number, { isLast, bytes });
    this.#inOrder();
    if (this.#early.size > 0) this.missed();
  }

  /** The speaker says that it came so far. */
  isAt(number: number): void {
    if (number >= this.#next) this.missed();
  }

  /** Something may have been said that was not heard. */
  missed(): void {
    this.#isMissing = true;
    if (!this.#isAsking && !this.#isBroken) void this.#ask();
  }

  #inOrder(): void {
    for (;;) {
      const piece = this.#early.get(this.#next);
      if (!piece || this.#isBroken) return;
      this.#early.delete(this.#next);
      this.#next += 1;
      this.#pieces.push(piece.bytes);
      if (!piece.isLast) continue;
      const [only] = this.#pieces;
      const message = this.#pieces.length === 1 && only ? only : Buffer.concat(this.#pieces);
      this.#pieces = [];
      this.#hears.hear(message);
    }
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    while (this.#isMissing && !this.#isBroken) {
      this.#isMissing = false;
      const pieces = await this.#hears.again(this.#next).catch(() => null);
      if (!pieces) {
        this.#isBroken = true;
        this.#hears.broken();
        return;
      }
      for (const raw of pieces) {
        const piece = pieceOf(raw);
        if (piece) this.take(piece.head, piece.bytes);
      }
      // An answer holds a part only; the rest is asked for until nothing comes.
      this.#isMissing ||= pieces.length > 0;
    }
    this.#isAsking = false;
  }
}

/** Reads a piece; `null`: it is none. */
export function pieceOf(raw: Uint8Array): { head: PieceHead; bytes: Buffer } | null {
  try {
    const { head, body } = unpack(raw);
    return { head: head as PieceHead, bytes: body };
  } catch {
    return null;
  }
}

/** Many pieces as one body, and back. */
export const joinPieces = (pieces: readonly Buffer[]): { sizes: number[]; body: Buffer } => ({
  sizes: pieces.map(({ length }) => length),
  body: Buffer.concat(pieces),
});
export function splitPieces(sizes: readonly number[], body: Buffer): Buffer[] {
  let at = 0;
  return sizes.map((size) => body.subarray(at, (at += size)));
}
