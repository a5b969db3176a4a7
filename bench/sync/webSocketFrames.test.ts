import { expect, test } from 'vitest';
import { clientFrame, FrameReader, OPCODE } from './webSocketFrames.ts';

/** As a server frames it: not masked. */
function serverFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const header =
    length < 126
      ? Buffer.from([0x80 | opcode, length])
      : length < 65_536
        ? Buffer.from([0x80 | opcode, 126, length >> 8, length & 255])
        : Buffer.alloc(10);
  if (length >= 65_536) {
    header[0] = 0x80 | opcode;
    header[1] = 127;
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([header, payload]);
}

const PAYLOADS = [0, 1, 125, 126, 300, 65_535, 65_536, 200_000].map((length) =>
  Buffer.alloc(length, length % 251),
);

test.each([1, 2, 3, 7, 1_000, 65_536, 1_000_000])(
  'frames of every length come out whole, whatever the chunks: %i bytes',
  (chunkSize) => {
    const bytes = Buffer.concat(PAYLOADS.map((payload) => serverFrame(OPCODE.binary, payload)));
    const reader = new FrameReader();
    const found: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += chunkSize) {
      reader.read(Buffer.from(bytes.subarray(at, at + chunkSize)), (opcode, payload) => {
        expect(opcode).toBe(OPCODE.binary);
        found.push(Buffer.from(payload));
      });
    }
    expect(found.map(({ length }) => length)).toEqual(PAYLOADS.map(({ length }) => length));
    expect(Buffer.concat(found).equals(Buffer.concat(PAYLOADS))).toBe(true);
  },
);

test('a masked or a fragmented frame is refused', () => {
  expect(() =>
    new FrameReader().read(clientFrame(OPCODE.binary, Buffer.from('x')), () => undefined),
  ).toThrow(RangeError);
  expect(() => new FrameReader().read(Buffer.from([0x02, 1, 65]), () => undefined)).toThrow(
    RangeError,
  );
});

test.each([0, 125, 126, 65_535, 65_536])(
  'a client’s frame of %i bytes is masked and says its length',
  (length) => {
    const payload = Buffer.alloc(length, 7);
    const frame = clientFrame(OPCODE.binary, payload);
    expect((frame[1] ?? 0) & 0x80).toBe(0x80);
    expect(frame.subarray(frame.length - length).equals(payload)).toBe(true);
    const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
    expect(frame.length).toBe(2 + extended + 4 + length);
  },
);
