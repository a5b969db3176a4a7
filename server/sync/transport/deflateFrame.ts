import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { MESSAGE } from '../../../shared/protocol/wire.ts';

const deflate = promisify(deflateRaw);
/** Words and ids shrink to a third at any level; higher ones cost a room that comes at once its time. */
const LEVEL = 3;

/** `frame` as a message that holds it compressed. Runs beside the event loop. */
export async function deflateFrame(frame: Uint8Array): Promise<Uint8Array> {
  return Buffer.concat([Buffer.of(MESSAGE.deflated), await deflate(frame, { level: LEVEL })]);
}
