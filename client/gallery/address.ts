import { ROLES, type Role } from '../../shared/model/person.ts';

/** What this page was opened as. `null` when the address names no wall. */
export function readAddress(pathname: string, search: string): { wallId: string; as: Role } | null {
  const [, w, wallId] = pathname.split('/');
  if (w !== 'w' || !wallId) return null;
  const asked = new URLSearchParams(search).get('as');
  return { wallId, as: ROLES.find((role) => role === asked) ?? 'participant' };
}
