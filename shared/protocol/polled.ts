import type { AnswerOf, BodyOf } from './http/contract.ts';
import type { socketOperations } from './http/sockets.ts';

/**
 * Sockets carried by requests, for networks that let no WebSocket through. A page says what it has to say with one request after the
 * other (`…/sockets/say`), and hears what there is to hear with another (`…/sockets/hear`), which waits until there is something: all its
 * sockets together, because a browser holds six requests to a server at most. When one of these requests fails, all the page's sockets
 * are over, as a WebSocket is, and it begins anew.
 */

type Sockets = typeof socketOperations;
/** What a page says next. `turn` counts its sayings from 0; 0 begins anew, and whatever the page held before is let go. */
export type PolledSaying = BodyOf<Sockets['saySockets']>;
export type PolledHearing = BodyOf<Sockets['hearSockets']>;
export type PolledAnswer = AnswerOf<Sockets['hearSockets']>;

/** A hearing waits this long for news, ms: less than proxies cut (30 s and more). */
export const POLL_HOLD_MS = 20_000;
