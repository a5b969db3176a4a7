import type { Role } from '../model/person.ts';

/** Cookie that a page of ours may read and repeats as `?page=` when it opens a socket (PROTOCOL 1.7). */
export const pageProofCookie = (wallId: string, as: Role): string => `wwp_${wallId}_${as}`;
