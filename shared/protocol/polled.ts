/**
 * Sockets carried by requests, for networks that let no WebSocket through. A page says what it has to say with one request after the
 * other (`…/sockets/say`), and hears what there is to hear with another (`…/sockets/hear`), which waits until there is something: all its
 * sockets together, because a browser holds six requests to a server at most. When one of these requests fails, all the page's sockets
 * are over, as a WebSocket is, and it begins anew.
 */

/** What a page says next. `turn` counts its sayings from 0; 0 begins anew, and whatever the page held before is let go. */
export interface PolledSaying {
  /** A UUID made by the page. */
  page: string;
  turn: number;
  /** New sockets, numbered by the page; without `document` a live view. `z`: it reads compressed first loads. */
  open?: { socket: number; document?: string; z?: boolean }[];
  /** Messages in order: of a live view text, of a document frames in base64. */
  frames?: [socket: number, frame: string][];
  close?: number[];
}

/** `heard`: how many answers the page got so far; when the server gave more, one was lost. `wait`: until there is news. */
export interface PolledHearing {
  page: string;
  heard: number;
  wait: boolean;
}

/** A live view's frames are its messages, as JSON; a document's are base64. */
export interface PolledAnswer {
  frames: [socket: number, frame: unknown][];
  closed: [socket: number, code: number, reason: string][];
}

/** A hearing waits this long for news, ms: less than proxies cut (30 s and more). */
export const POLL_HOLD_MS = 20_000;
