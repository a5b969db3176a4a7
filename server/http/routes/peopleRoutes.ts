import type { Static } from 'typebox';
import { decideOffer, removePerson, setMe } from '../../../shared/commands/people.ts';
import { movePerson } from '../../../shared/commands/tables.ts';
import { callerOf } from '../caller.ts';
import type { Routes } from '../routeContext.ts';
import { MeBody, MoveBody, Nothing, params } from '../schemas.ts';

/** Own name and offer; a facilitator's answer to an offer; showing somebody out. */
export const peopleRoutes: Routes = (app) => {
  app.put<{ Body: Static<typeof MeBody> }>(
    '/people/me',
    {
      schema: {
        tags: ['people'],
        summary: 'Own name, table, duties, commitment, contact; offer to help',
        body: MeBody,
      },
    },
    async (request) => {
      const { wall, personId } = callerOf(request);
      const person = await wall.command(personId, (state, actor) =>
        setMe(state, actor, request.body),
      );
      return { person };
    },
  );

  app.put<{ Params: { person: string }; Body: Static<typeof MoveBody> }>(
    '/people/:person',
    {
      schema: {
        tags: ['people'],
        summary: 'Move somebody to a table, or to none',
        params: params('person'),
        body: MoveBody,
      },
    },
    (request) => {
      const { wall, personId } = callerOf(request);
      return wall.command(personId, (state, actor) =>
        movePerson(state, actor, request.params.person, request.body.table),
      );
    },
  );

  for (const [path, accept, summary] of [
    ['accept', true, 'Make the person a volunteer'],
    ['decline', false, 'Not now'],
  ] as const) {
    app.post<{ Params: { person: string } }>(
      `/people/:person/${path}`,
      { schema: { tags: ['people'], summary, params: params('person'), body: Nothing } },
      async (request) => {
        const { wall, personId } = callerOf(request);
        const person = await wall.command(personId, (state, actor) =>
          decideOffer(state, actor, request.params.person, accept),
        );
        return { person };
      },
    );
  }

  app.delete<{ Params: { person: string } }>(
    '/people/:person',
    {
      schema: {
        tags: ['people'],
        summary: 'Remove a person; their notes stay',
        params: params('person'),
      },
    },
    (request) => {
      const { wall, personId } = callerOf(request);
      return wall.command(personId, (state, actor) =>
        removePerson(state, actor, request.params.person),
      );
    },
  );
};
