import type { Session } from '../../shared/model/session.ts';
import type { TableRow } from '../../shared/model/table.ts';
import { askWall } from './meetingMembers.ts';
import type { SeededWall } from './seedWall.ts';

/** The session as its facilitator reads it. */
export const sessionOf = async (wall: SeededWall): Promise<Session> =>
  (await askWall<{ session: Session }>(wall, 'GET', '/me')).session;

/** Groups become tables, over the API; in the order of their numbers. */
export async function openTables(wall: SeededWall): Promise<TableRow[]> {
  await askWall(wall, 'POST', '/phase', { phase: 'cluster' });
  return (await askWall<{ tables: TableRow[] }>(wall, 'POST', '/tables', {})).tables;
}
