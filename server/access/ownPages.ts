import type { IncomingMessage } from 'node:http';
import { Refusal } from '../../shared/model/problems.ts';
import type { Config } from '../config.ts';
import { pageOrigin } from './requestOrigin.ts';

/**
 * At most so many different addresses are logged, so that whoever makes up more of them cannot fill
 * the log.
 */
const TOLD_AT_MOST = 20;

/**
 * Tells requests of our own pages from those of other sites. Where that cannot be told, it says to
 * the person and in the log which setting is missing.
 */
export class OwnPages {
  readonly #config: Pick<Config, 'publicUrl' | 'trustedProxies'>;
  readonly #warn: (fields: object, message: string) => void;
  readonly #told = new Set<string>();

  constructor(
    config: Pick<Config, 'publicUrl' | 'trustedProxies'>,
    warn: (fields: object, message: string) => void,
  ) {
    this.#config = config;
    this.#warn = warn;
  }

  isOwn(request: IncomingMessage): boolean {
    return pageOrigin(request, this.#config) === 'own';
  }

  /**
   * Throws `Refusal` (`cross-site`, `unknown-origin`) unless one of our own pages asks.
   * `allowsSilence`: a request that says nothing of its page is accepted.
   */
  demand(request: IncomingMessage, allowsSilence = false): void {
    const from = pageOrigin(request, this.#config);
    if (from === 'own' || (from === 'silent' && allowsSilence)) return;
    if (from !== 'unknown') throw new Refusal('cross-site');
    const { origin = '', host } = request.headers;
    if (!this.#told.has(origin) && this.#told.size < TOLD_AT_MOST) {
      this.#told.add(origin);
      this.#warn(
        { page: origin, asked: host, publicUrl: this.#config.publicUrl },
        `a page at ${origin} was refused; if that is this server’s own address, start it with PUBLIC_URL=${origin}`,
      );
    }
    throw new Refusal('unknown-origin', { why: 'origin', origin });
  }
}
