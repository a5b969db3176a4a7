import type { AnswerOf, BodyOf } from './http/contract.ts';
import type { socketOperations } from './http/sockets.ts';

/**
 * Sockets that travel in requests, for networks that block WebSockets. A page sends with one
 * request after the other (`…/sockets/say`), and receives with another (`…/sockets/hear`), which
 * waits until there is something: all its sockets together, because a browser opens at most six
 * connections to a server. When one of these requests fails, all the page's sockets are closed, as
 * a WebSocket is when its connection breaks, and it begins anew.
 */

type Sockets = typeof socketOperations;
/**
 * A `say` request. `turn` counts them from 0; 0 begins anew, and closes what the page had before.
 */
export type PolledSaying = BodyOf<Sockets['saySockets']>;
export type PolledHearing = BodyOf<Sockets['hearSockets']>;
export type PolledAnswer = AnswerOf<Sockets['hearSockets']>;

/** A `hear` request waits this long for news, ms: less than proxies allow (30 s and more). */
export const POLL_HOLD_MS = 20_000;
