import { connect, editConnection } from '../../../shared/commands/connections.ts';
import { answerVisit, leaveVisit, takeBackVisit } from '../../../shared/commands/visits.ts';
import {
  connectionView,
  connectionViews,
  visitView,
  visitsInOrder,
} from '../../../shared/documents/visitViews.ts';
import { callerOf, readerWith } from '../caller.ts';
import { jsonList, LISTED_BYTES, sendParts } from '../largeAnswers.ts';
import type { Routes } from '../routeContext.ts';
import { serve } from '../serve.ts';
import { visitTexts } from '../visitTexts.ts';

/** Asserts that what a command has just written can be seen. */
function there<View>(view: View | null): View {
  if (view === null) throw new Error('what was written is not there');
  return view;
}

/** What visitors leave at posters, and the threads between posters. */
export const galleryRoutes: Routes = (app) => {
  serve(app, 'listVisits', async (request, reply) => {
    const { wall, personId } = await readerWith(request, 'read-gallery');
    const listed = visitsInOrder(wall.records, wall.records.visits.keys());
    return sendParts(
      request,
      reply,
      jsonList('visits', visitTexts(wall, listed, personId)),
      () => wall.settled(),
      listed.length * LISTED_BYTES,
    );
  });

  serve(app, 'leaveVisit', async (request, reply) => {
    const { wall, personId } = callerOf(request);
    const { created, visit } = await wall.command(personId, (state, actor) =>
      leaveVisit(state, actor, request.body),
    );
    void reply.code(created ? 201 : 200);
    return { visit: there(visitView(wall.records, request.body.id, visit, personId)) };
  });

  serve(app, 'answerVisit', async (request) => {
    const { wall, personId } = callerOf(request);
    const { visit } = await wall.command(personId, (state, actor) =>
      answerVisit(state, actor, request.params.visit, request.body.answer, request.body.was),
    );
    return { visit: there(visitView(wall.records, request.params.visit, visit, personId)) };
  });

  serve(app, 'takeBackVisit', (request) => {
    const { wall, personId } = callerOf(request);
    return wall.command(personId, (state, actor) =>
      takeBackVisit(state, actor, request.params.visit),
    );
  });

  serve(app, 'listConnections', async (request) => {
    const { wall, personId } = await readerWith(request, 'read-gallery');
    return { connections: connectionViews(wall.records, personId) };
  });

  serve(app, 'connect', async (request, reply) => {
    const { wall, personId } = callerOf(request);
    const { created, connection } = await wall.command(personId, (state, actor) =>
      connect(state, actor, request.body),
    );
    void reply.code(created ? 201 : 200);
    return {
      connection: there(connectionView(wall.records, request.body.id, connection, personId)),
    };
  });

  serve(app, 'editConnection', async (request) => {
    const { wall, personId } = callerOf(request);
    const { connection: id } = request.params;
    const { connection } = await wall.command(personId, (state, actor) =>
      editConnection(state, actor, id, request.body),
    );
    return { connection: connectionView(wall.records, id, connection, personId) };
  });
};
