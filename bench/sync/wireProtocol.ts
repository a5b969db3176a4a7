import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** What all servers here speak: y-protocols, at Hocuspocus behind the document's name. */
export const MESSAGE = { sync: 0, awareness: 1, auth: 2, syncReply: 4 } as const;
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

const NO_STATE = Uint8Array.of(0);
const NO_CHANGE = Uint8Array.of(0, 0);

function message(
  prefix: Uint8Array,
  type: number,
  write: (encoder: encoding.Encoder) => void,
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, prefix);
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const sync = (prefix: Uint8Array, kind: number, body: Uint8Array): Uint8Array =>
  message(prefix, MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, body);
  });

/** Step 1 of somebody who has nothing. */
export const askForAll = (prefix: Uint8Array): Uint8Array => sync(prefix, SYNC.step1, NO_STATE);
/** Step 2 of somebody who has nothing. */
export const answerNothing = (prefix: Uint8Array): Uint8Array =>
  sync(prefix, SYNC.step2, NO_CHANGE);
export const updateMessage = (prefix: Uint8Array, update: Uint8Array): Uint8Array =>
  sync(prefix, SYNC.update, update);

/** One client's state. */
export const awarenessMessage = (
  prefix: Uint8Array,
  clientId: number,
  clock: number,
  state: object,
): Uint8Array =>
  message(prefix, MESSAGE.awareness, (encoder) => {
    const body = encoding.createEncoder();
    encoding.writeVarUint(body, 1);
    encoding.writeVarUint(body, clientId);
    encoding.writeVarUint(body, clock);
    encoding.writeVarString(body, JSON.stringify(state));
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
  });

/** Hocuspocus: every message begins with the document's name. */
export function namePrefix(name: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, name);
  return encoding.toUint8Array(encoder);
}

/** Hocuspocus: the first message shows a token, also where none is asked for. */
export const showToken = (prefix: Uint8Array): Uint8Array =>
  message(prefix, MESSAGE.auth, (encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, 'anybody');
  });

/** What kind of message it is, behind the prefix, without reading its body. */
export const kindOf = (
  payload: Uint8Array,
  prefix: Uint8Array,
): { type: number; kind: number } => ({
  type: payload[prefix.length] ?? -1,
  kind: payload[prefix.length + 1] ?? -1,
});

/** The update in a sync message; `null` in any other. */
export function updateIn(payload: Uint8Array, prefix: Uint8Array): Uint8Array | null {
  const { type, kind } = kindOf(payload, prefix);
  if ((type !== MESSAGE.sync && type !== MESSAGE.syncReply) || kind === SYNC.step1) return null;
  const decoder = decoding.createDecoder(payload.subarray(prefix.length + 2));
  return decoding.readVarUint8Array(decoder);
}
