import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Role } from '../../shared/model/person.ts';
import { pageProofCookie } from '../../shared/protocol/pageProof.ts';

/** 128 bits: nobody guesses one, and it stands in an address. */
const PROOF_CHARS = 22;

/** Follows from the token, so that nobody who does not hold that can put one into a browser; says nothing about it. */
const proofOf = (token: string): string => createHash('sha256').update(`page of ${token}`).digest('base64url').slice(0, PROOF_CHARS);

/**
 * Chromium does not say on sockets where they come from but for the page's origin, and behind a proxy that asks under a name of its own
 * that tells nothing. There the page repeats what it finds in this cookie, which scripts of no other site can read (`?page=`).
 */
export const proofCookie = (wallId: string, as: Role, token: string): string => `${pageProofCookie(wallId, as)}=${proofOf(token)}`;

/** Has the page that opens this socket read its own cookie? `token`: of the grant it acts with. */
export function hasPageProof(request: IncomingMessage, token: string): boolean {
  const said = Buffer.from(URL.parse(request.url ?? '/', 'http://any.invalid')?.searchParams.get('page') ?? '');
  const proof = Buffer.from(proofOf(token));
  return said.length === proof.length && timingSafeEqual(said, proof);
}
