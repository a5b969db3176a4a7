import type { IncomingMessage } from 'node:http';
import { isWallId } from '../../shared/model/ids.ts';
import { ROLES, type Role } from '../../shared/model/person.ts';
import { grantCookieName, readCookie } from './grantCookie.ts';

/**
 * A token and how it came. Browsers send cookies by themselves, also for other sites' pages, so a
 * request that rests on one has to prove where it comes from.
 */
export interface Grant {
  token: string;
  from: 'bearer' | 'cookie' | 'query';
}

const isRole = (value: unknown): value is Role => ROLES.includes(value as Role);

/**
 * The id of the wall that a path is about: `/api/walls/<wall>…`, `/live/<wall>`, `/sync/<wall>/…`;
 * `null` when it names none.
 */
function wallOfPath(pathname: string): string | null {
  const match = /^\/(?:api\/walls|live|sync)\/([^/]+)/.exec(pathname);
  return match?.[1] !== undefined && isWallId(match[1]) ? match[1] : null;
}

/**
 * The caller's token, from the first place that has one: `Authorization: Bearer`; `?token=`
 * (sockets only: a stock WebSocket client can send nothing else, while HTTP addresses end up in
 * histories); the cookie that `x-weavewall-as` or `?as=` chooses. `null`: there is none.
 */
export function readGrant(request: IncomingMessage, channel: 'http' | 'socket'): Grant | null {
  const bearer = /^Bearer ([\x21-\x7e]+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return { token: bearer, from: 'bearer' };
  const url = URL.parse(request.url ?? '/', 'http://any.invalid');
  if (!url) return null;
  if (channel === 'socket') {
    const token = url.searchParams.get('token');
    if (token) return { token, from: 'query' };
  }
  const wallId = wallOfPath(url.pathname);
  const as = request.headers['x-weavewall-as'] ?? url.searchParams.get('as');
  if (wallId === null || !isRole(as)) return null;
  const token = readCookie(request.headers.cookie, grantCookieName(wallId, as));
  return token ? { token, from: 'cookie' } : null;
}
