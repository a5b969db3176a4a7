import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { MESSAGE } from '../../../shared/protocol/wire.ts';

const deflate = promisify(deflateRaw);
/**
 * The level of compression. Words and ids shrink to a third at any level; higher ones only take
 * longer when a whole room comes at once.
 */
const LEVEL = 3;

/** A message that contains `frame` compressed. zlib works in a thread beside the event loop. */
export async function deflateFrame(frame: Uint8Array): Promise<Uint8Array> {
  return Buffer.concat([Buffer.of(MESSAGE.deflated), await deflate(frame, { level: LEVEL })]);
}
