import type { Static } from 'typebox';
import { burstsOf } from '../../../shared/commands/bursts.ts';
import { setDoor } from '../../../shared/commands/door.ts';
import {
  readmitPerson,
  removalsOf,
  removeBurst,
  undoRemoval,
} from '../../../shared/commands/removal.ts';
import { newUuid } from '../../access/secrets.ts';
import { callerOf, readerWith } from '../caller.ts';
import { linkOriginOf, wallLinks, type Routes } from '../routeContext.ts';
import { CodeBody, DoorBody, LinkParams, Nothing, params } from '../schemas.ts';

/** Who gets in: the door for newcomers, the code, the keys of links; and many sent away at once. */
export const doorRoutes: Routes = (app, { config, walls }) => {
  app.post<{ Body: Static<typeof DoorBody> }>(
    '/door',
    {
      schema: {
        tags: ['door'],
        summary: 'Close the door for newcomers, or open it',
        body: DoorBody,
      },
    },
    async (request) => {
      const { wall, personId } = callerOf(request);
      return {
        session: await wall.command(personId, (state, actor) =>
          setDoor(state, actor, request.body.door),
        ),
      };
    },
  );

  app.post<{ Body: Static<typeof CodeBody> }>(
    '/code',
    {
      schema: {
        tags: ['door'],
        summary: 'Renew the code, or bring back one that this wall had',
        body: CodeBody,
      },
    },
    async (request) => {
      const { wall, personId } = await readerWith(request, 'set-door');
      const origin = linkOriginOf(request, config);
      const { joinCode, before } = await walls.setCode(wall, personId, request.body.joinCode);
      return { joinCode, before, links: wallLinks(origin, wall.wallId, joinCode, wall.secrets) };
    },
  );

  app.post<{ Params: Static<typeof LinkParams> }>(
    '/links/:role/renew',
    {
      schema: {
        tags: ['door'],
        summary: 'A new key for the link of a role; the old one opens nothing',
        params: LinkParams,
        body: Nothing,
      },
    },
    async (request) => {
      const { wall, personId } = await readerWith(request, 'set-door');
      const origin = linkOriginOf(request, config);
      await walls.renewLink(wall, personId, request.params.role);
      return { links: wallLinks(origin, wall.wallId, wall.session.joinCode, wall.secrets) };
    },
  );

  app.get(
    '/bursts',
    {
      schema: {
        tags: ['door'],
        summary: 'Who came or wrote faster than a room does; removals that can be undone',
      },
    },
    async (request) => {
      const { wall } = await readerWith(request, 'remove-person');
      return { bursts: burstsOf(wall.records), removals: removalsOf(wall.records) };
    },
  );

  app.post<{ Params: { burst: string } }>(
    '/bursts/:burst/remove',
    {
      schema: {
        tags: ['door'],
        summary: 'Remove everybody of a burst with all they left',
        params: params('burst'),
        body: Nothing,
      },
    },
    async (request) => {
      const { wall, personId } = callerOf(request);
      const removal = await wall.command(personId, (state, actor) =>
        removeBurst(state, actor, { burst: request.params.burst, removal: newUuid() }),
      );
      wall.removals.goOn();
      return { removal };
    },
  );

  app.post<{ Params: { removal: string } }>(
    '/removals/:removal/undo',
    {
      schema: {
        tags: ['door'],
        summary: 'Let everybody of a removal back in, with all of theirs',
        params: params('removal'),
        body: Nothing,
      },
    },
    async (request) => {
      const { wall, personId } = callerOf(request);
      const removal = await wall.command(personId, (state, actor) =>
        undoRemoval(state, actor, request.params.removal),
      );
      wall.removals.goOn();
      return { removal };
    },
  );

  app.post<{ Params: { person: string } }>(
    '/people/:person/readmit',
    {
      schema: {
        tags: ['people'],
        summary: 'Let somebody who was removed back in',
        params: params('person'),
        body: Nothing,
      },
    },
    (request) => {
      const { wall, personId } = callerOf(request);
      return wall.command(personId, (state, actor) =>
        readmitPerson(state, actor, request.params.person),
      );
    },
  );
};
