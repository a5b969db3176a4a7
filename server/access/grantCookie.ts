import type { IncomingMessage } from 'node:http';
import type { Role } from '../../shared/model/person.ts';
import type { Config } from '../config.ts';
import { proofCookie } from './pageProof.ts';
import { isKnownByWordAlone, isPageOverHttps } from './requestOrigin.ts';

/**
 * The longest life that browsers allow, seconds. A wall may be opened again at a follow-up a year
 * later.
 */
const MAX_AGE_SECONDS = 400 * 24 * 60 * 60;

/** One cookie per wall and role, so that one browser can be facilitator and projector of the same wall. */
export const grantCookieName = (wallId: string, as: Role): string => `ww_${wallId}_${as}`;

const rest = (secure: boolean, more = ''): string =>
  `; Path=/; Max-Age=${MAX_AGE_SECONDS}${more}; SameSite=Lax${secure ? '; Secure' : ''}`;

/** `Set-Cookie` value. `secure` only under HTTPS: on a venue's plain-HTTP LAN a Secure cookie would never come back. */
export const grantCookie = (wallId: string, as: Role, token: string, secure: boolean): string =>
  `${grantCookieName(wallId, as)}=${token}${rest(secure, '; HttpOnly')}`;

/**
 * All cookies that a browser keeps for a grant. The second one is only for pages that the server
 * knows by the browser's word alone (`isKnownByWordAlone`): with it they prove on sockets that they
 * are ours.
 */
export function grantCookies(
  request: IncomingMessage,
  config: Pick<Config, 'publicUrl' | 'trustedProxies'>,
  grant: { wallId: string; as: Role; token: string },
): string[] {
  const { wallId, as, token } = grant;
  const secure = isPageOverHttps(request, config);
  const cookie = grantCookie(wallId, as, token, secure);
  const { origin } = request.headers;
  return origin !== undefined && isKnownByWordAlone(request, config)
    ? [cookie, `${proofCookie(wallId, as, token, origin)}${rest(secure)}`]
    : [cookie];
}

/** The value of one cookie of a `Cookie` header. Tokens are base64url, so there is nothing to decode. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}
