import type { Role } from '../../shared/model/person.ts';
import { pageProofCookie } from '../../shared/protocol/pageProof.ts';

/** What shows the server that a socket is of a page of its own, where nothing else does: for the socket's address. Mostly nothing. */
export function pageProof(wall: string, as: Role): { page: string } | undefined {
  const name = `${pageProofCookie(wall, as)}=`;
  const page = document.cookie
    .split('; ')
    .find((part) => part.startsWith(name))
    ?.slice(name.length);
  return page ? { page } : undefined;
}
