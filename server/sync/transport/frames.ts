import * as encoding from 'lib0/encoding';
import { MESSAGE, type RefusalMessage, type RightsMessage } from '../../../shared/protocol/wire.ts';

/** Kinds of sync message inside {@link MESSAGE.sync}, as y-protocols numbers them. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

export const syncFrame = (kind: (typeof SYNC)[keyof typeof SYNC], body: Uint8Array): Uint8Array =>
  frame(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, body);
  });

export const flushedFrame = (id: number): Uint8Array =>
  frame(MESSAGE.flushed, (encoder) => encoding.writeVarUint(encoder, id));

export const refusalFrame = (refusal: RefusalMessage): Uint8Array =>
  frame(MESSAGE.refusal, (encoder) => encoding.writeVarString(encoder, JSON.stringify(refusal)));

export const rightsFrame = (rights: RightsMessage): Uint8Array =>
  frame(MESSAGE.rights, (encoder) => encoding.writeVarString(encoder, JSON.stringify(rights)));

/** y-protocols' own "permission denied", which every stock provider understands. */
export const permissionDeniedFrame = (reason: string): Uint8Array =>
  frame(MESSAGE.auth, (encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, reason);
  });

/** An awareness message without entries: one every 15 s keeps the stock provider from giving up. */
export const KEEP_ALIVE_FRAME: Uint8Array = frame(MESSAGE.awareness, (encoder) =>
  encoding.writeVarUint8Array(encoder, Uint8Array.of(0)),
);
