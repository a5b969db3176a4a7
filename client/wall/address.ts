import { ROLES, type Role } from '../../shared/model/person.ts';

/** What this page was opened as, from its address. */
export type WallAddress =
  | { kind: 'wall'; wallId: string; as: Role }
  | { kind: 'projector'; wallId: string; as: 'projector' }
  | { kind: 'snapshot'; wallId: string; as: Role; snapshot: string };

/** `null` when the address names no wall. */
export function readAddress(pathname: string, search: string): WallAddress | null {
  const [, w, wallId, page, id] = pathname.split('/');
  if (w !== 'w' || !wallId) return null;
  const asked = new URLSearchParams(search).get('as');
  const as = ROLES.find((role) => role === asked);
  if (page === 'projector') return { kind: 'projector', wallId, as: 'projector' };
  if (page === 'snapshots' && id) return { kind: 'snapshot', wallId, as: as ?? 'facilitator', snapshot: id };
  return { kind: 'wall', wallId, as: as ?? 'participant' };
}
