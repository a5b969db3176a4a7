interface KnownFrame {
  bytes: Buffer;
  marks: readonly number[];
}

/** Frames over this are not kept, bytes. */
const LARGEST_KEPT = 256 * 1024;
const MOST_KEPT = 20_000;
const SAMPLES = 8;

/**
 * Marks of frames that many readers get alike. A frame is searched once; every other reader's copy is compared with it byte by byte, which
 * proves its content just as well and costs far less.
 */
export class SharedFrames {
  readonly #find: (bytes: Buffer) => readonly number[];
  readonly #known = new Map<number, KnownFrame>();

  constructor(find: (bytes: Buffer) => readonly number[]) {
    this.#find = find;
  }

  marksIn(payload: Buffer): readonly number[] {
    if (payload.length > LARGEST_KEPT) return this.#find(payload);
    const key = sampleOf(payload);
    const known = this.#known.get(key);
    if (known?.bytes.equals(payload)) return known.marks;
    const marks = this.#find(payload);
    if (this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#known.set(key, { bytes: Buffer.from(payload), marks });
    return marks;
  }
}

function sampleOf(payload: Buffer): number {
  const { length } = payload;
  if (length < 4) return length;
  let hash = length;
  const stride = Math.max(1, Math.floor((length - 4) / SAMPLES));
  for (let at = length - 4; at >= 0; at -= stride)
    hash = (Math.imul(hash, 31) + payload.readUInt32LE(at)) | 0;
  return hash;
}
