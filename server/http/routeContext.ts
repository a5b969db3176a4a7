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

/** What routes need of the server around them. */
export interface RouteContext {
  config: Config;
  walls: Walls;
  ceilings: AddressCeilings;
  pages: BuiltPages;
  /** Whose pages' requests are ours. */
  ownPages: OwnPages;
  networks: NetworkKeys;
  /** Who has not read yet what was asked for. */
  answers: AnswersUnderWay;
  arrivals: DeviceArrivals;
  exports: ExportRunner;
  polled: PolledPages;
}

export type Routes = (app: FastifyInstance, context: RouteContext) => void;

/**
 * The wall with this code, for whoever may try codes. Wrong ones count against the address, and an address that guessed too often is
 * refused right ones as well, else it could go on guessing. Not so for a device that is in already: it knows the code, and a neighbour's
 * guessing is not its business. A code that was renewed is answered as such (that it once was one helps nobody guess), and is no wrong
 * one: a whole room may still have it on paper. Throws `Refusal`.
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

/** {@link wallByCode}, but a code that was renewed is the wall's as well, for those who are in: `isRenewed` then. */
export async function wallOfCode(
  request: FastifyRequest,
  { walls, ceilings, config }: RouteContext,
  joinCode: string,
): Promise<{ wall: Wall; isRenewed: boolean }> {
  const network = addressKey(request.raw, config);
  const found = await walls.findCode(joinCode);
  // Before the wall is opened, which takes time and would tell a guesser.
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

/** Origin for links, or a refusal when the request names no usable host. */
export function linkOriginOf(request: FastifyRequest, config: Config): string {
  const origin = linkOrigin(request.raw, config);
  if (!origin) throw new Refusal('invalid-request', 'The Host header is missing or not a host.');
  return origin;
}

/** Secrets stand in the fragment, which browsers keep to themselves: no server, proxy or log ever sees it. */
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
