import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Role } from '../../shared/model/person.ts';
import { pageProofCookie } from '../../shared/protocol/pageProof.ts';

/** Letters of a proof: 128 bits are beyond guessing and short enough for an address. */
const PROOF_CHARS = 22;

/**
 * A hash of the token and the page's origin. Nobody without the token can make one. Cookies are
 * shared by all ports of a host, so a page of another server on this host may read it; as its
 * origin is another, the proof is of no use there. The token cannot be found from it.
 */
const proofOf = (token: string, origin: string): string =>
  createHash('sha256')
    .update(`page of ${token} at ${origin}`)
    .digest('base64url')
    .slice(0, PROOF_CHARS);

/**
 * A cookie that our page reads and repeats as `?page=` when it opens a socket. Chromium sends no
 * `Sec-Fetch-Site` with sockets, and behind a proxy that asks under another name `Origin` does not
 * show that the page is ours. Scripts of other hosts cannot read the cookie. `origin`: of the page,
 * as its browser said when it got the grant.
 */
export const proofCookie = (wallId: string, as: Role, token: string, origin: string): string =>
  `${pageProofCookie(wallId, as)}=${proofOf(token, origin)}`;

/**
 * Whether the page that opens this socket has read its own cookie, and is at the origin it was at
 * then. `token`: of the grant it acts with.
 */
export function hasPageProof(request: IncomingMessage, token: string): boolean {
  const said = Buffer.from(
    URL.parse(request.url ?? '/', 'http://any.invalid')?.searchParams.get('page') ?? '',
  );
  const { origin } = request.headers;
  if (origin === undefined) return false;
  const proof = Buffer.from(proofOf(token, origin));
  return said.length === proof.length && timingSafeEqual(said, proof);
}
