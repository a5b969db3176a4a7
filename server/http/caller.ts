import type { FastifyInstance, FastifyRequest } from 'fastify';
import { may, type Right } from '../../shared/access/rights.ts';
import { demand, requirePerson } from '../../shared/commands/decision.ts';
import type { Person } from '../../shared/model/person.ts';
import { Refusal } from '../../shared/model/problems.ts';
import { addressKey } from '../access/clientAddress.ts';
import type { PersonRate } from '../access/personRates.ts';
import { readGrant } from '../access/readGrant.ts';
import type { Wall } from '../sync/wall/wall.ts';
import type { RouteContext } from './routeContext.ts';

/** Who asks, on which wall. */
export interface Caller {
  wall: Wall;
  personId: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}

const READS = new Set(['GET', 'HEAD']);

/**
 * Before anything of a request under `/api/walls/:wall` is read: token → same wall → origin (when a cookie speaks) → rate. A caller
 * without a token learns nothing of the wall, not even whether it is there. Size comes before (`requestSize.ts`), shape and right after.
 */
export function authenticateCallers(
  app: FastifyInstance,
  { walls, ownPages, answers, config }: RouteContext,
): void {
  app.addHook('onRequest', async (request) => {
    const wallId = (request.params as { wall?: string }).wall ?? '';
    const grant = readGrant(request.raw, 'http');
    if (!grant) throw new Refusal('unauthenticated');
    const { personId, wallId: granted } = await walls.authenticate(grant.token);
    if (granted !== wallId) throw new Refusal('forbidden');
    if (grant.from === 'cookie' && !READS.has(request.method)) ownPages.demand(request.raw);
    const wall = await walls.get(wallId);
    wall.rates.count(rateOf(request), personId);
    if (READS.has(request.method)) answers.demandRoom(personId, addressKey(request.raw, config));
    request.caller = { wall, personId };
  });
}

/**
 * Files cost the most to make, changes a commit, reading next to nothing. A request that carries
 * sockets' frames counts as a frame.
 */
function rateOf({ method, routeOptions }: FastifyRequest): PersonRate {
  if (routeOptions.url?.includes('/sockets/')) return 'frame';
  if (routeOptions.url?.includes('/export/')) return 'export';
  return READS.has(method) ? 'read' : 'command';
}

/** The caller, of a route behind {@link authenticateCallers}. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('the route is not behind authenticateCallers');
  return request.caller;
}

/** The caller as a person with a right, once everything shown is committed. Throws `Refusal`. */
export async function readerWith(
  request: FastifyRequest,
  right: Right | null,
): Promise<Caller & { person: Person }> {
  const caller = callerOf(request);
  await caller.wall.settled();
  const person = requirePerson(caller.wall.records, caller.personId);
  if (right) demand(may(person.role, right, caller.wall.records.session));
  return { ...caller, person };
}
