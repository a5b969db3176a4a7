/** How messages are written, first byte. A server that does not know it leaves them. */
const FORMAT = 1;
const KINDS = ['message', 'tail', 'question', 'answer', 'failure'] as const;
export type Kind = (typeof KINDS)[number];
/** Letters of a bus's name; hexadecimal. */
const NAME_BYTES = 16;
const HEAD = 2 + NAME_BYTES + 8;

export interface Envelope {
  kind: Kind;
  /** Name of the bus that said it, 32 hexadecimal digits. */
  from: string;
  /** Of a message: its sequence on its topic. Of a question and its answer: the question's number. */
  number: number;
  body: Uint8Array;
}

export function encodeEnvelope({ kind, from, number, body }: Envelope): Buffer {
  const bytes = Buffer.allocUnsafe(HEAD + body.length);
  bytes[0] = FORMAT;
  bytes[1] = KINDS.indexOf(kind);
  bytes.write(from, 2, NAME_BYTES, 'hex');
  bytes.writeDoubleBE(number, 2 + NAME_BYTES);
  bytes.set(body, HEAD);
  return bytes;
}

/** `null`: it is none, or of another format. */
export function decodeEnvelope(raw: Uint8Array): Envelope | null {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const kind = KINDS[bytes[1] ?? KINDS.length];
  if (bytes.length < HEAD || bytes[0] !== FORMAT || kind === undefined) return null;
  const number = bytes.readDoubleBE(2 + NAME_BYTES);
  if (!Number.isSafeInteger(number)) return null;
  return {
    kind,
    from: bytes.toString('hex', 2, 2 + NAME_BYTES),
    number,
    body: bytes.subarray(HEAD),
  };
}
