import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { ownPerson } from '../../../shared/commands/people.ts';
import { ownNote } from '../../../shared/commands/notes.ts';
import { isJoinCode } from '../../../shared/model/ids.ts';
import type { Role } from '../../../shared/model/person.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import { addressKey } from '../../access/clientAddress.ts';
import { grantCookies } from '../../access/grantCookie.ts';
import { heldGrants, refuseRemoved } from '../../access/heldGrants.ts';
import type { LinkSecrets } from '../../storage/wallStore.ts';
import type { Wall } from '../../sync/wall.ts';
import { readerWith } from '../caller.ts';
import { linkOriginOf, wallByCode, wallLinks, type Routes } from '../routeContext.ts';
import { GrantBody, JoinBody, NewWallBody } from '../schemas.ts';

const LINK_ROLES = ['facilitator', 'volunteer', 'projector'] as const satisfies readonly Exclude<
  Role,
  'participant'
>[];

function roleOfSecret(
  secrets: LinkSecrets,
  secret: string,
): Exclude<Role, 'participant'> | undefined {
  const asked = Buffer.from(secret);
  return LINK_ROLES.find((role) => {
    const kept = Buffer.from(secrets[role]);
    return kept.length === asked.length && timingSafeEqual(kept, asked);
  });
}

const isHere = (wall: Wall, personId: string): boolean =>
  wall.records.people.get(personId)?.removed === false;

/** Routes that need no grant, because they give one: new wall, joining by code, opening a link. */
export const arrivalRoutes: Routes = (app, context) => {
  const { config, walls, ceilings, networks, ownPages, arrivals } = context;
  // A page of another site brings them too, and means nothing by it.
  const cookiesOf = (request: FastifyRequest): string | undefined =>
    ownPages.isOwn(request.raw) ? request.headers.cookie : undefined;
  app.addHook('onRequest', async (request) => {
    if (request.method !== 'GET') ownPages.demand(request.raw, true);
  });

  app.post<{ Body: Static<typeof NewWallBody> }>(
    '/api/walls',
    { schema: { tags: ['walls'], summary: 'Start a wall', body: NewWallBody } },
    async (request, reply) => {
      const origin = linkOriginOf(request, config);
      ceilings.count('wall', addressKey(request.raw, config));
      const { wallId, joinCode, secrets } = await walls.create(request.body);
      return reply.code(201).send({
        wallId,
        joinCode,
        links: wallLinks(origin, wallId, joinCode, secrets),
        tokens: secrets,
      });
    },
  );

  app.post<{ Body: Static<typeof JoinBody> }>(
    '/api/join',
    { schema: { tags: ['people'], summary: 'Join a wall by its code', body: JoinBody } },
    async (request, reply) => {
      const { joinCode, name, device } = request.body;
      if (!isJoinCode(joinCode))
        throw new Refusal(
          'invalid-request',
          'A code is six upper-case letters and digits, without 0 O 1 I L.',
        );
      const wall = await wallByCode(request, context, joinCode);
      refuseRemoved(await heldGrants(cookiesOf(request), walls, wall), 'participant');
      const address = addressKey(request.raw, config);
      // By the code: a renewed one starts with a full measure, whoever used up the old one's.
      ceilings.count('join', address, joinCode);
      const network = networks.of(wall.wallId, address);
      const { personId, token } = await arrivals.arrive(
        `${wall.wallId} participant`,
        device,
        (id) => isHere(wall, id),
        () =>
          wall.arrive({
            ...(name === undefined ? {} : { name }),
            role: 'participant',
            arrival: 'code',
            network,
          }),
      );
      void reply.header(
        'set-cookie',
        grantCookies(request.raw, config, { wallId: wall.wallId, as: 'participant', token }),
      );
      return reply.code(201).send({ wallId: wall.wallId, participantId: personId, token });
    },
  );

  app.post<{ Params: { wall: string }; Body: Static<typeof GrantBody> }>(
    '/api/walls/:wall/grants',
    {
      schema: {
        tags: ['people'],
        summary: 'Exchange a link’s secret for a personal grant',
        body: GrantBody,
      },
    },
    async (request, reply) => {
      // Whoever has no right secret is not told whether the wall is there.
      const wall: Wall | null = await walls.get(request.params.wall).catch((error: unknown) => {
        if (error instanceof Refusal && error.code === 'no-such-wall') return null;
        throw error;
      });
      const role = wall ? roleOfSecret(wall.secrets, request.body.secret) : undefined;
      if (!wall || !role)
        throw new Refusal(
          'unauthenticated',
          'This link does not open a wall. It may be incomplete, or the wall was deleted.',
        );
      const address = addressKey(request.raw, config);
      ceilings.count('link', address, `${wall.wallId} ${role}`);
      // Who opens her link again is who she was: a new person could take back nothing, and what another tab did offline would be under a stranger's hand.
      const held = await heldGrants(cookiesOf(request), walls, wall);
      refuseRemoved(held, role);
      const known = held.find(
        (each) => each.role === role && wall.records.people.get(each.personId)?.role === role,
      );
      if (known) {
        void reply.header(
          'set-cookie',
          grantCookies(request.raw, config, { wallId: wall.wallId, as: role, token: known.token }),
        );
        return { personId: known.personId, role };
      }
      const { name, device } = request.body;
      const { personId, token } = await arrivals.arrive(
        `${wall.wallId} ${role}`,
        device,
        (id) => isHere(wall, id),
        () =>
          wall.arrive({
            ...(name === undefined ? {} : { name }),
            role,
            arrival: 'link',
            network: networks.of(wall.wallId, address),
          }),
      );
      void reply.header(
        'set-cookie',
        grantCookies(request.raw, config, { wallId: wall.wallId, as: role, token }),
      );
      return reply.code(201).send({ personId, role });
    },
  );
};

/** The wall as a whole: what concerns me, its links, its end. */
export const wallRoutes: Routes = (app, { config, walls }) => {
  app.get(
    '/me',
    { schema: { tags: ['people'], summary: 'Who am I here, and what is mine' } },
    async (request) => {
      const { wall, personId, person } = await readerWith(request, null);
      const notes = [];
      for (const [id, record] of wall.records.notes)
        if (record.person === personId && record.state !== 'gone') notes.push(ownNote(id, record));
      return {
        personId,
        person: ownPerson(person),
        session: wall.records.session,
        notes,
        counts: wall.audience.counts(),
      };
    },
  );

  app.get(
    '/links',
    { schema: { tags: ['walls'], summary: 'The wall’s links, for facilitators' } },
    async (request) => {
      const { wall } = await readerWith(request, 'edit-session');
      const { joinCode } = wall.records.session;
      return {
        joinCode,
        links: wallLinks(linkOriginOf(request, config), wall.wallId, joinCode, wall.secrets),
      };
    },
  );

  app.delete(
    '',
    {
      schema: {
        tags: ['walls'],
        summary: 'Delete the wall with everything on it',
        response: { 200: Type.Object({}) },
      },
    },
    async (request) => {
      const { wall } = await readerWith(request, 'delete-wall');
      await walls.delete(wall.wallId);
      return {};
    },
  );
};
