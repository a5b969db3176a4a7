import { LIMITS } from '../../shared/model/limits.ts';

/** How long the server waits for a slow or silent connection, ms. */
export interface Timeouts {
  /** For the headers of a request; also for the first byte of a connection that says nothing. */
  headersMs: number;
  /** For a whole request. */
  requestMs: number;
  /** For any byte to move, in or out. */
  stalledMs: number;
  /** How often headers and requests are looked at. */
  checkEveryMs: number;
}

export const TIMEOUTS: Timeouts = {
  headersMs: LIMITS.headersMs,
  requestMs: LIMITS.requestMs,
  stalledMs: LIMITS.stalledMs,
  checkEveryMs: 5_000,
};

/** Options of `http.createServer` and of fastify. Node closes what is late with 408. */
export const timeoutOptions = ({ headersMs, requestMs, stalledMs, checkEveryMs }: Timeouts) => ({
  http: {
    maxHeaderSize: LIMITS.headerBytes,
    headersTimeout: headersMs,
    connectionsCheckingInterval: checkEveryMs,
  },
  requestTimeout: requestMs,
  // Sockets for documents and live views switch it off for themselves: they are asked for a sign of life every 15 s.
  connectionTimeout: stalledMs,
});
