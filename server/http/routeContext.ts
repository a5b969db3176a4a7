import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../shared/model/problems.ts';
import type { Answered } from '../../shared/protocol/http/calls.ts';
import type { AddressCeilings } from '../access/addressCeilings.ts';
import { addressKey } from '../access/clientAddress.ts';
import type { DeviceArrivals } from '../access/deviceArrivals.ts';
import type { OwnPages } from '../access/ownPages.ts';
import { heldGrants, holdsCookieOf } from '../access/heldGrants.ts';
import type { NetworkKeys } from '../access/networkKeys.ts';
import { linkOrigin } from '../access/requestOrigin.ts';
import type { Config } from '../config.ts';
import type { ExportRunner } from '../exports/exportRunner.ts';
import type { LinkSecrets } from '../storage/wallStore.ts';
import type { PolledPages } from '../sync/transport/polledPages.ts';
import type { Wall } from '../sync/wall/wall.ts';
import type { Walls } from '../sync/wall/walls.ts';
import type { AnswersUnderWay } from './answersUnderWay.ts';
import type { BuiltPages } from './builtPages.ts';

/** What routes need of the server. */
export interface RouteContext {
  config: Config;
  walls: Walls;
  ceilings: AddressCeilings;
  pages: BuiltPages;
  /** Tells requests of our own pages from others. */
  ownPages: OwnPages;
  networks: NetworkKeys;
  /** Answers that were not read to their end yet. */
  answers: AnswersUnderWay;
  arrivals: DeviceArrivals;
  exports: ExportRunner;
  polled: PolledPages;
}

export type Routes = (app: FastifyInstance, context: RouteContext) => void;

/**
 * The wall with this code, for whoever may try codes. Wrong codes count against the address, and an
 * address that guessed too often is refused right ones as well, else it could go on guessing. A
 * device that is in already is not counted: it knows the code, and others at its address may guess.
 * A renewed code is answered as renewed (which helps nobody guess) and does not count as wrong: a
 * whole room may still have it on paper. Throws `Refusal`.
 */
export async function wallByCode(
  request: FastifyRequest,
  context: RouteContext,
  joinCode: string,
): Promise<Wall> {
  const { wall, isRenewed } = await wallOfCode(request, context, joinCode);
  if (isRenewed) throw new Refusal('code-renewed');
  return wall;
}

/**
 * Like {@link wallByCode}, but people who are in also get the wall by a code that was renewed
 * (`isRenewed`).
 */
export async function wallOfCode(
  request: FastifyRequest,
  { walls, ceilings, config }: RouteContext,
  joinCode: string,
): Promise<{ wall: Wall; isRenewed: boolean }> {
  const network = addressKey(request.raw, config);
  const found = await walls.findCode(joinCode);
  // Checked before the wall is loaded: that takes time, and the difference would tell a guesser.
  const saysIn = found !== null && holdsCookieOf(request.headers.cookie, found.wallId);
  if (!saysIn && !ceilings.has('wrong-code', network)) throw new Refusal('rate-limited');
  if (!found) {
    ceilings.count('wrong-code', network);
    throw new Refusal('no-such-code');
  }
  const wall = await walls.get(found.wallId);
  const isIn =
    saysIn &&
    (await heldGrants(request.headers.cookie, walls, wall)).some((each) => !each.isRemoved);
  if (!isIn && !ceilings.has('wrong-code', network)) throw new Refusal('rate-limited');
  if (!isIn && found.isRenewed) throw new Refusal('code-renewed');
  return { wall, isRenewed: found.isRenewed };
}

/** The origin for links. Throws `Refusal` when the request's host is not usable. */
export function linkOriginOf(request: FastifyRequest, config: Config): string {
  const origin = linkOrigin(request.raw, config);
  if (!origin) throw new Refusal('invalid-request', { why: 'host' });
  return origin;
}

/** Secrets are in the fragment, which browsers do not send: no server, proxy or log sees them. */
export const wallLinks = (
  origin: string,
  wallId: string,
  joinCode: string,
  secrets: LinkSecrets,
): Answered<'createWall'>['links'] => ({
  facilitator: `${origin}/w/${wallId}/console#key=${secrets.facilitator}`,
  volunteer: `${origin}/w/${wallId}/wall?as=volunteer#key=${secrets.volunteer}`,
  participant: `${origin}/j/${joinCode}`,
  projector: `${origin}/w/${wallId}/projector#key=${secrets.projector}`,
});
