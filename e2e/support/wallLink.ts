import type { SeededWall } from './seedWall.ts';

/** Whose links lead to the wall itself. */
export type WallRole = 'volunteer' | 'facilitator' | 'projector';

/** A role's link to the wall, by the address it was made at: what is printed names the one that phones in the room use. A facilitator’s leads past her console. */
export function wallLink({ origin, links }: SeededWall, as: WallRole): string {
  return atOrigin(origin, links[as]).replace('/console', '/wall?as=facilitator');
}

/** The same link by another address of the same server. */
export const atOrigin = (origin: string, link: string): string =>
  link.replace(/^https?:\/\/[^/]+/, origin);
