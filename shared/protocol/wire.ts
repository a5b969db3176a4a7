import type { Static } from 'typebox';
import type { RefusalMessageSchema, RightsMessageSchema } from './schemas/wire.ts';

/**
 * Messages on `/sync/<wall>/<document>`: the y-websocket protocol (0 sync, 1 awareness, 2 auth, 3 query awareness), and six of
 * ours that go only to clients which announce `?ww=`. One message a frame. lib0 encoding.
 */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** client → server: varUint id. "Is all I sent before this durable?" */
  flush: 100,
  /** server → client: varUint id, after the commit. */
  flushed: 101,
  /** server → client: varString JSON of {@link RefusalMessage}. */
  refusal: 102,
  /** server → client: varString JSON of {@link RightsMessage}, on open and on every change. */
  rights: 103,
  /** server → client, only with `?z=1`: the rest of the frame is another message, compressed (raw deflate, RFC 1951). */
  deflated: 104,
  /** client → server: nothing else. "Are you there?", answered at once with the word the server says every 15 s. */
  ping: 105,
} as const;

export type RefusalMessage = Static<typeof RefusalMessageSchema>;
export type RightsMessage = Static<typeof RightsMessageSchema>;

/** What a client that reads our own messages announces as `?ww=`. */
export const WW_VERSION = 2;
/** What the server takes: pages of version 1 stay open for days. */
export type WwVersion = 1 | typeof WW_VERSION;

/** The version that a client announced; `null`: a stock client, which announces none. */
export function wwVersionOf(announced: string | null): WwVersion | null {
  if (announced === String(WW_VERSION)) return WW_VERSION;
  return announced === '1' ? 1 : null;
}

/** Close codes: 44xx are permanent (a stock provider stops reconnecting), 45xx pass. */
export const CLOSE = {
  malformed: 4400,
  unauthenticated: 4401,
  forbidden: 4403,
  notFound: 4404,
  tooLarge: 4413,
  rateLimited: 4529,
  slowReader: 4508,
  restarting: 4503,
} as const;

/** Seconds between words of a silent server: the stock provider drops a server silent for 30 s. */
export const KEEP_ALIVE_SECONDS = 15;
