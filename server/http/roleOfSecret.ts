import { timingSafeEqual } from 'node:crypto';
import { LINK_ROLES, type LinkRole } from '../../shared/model/person.ts';
import type { LinkSecrets } from '../storage/wallStore.ts';

/** Whose link a secret is; compared in the same time whatever is asked. */
export function roleOfSecret(secrets: LinkSecrets, secret: string): LinkRole | undefined {
  const asked = Buffer.from(secret);
  return LINK_ROLES.find((role) => {
    const kept = Buffer.from(secrets[role]);
    return kept.length === asked.length && timingSafeEqual(kept, asked);
  });
}
