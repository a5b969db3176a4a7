import type { Static } from 'typebox';
import {
  answerVisit,
  connect,
  editConnection,
  leaveVisit,
  takeBackVisit,
} from '../../../shared/commands/gallery.ts';
import {
  connectionView,
  connectionViews,
  visitView,
  visitViews,
} from '../../../shared/documents/visitViews.ts';
import { callerOf, readerWith } from '../caller.ts';
import type { Routes } from '../routeContext.ts';
import { AnswerBody, ConnectionBody, ConnectionEditBody, params, VisitBody } from '../schemas.ts';

/** What visitors leave at posters, and the threads between posters. */
export const galleryRoutes: Routes = (app) => {
  app.get(
    '/visits',
    { schema: { tags: ['gallery'], summary: 'What visitors left' } },
    async (request) => {
      const { wall, personId } = await readerWith(request, 'read-gallery');
      return { visits: visitViews(wall.records, personId, wall.records.visits.keys()) };
    },
  );

  app.post<{ Body: Static<typeof VisitBody> }>(
    '/visits',
    {
      schema: {
        tags: ['gallery'],
        summary: 'Leave a question, a connection or “might join” at a poster',
        body: VisitBody,
      },
    },
    async (request, reply) => {
      const { wall, personId } = callerOf(request);
      const { created, visit } = await wall.command(personId, (state, actor) =>
        leaveVisit(state, actor, request.body),
      );
      return reply
        .code(created ? 201 : 200)
        .send({ visit: visitView(wall.records, request.body.id, visit, personId) });
    },
  );

  app.put<{ Params: { visit: string }; Body: Static<typeof AnswerBody> }>(
    '/visits/:visit',
    {
      schema: {
        tags: ['gallery'],
        summary: 'The table’s answer',
        params: params('visit'),
        body: AnswerBody,
      },
    },
    async (request) => {
      const { wall, personId } = callerOf(request);
      const { visit } = await wall.command(personId, (state, actor) =>
        answerVisit(state, actor, request.params.visit, request.body.answer, request.body.was),
      );
      return { visit: visitView(wall.records, request.params.visit, visit, personId) };
    },
  );

  app.delete<{ Params: { visit: string } }>(
    '/visits/:visit',
    {
      schema: {
        tags: ['gallery'],
        summary: 'Take back one’s own, or take one down',
        params: params('visit'),
      },
    },
    (request) => {
      const { wall, personId } = callerOf(request);
      return wall.command(personId, (state, actor) =>
        takeBackVisit(state, actor, request.params.visit),
      );
    },
  );

  app.get(
    '/connections',
    { schema: { tags: ['gallery'], summary: 'Threads between the posters' } },
    async (request) => {
      const { wall, personId } = await readerWith(request, 'read-gallery');
      return { connections: connectionViews(wall.records, personId) };
    },
  );

  app.post<{ Body: Static<typeof ConnectionBody> }>(
    '/connections',
    { schema: { tags: ['gallery'], summary: 'Draw a thread', body: ConnectionBody } },
    async (request, reply) => {
      const { wall, personId } = callerOf(request);
      const { created, connection } = await wall.command(personId, (state, actor) =>
        connect(state, actor, request.body),
      );
      return reply
        .code(created ? 201 : 200)
        .send({ connection: connectionView(wall.records, request.body.id, connection, personId) });
    },
  );

  app.put<{ Params: { connection: string }; Body: Static<typeof ConnectionEditBody> }>(
    '/connections/:connection',
    {
      schema: {
        tags: ['gallery'],
        summary: 'Accept, reword, mark or take away a thread',
        params: params('connection'),
        body: ConnectionEditBody,
      },
    },
    async (request) => {
      const { wall, personId } = callerOf(request);
      const { connection } = await wall.command(personId, (state, actor) =>
        editConnection(state, actor, request.params.connection, request.body),
      );
      return {
        connection: connectionView(wall.records, request.params.connection, connection, personId),
      };
    },
  );
};
