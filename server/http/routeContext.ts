import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isJoinCode } from '../../shared/model/ids.ts';
import { Refusal } from '../../shared/model/problems.ts';
import type { AddressCeilings } from '../access/addressCeilings.ts';
import { addressKey } from '../access/clientAddress.ts';
import type { OwnPages } from '../access/ownPages.ts';
import { linkOrigin } from '../access/requestOrigin.ts';
import type { Config } from '../config.ts';
import type { ExportRunner } from '../exports/exportRunner.ts';
import type { LinkSecrets } from '../storage/wallStore.ts';
import type { Wall } from '../sync/wall.ts';
import type { Walls } from '../sync/walls.ts';
import type { BuiltPages } from './builtPages.ts';

/** What routes need of the server around them. */
export interface RouteContext {
  config: Config;
  walls: Walls;
  ceilings: AddressCeilings;
  pages: BuiltPages;
  /** Whose pages' requests are ours. */
  ownPages: OwnPages;
  exports: ExportRunner;
}

export type Routes = (app: FastifyInstance, context: RouteContext) => void;

/**
 * The wall with this code. Wrong codes count against the address, and an address that guessed too often is refused right ones as well,
 * else it could go on guessing. Throws `Refusal`.
 */
export async function wallByCode(request: FastifyRequest, { config, walls, ceilings }: RouteContext, joinCode: string): Promise<Wall> {
  const address = addressKey(request.raw, config);
  ceilings.demand('wrong-code', address);
  try {
    if (!isJoinCode(joinCode)) throw new Refusal('no-such-code');
    return await walls.byCode(joinCode);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'no-such-code') ceilings.count('wrong-code', address);
    throw error;
  }
}

/** Origin for links, or a refusal when the request names no usable host. */
export function linkOriginOf(request: FastifyRequest, config: Config): string {
  const origin = linkOrigin(request.raw, config);
  if (!origin) throw new Refusal('invalid-request', 'The Host header is missing or not a host.');
  return origin;
}

export interface WallLinks {
  facilitator: string;
  volunteer: string;
  participant: string;
  projector: string;
}

/** Secrets stand in the fragment, which browsers keep to themselves: no server, proxy or log ever sees it. */
export const wallLinks = (origin: string, wallId: string, joinCode: string, secrets: LinkSecrets): WallLinks => ({
  facilitator: `${origin}/w/${wallId}/console#key=${secrets.facilitator}`,
  volunteer: `${origin}/w/${wallId}/wall?as=volunteer#key=${secrets.volunteer}`,
  participant: `${origin}/j/${joinCode}`,
  projector: `${origin}/w/${wallId}/projector#key=${secrets.projector}`,
});
