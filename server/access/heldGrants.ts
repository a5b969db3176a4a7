import { ROLES, type Role } from '../../shared/model/person.ts';
import { Refusal } from '../../shared/model/problems.ts';
import type { Wall } from '../sync/wall/wall.ts';
import type { Walls } from '../sync/wall/walls.ts';
import { grantCookieName, readCookie } from './grantCookie.ts';

/** Somebody of this wall whom a browser's cookies name. */
export interface Held {
  role: Role;
  token: string;
  personId: string;
  isRemoved: boolean;
}

/** Whether there is a cookie of this wall, valid or not. */
export const holdsCookieOf = (cookies: string | undefined, wallId: string): boolean =>
  ROLES.some((role) => readCookie(cookies, grantCookieName(wallId, role)) !== null);

/**
 * All people of this wall whom the request's cookies name, removed ones too. Asks the store only
 * where there are such cookies.
 */
export async function heldGrants(
  cookies: string | undefined,
  walls: Walls,
  wall: Wall,
): Promise<Held[]> {
  const held: Held[] = [];
  for (const role of ROLES) {
    const token = readCookie(cookies, grantCookieName(wall.wallId, role));
    if (token === null) continue;
    const grant = await walls.authenticate(token).catch((error: unknown) => {
      if (error instanceof Refusal) return null;
      throw error;
    });
    if (grant?.wallId !== wall.wallId) continue;
    await wall.settled();
    const person = wall.records.people.get(grant.personId);
    if (person)
      held.push({
        role,
        token,
        personId: grant.personId,
        isRemoved: person.removed || wall.records.leaving.has(grant.personId),
      });
  }
  return held;
}

/**
 * Throws `removed` where this device was removed in that role, or where all its people on this wall
 * were removed: it does not come in again by itself. Whoever clears the cookies can, while the code
 * or link is still valid; that is why those can be renewed.
 */
export function refuseRemoved(held: readonly Held[], role: Role): void {
  const same = held.find((each) => each.role === role);
  if (same ? same.isRemoved : held.length > 0 && held.every((each) => each.isRemoved))
    throw new Refusal('removed');
}
