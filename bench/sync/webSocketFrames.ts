/** Opcodes the bench meets. */
export const OPCODE = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

const LONGEST_HEADER = 10;

/**
 * Reads what a server sends, chunk by chunk, and hands over whole frames. A frame that lies within one chunk is handed over in place, so
 * it must be read before the call ends. Throws `RangeError` on a fragmented or masked frame: no server measured here sends one.
 */
export class FrameReader {
  readonly #header = Buffer.alloc(LONGEST_HEADER);
  #headerLength = 0;
  #body: Buffer | null = null;
  #filled = 0;
  #opcode = 0;

  read(chunk: Buffer, onFrame: (opcode: number, payload: Buffer) => void): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#body) {
        const copied = chunk.copy(this.#body, this.#filled, at);
        at += copied;
        this.#filled += copied;
        if (this.#filled === this.#body.length) this.#finish(this.#body, onFrame);
        continue;
      }
      this.#header[this.#headerLength] = chunk[at] as number;
      this.#headerLength += 1;
      at += 1;
      if (this.#headerLength < 2 || this.#headerLength < headerSize(this.#header)) continue;
      const length = this.#open();
      if (chunk.length - at >= length) {
        this.#finish(chunk.subarray(at, at + length), onFrame);
        at += length;
      } else {
        this.#body = Buffer.allocUnsafe(length);
        this.#filled = 0;
      }
    }
  }

  /** Reads the header; returns the length of the body. */
  #open(): number {
    const [first = 0, second = 0] = this.#header;
    if ((first & 0x80) === 0 || second & 0x80) throw new RangeError('a fragmented or masked frame');
    this.#opcode = first & 0x0f;
    const size = this.#headerLength;
    this.#headerLength = 0;
    if (size === 2) return second;
    return size === 4 ? this.#header.readUInt16BE(2) : Number(this.#header.readBigUInt64BE(2));
  }

  #finish(payload: Buffer, onFrame: (opcode: number, payload: Buffer) => void): void {
    this.#body = null;
    onFrame(this.#opcode, payload);
  }
}

function headerSize(header: Buffer): number {
  const length = (header[1] as number) & 0x7f;
  return length < 126 ? 2 : length === 126 ? 4 : LONGEST_HEADER;
}

/** A client's frame. Its mask is zero, which is a mask like any other and leaves the bytes as they are. */
export function clientFrame(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const frame = Buffer.alloc(2 + extended + 4 + length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (extended === 0 ? length : extended === 2 ? 126 : 127);
  if (extended === 2) frame.writeUInt16BE(length, 2);
  if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(payload, 2 + extended + 4);
  return frame;
}
