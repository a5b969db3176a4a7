import type { IncomingMessage } from 'node:http';
import { unknownOriginWords } from '../../shared/model/ownAddress.ts';
import { Refusal } from '../../shared/model/problems.ts';
import type { Config } from '../config.ts';
import { pageOrigin } from './requestOrigin.ts';

/** Addresses told to the log; whoever makes up more of them fills nothing. */
const TOLD_AT_MOST = 20;

/** Tells our pages' requests from other sites'; where that cannot be told, says to the person and to the log what to set. */
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

  /** Throws `Refusal` (`cross-site`, `unknown-origin`) unless a page of ours asks. One that says nothing is believed where `allowsSilence`. */
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
    throw new Refusal('unknown-origin', unknownOriginWords(origin));
  }
}
