import type { Role } from '../../shared/model/person.ts';

/** The longest life browsers allow; a wall may be opened again at a follow-up a year later. Seconds. */
const MAX_AGE_SECONDS = 400 * 24 * 60 * 60;

/** One cookie per wall and role, so that one browser can be facilitator and projector of the same wall. */
export const grantCookieName = (wallId: string, as: Role): string => `ww_${wallId}_${as}`;

/** `Set-Cookie` value. `secure` only under HTTPS: on a venue's plain-HTTP LAN a Secure cookie would never come back. */
export const grantCookie = (wallId: string, as: Role, token: string, secure: boolean): string =>
  `${grantCookieName(wallId, as)}=${token}; Path=/; Max-Age=${MAX_AGE_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

/** The value of one cookie of a `Cookie` header. Tokens are base64url, so there is nothing to decode. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}
