import type { Page } from '@playwright/test';
import type { OwnPerson } from '../../shared/protocol/live.ts';
import type { SeededMeeting } from './seedMeeting.ts';
import type { SeededWall } from './seedWall.ts';
import type { OpenPage } from './test.ts';
import { ask } from './wallApi.ts';

/** Asks the API of a wall, as its facilitator or as whoever the token names. */
export function askWall<Reply>(
  wall: SeededWall,
  method: string,
  path: string,
  body?: object,
  token = wall.tokens.facilitator,
): Promise<Reply> {
  return ask<Reply>(wall.origin, method, `/api/walls/${wall.wallId}${path}`, {
    token,
    ...(body ? { body } : {}),
  });
}

/** A member's own row, as her phone gets it. */
export async function personOf(wall: SeededMeeting, member: number): Promise<OwnPerson> {
  return (
    await askWall<{ person: OwnPerson }>(wall, 'GET', '/me', undefined, wall.members[member]?.token)
  ).person;
}

/** Makes whoever has this page open one of the meeting's members. */
export function signIn(page: Page, wall: SeededMeeting, member: number): Promise<void> {
  return page.context().addCookies([
    {
      name: `ww_${wall.wallId}_participant`,
      value: wall.members[member]?.token ?? '',
      url: wall.origin,
    },
  ]);
}

/** Members by what the walk asks of them: one who walks, and who hosts the poster she goes to first. */
export async function walkersOf(
  wall: SeededMeeting,
): Promise<{ walker: number; host: number; table: SeededMeeting['tables'][number] }> {
  const people = await Promise.all(wall.members.map((_, member) => personOf(wall, member)));
  const walker = people.findIndex(
    (person) => person.table !== undefined && (person.stops?.length ?? 0) > 1,
  );
  const stop = people[walker]?.stops?.[0];
  const host = people.findIndex((person) => person.host === true && person.table === stop);
  const table = wall.tables.find(({ tableId }) => tableId === stop);
  if (walker < 0 || host < 0 || !table) throw new Error('nobody walks');
  return { walker, host, table };
}

/** As the bearer of a role's link. */
export async function openLink(
  openPage: OpenPage,
  wall: SeededWall,
  role: 'projector' | 'facilitator',
  path: string,
): Promise<Page> {
  const page = await openPage();
  await page.goto(`${wall.origin}/w/${wall.wallId}/${path}${new URL(wall.links[role]).hash}`);
  return page;
}
