import { isUuid, isWallId } from '../../shared/model/ids.ts';
import { ROLES, type Role } from '../../shared/model/person.ts';

/** Which table this page shows, and whose cookie it uses. */
export interface TableAddress {
  wall: string;
  tableId: string;
  as: Role;
}

/** `/w/<wall>/table/<tableId>?as=<role>`; `null` when the address names no table. */
export function readTableAddress(pathname: string, search: string): TableAddress | null {
  const [, w, wall = '', page, tableId = ''] = pathname.split('/');
  if (w !== 'w' || page !== 'table' || !isWallId(wall) || !isUuid(tableId)) return null;
  const asked = new URLSearchParams(search).get('as');
  return { wall, tableId, as: ROLES.find((role) => role === asked) ?? 'participant' };
}
