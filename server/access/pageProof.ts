import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Role } from '../../shared/model/person.ts';
import { pageProofCookie } from '../../shared/protocol/pageProof.ts';

/** 128 bits: nobody guesses one, and it stands in an address. */
const PROOF_CHARS = 22;

/**
 * Follows from the token, so that nobody who does not hold that can put one into a browser, and from the page's origin: cookies are
 * shared by all ports of a host, so pages of another server there may read it, but it opens nothing for them. Says nothing of the token.
 */
const proofOf = (token: string, origin: string): string =>
  createHash('sha256')
    .update(`page of ${token} at ${origin}`)
    .digest('base64url')
    .slice(0, PROOF_CHARS);

/**
 * Chromium does not say on sockets where they come from but for the page's origin, and behind a proxy that asks under a name of its own
 * that tells nothing. There the page repeats what it finds in this cookie, which scripts of no other host can read (`?page=`).
 * `origin`: of the page, as its browser said when it got the grant.
 */
export const proofCookie = (wallId: string, as: Role, token: string, origin: string): string =>
  `${pageProofCookie(wallId, as)}=${proofOf(token, origin)}`;

/** Has the page that opens this socket read its own cookie, and is it where it was then? `token`: of the grant it acts with. */
export function hasPageProof(request: IncomingMessage, token: string): boolean {
  const said = Buffer.from(
    URL.parse(request.url ?? '/', 'http://any.invalid')?.searchParams.get('page') ?? '',
  );
  const { origin } = request.headers;
  if (origin === undefined) return false;
  const proof = Buffer.from(proofOf(token, origin));
  return said.length === proof.length && timingSafeEqual(said, proof);
}
