import { pack, unpack } from './nodeMessages.ts';

/** In place of a message: the socket is closed. */
export const SEAT_LEFT = null;

/** What one socket sent. */
interface Word {
  seat: number;
  raw: Buffer | typeof SEAT_LEFT;
  isBinary: boolean;
}

/** Seat, bytes (−1: it left), and 1 for text. */
type WordHead = [seat: number, bytes: number, isText?: 1];
const LEFT = -1;

/** What sockets here sent in one turn, for the server that has their walls, in order. */
export class WordsOfTurn {
  #heads: WordHead[] = [];
  #bodies: Buffer[] = [];
  readonly #news: () => void;

  /** `news` is called when there is something to say and there was nothing. */
  constructor(news: () => void) {
    this.#news = news;
  }

  add(seat: number, raw: Buffer | typeof SEAT_LEFT, isBinary: boolean): void {
    if (raw === SEAT_LEFT) this.#heads.push([seat, LEFT]);
    else {
      this.#heads.push(isBinary ? [seat, raw.length] : [seat, raw.length, 1]);
      this.#bodies.push(raw);
    }
    if (this.#heads.length === 1) this.#news();
  }

  /** All since the last call; `null`: nothing. */
  take(): Buffer | null {
    if (this.#heads.length === 0) return null;
    const message = pack(this.#heads, Buffer.concat(this.#bodies));
    this.#heads = [];
    this.#bodies = [];
    return message;
  }
}

export function readTurn(message: Buffer): Word[] {
  const { head, body } = unpack(message);
  let at = 0;
  return (head as WordHead[]).map(([seat, bytes, isText]) => ({
    seat,
    raw: bytes === LEFT ? SEAT_LEFT : body.subarray(at, (at += bytes)),
    isBinary: isText !== 1,
  }));
}
