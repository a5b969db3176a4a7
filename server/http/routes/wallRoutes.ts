import type { FastifyRequest } from 'fastify';
import { ownPerson } from '../../../shared/commands/people.ts';
import { ownNotes } from '../../../shared/commands/notes.ts';
import { languageOfWall } from '../../../shared/commands/session.ts';
import { findShipped } from '../../../shared/scripts/shippedScript.ts';
import { liveSession } from '../../../shared/scripts/toldRun.ts';
import { LANGUAGES } from '../../../shared/words/languages.ts';
import { isJoinCode } from '../../../shared/model/ids.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import { addressKey } from '../../access/clientAddress.ts';
import { grantCookies } from '../../access/grantCookie.ts';
import { heldGrants, refuseRemoved } from '../../access/heldGrants.ts';
import type { Wall } from '../../sync/wall/wall.ts';
import { readerWith } from '../caller.ts';
import { linkOriginOf, wallByCode, wallLinks, type Routes } from '../routeContext.ts';
import { roleOfSecret } from '../roleOfSecret.ts';
import { scriptAsked } from '../scriptAsked.ts';
import { serve } from '../serve.ts';
import { PRODUCT } from '../../words/product.ts';

const isHere = (wall: Wall, personId: string): boolean =>
  wall.records.people.get(personId)?.removed === false;

/** Routes that need no grant, because they give one: new wall, joining by code, opening a link. */
export const arrivalRoutes: Routes = (app, context) => {
  const { config, walls, ceilings, networks, ownPages, arrivals } = context;
  // Requests of other sites' pages carry our cookies too; those do not count.
  const cookiesOf = (request: FastifyRequest): string | undefined =>
    ownPages.isOwn(request.raw) ? request.headers.cookie : undefined;
  app.addHook('onRequest', async (request) => {
    if (request.method !== 'GET') ownPages.demand(request.raw, true);
  });

  serve(app, 'createWall', async (request) => {
    const origin = linkOriginOf(request, config);
    ceilings.count('wall', addressKey(request.raw, config));
    const script = scriptAsked(request.body.script);
    const { activity } = request.body;
    const { wordsIn, shipped } = PRODUCT;
    const { wallId, joinCode, secrets } = await walls.create(
      {
        words: wordsIn(languageOfWall(request.body, script)),
        further: LANGUAGES.map(wordsIn),
        shipped: activity === undefined ? undefined : findShipped(shipped, activity),
        ...(script ? { script } : {}),
      },
      request.body,
    );
    return {
      wallId,
      joinCode,
      links: wallLinks(origin, wallId, joinCode, secrets),
      tokens: secrets,
    };
  });

  serve(app, 'joinWall', async (request, reply) => {
    const { joinCode, name, device } = request.body;
    if (!isJoinCode(joinCode)) throw new Refusal('invalid-request', { why: 'code' });
    const wall = await wallByCode(request, context, joinCode);
    refuseRemoved(await heldGrants(cookiesOf(request), walls, wall), 'participant');
    const address = addressKey(request.raw, config);
    // Counted by code: after renewing it, newcomers have the full rate, whatever was used up with
    // the old one.
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
    return { wallId: wall.wallId, participantId: personId, token };
  });

  serve(app, 'openLink', async (request, reply) => {
    // Whoever has no valid secret is not told whether the wall exists.
    const wall: Wall | null = await walls.get(request.params.wall).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'no-such-wall') return null;
      throw error;
    });
    const role = wall ? roleOfSecret(wall.secrets, request.body.secret) : undefined;
    if (!wall || !role) throw new Refusal('unauthenticated', { why: 'link' });
    const address = addressKey(request.raw, config);
    ceilings.count('link', address, `${wall.wallId} ${role}`);
    // Whoever opens her link again stays the same person. A new person could take nothing back, and
    // offline work of another tab would be a stranger's.
    const held = await heldGrants(cookiesOf(request), walls, wall);
    refuseRemoved(held, role);
    const known = held.find(
      (each) => each.role === role && wall.records.people.get(each.personId)?.role === role,
    );
    const { name, device } = request.body;
    const { personId, token } =
      known ??
      (await arrivals.arrive(
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
      ));
    void reply
      .code(known ? 200 : 201)
      .header(
        'set-cookie',
        grantCookies(request.raw, config, { wallId: wall.wallId, as: role, token }),
      );
    return { personId, role };
  });
};

/** The wall as a whole: what concerns me, its links and their keys, its end. */
export const wallRoutes: Routes = (app, { config, walls }) => {
  serve(app, 'readMe', async (request) => {
    const { wall, personId, person } = await readerWith(request, null);
    return {
      personId,
      person: ownPerson(person),
      session: liveSession(wall.records.session),
      notes: ownNotes(wall.records, personId),
      counts: wall.audience.counts(),
    };
  });

  serve(app, 'readLinks', async (request) => {
    const { wall } = await readerWith(request, 'edit-session');
    const { joinCode } = wall.records.session;
    return {
      joinCode,
      links: wallLinks(linkOriginOf(request, config), wall.wallId, joinCode, wall.secrets),
    };
  });

  serve(app, 'renewCode', async (request) => {
    const { wall, personId } = await readerWith(request, 'set-door');
    const origin = linkOriginOf(request, config);
    const { joinCode, before } = await walls.setCode(wall, personId, request.body.joinCode);
    return { joinCode, before, links: wallLinks(origin, wall.wallId, joinCode, wall.secrets) };
  });

  serve(app, 'renewLink', async (request) => {
    const { wall, personId } = await readerWith(request, 'set-door');
    const origin = linkOriginOf(request, config);
    await walls.renewLink(wall, personId, request.params.role);
    return { links: wallLinks(origin, wall.wallId, wall.session.joinCode, wall.secrets) };
  });

  serve(app, 'deleteWall', async (request) => {
    const { wall } = await readerWith(request, 'delete-wall');
    await walls.delete(wall.wallId);
    return {};
  });
};
