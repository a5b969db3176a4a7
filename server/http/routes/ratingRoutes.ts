import type { FastifyRequest } from 'fastify';
import { claimThing, releaseThing } from '../../../shared/commands/claims.ts';
import { rateThing, readMore, steerRating } from '../../../shared/commands/rating.ts';
import { claimsText } from '../../../shared/documents/claimViews.ts';
import { boardOf, ownRatings, type Asker } from '../../../shared/documents/ratingViews.ts';
import { requireStep } from '../../../shared/rating/rateStep.ts';
import { callerOf, readerWith } from '../caller.ts';
import type { Routes } from '../routeContext.ts';
import { serve } from '../serve.ts';

/** Who reads, once everything shown is committed, and in which language. */
async function askerOf(
  request: FastifyRequest & { query: { language?: string } },
): Promise<Asker & { wall: Awaited<ReturnType<typeof readerWith>>['wall'] }> {
  const { wall, personId, person } = await readerWith(request, null);
  return { wall, personId, person, language: request.query.language ?? wall.session.language };
}

/** What people say about things, and what they put their names to. */
export const ratingRoutes: Routes = (app) => {
  serve(app, 'readRatings', async (request) => {
    const { wall, ...asker } = await askerOf(request);
    const step = requireStep(wall.records, request.params.step, 'rate');
    return ownRatings(wall.content.ratings(), step, asker);
  });

  serve(app, 'rateThing', (request) => {
    const { wall, personId } = callerOf(request);
    const { step, thing } = request.params;
    return wall.command(personId, (state, actor) =>
      rateThing(state, actor, { step, thing, ...request.body }, wall.content.ratings()),
    );
  });

  serve(app, 'readMore', (request) => {
    const { wall, personId } = callerOf(request);
    return wall.command(personId, (state, actor) =>
      readMore(state, actor, request.params.step, wall.content.ratings(), wall.here.isHere),
    );
  });

  serve(app, 'steerRating', (request) => {
    const { wall, personId } = callerOf(request);
    return wall.command(personId, (state, actor) =>
      steerRating(state, actor, request.params.step, request.body),
    );
  });

  serve(app, 'readRatingBoard', async (request) => {
    const { wall } = await readerWith(request, 'watch-rating');
    const step = requireStep(wall.records, request.params.step, 'rate');
    return boardOf(wall.content.ratings(), step, wall.here.isHere);
  });

  serve(app, 'readResults', async (request) => {
    const { wall, ...asker } = await askerOf(request);
    const step = requireStep(wall.records, request.params.step, 'rate');
    return wall.content.ratingResults(step, asker);
  });

  serve(app, 'readClaims', async (request, reply) => {
    const { wall, ...asker } = await askerOf(request);
    const step = requireStep(wall.records, request.params.step, 'claim');
    return reply
      .type('application/json; charset=utf-8')
      .send(claimsText(wall.content.claims(step, asker), asker));
  });

  serve(app, 'claimThing', async (request) => {
    const { wall, personId } = callerOf(request);
    const sent = { ...request.body, holds: true };
    await wall.command(personId, (state, actor) =>
      claimThing(state, actor, { ...request.params, sent }, wall.content.ratings()),
    );
    return {};
  });

  serve(app, 'layDownClaim', async (request) => {
    const { wall, personId } = callerOf(request);
    const { rev, claimer } = request.query;
    const sent = { holds: false, ...(rev === undefined ? {} : { rev: Number(rev) }) };
    await wall.command(personId, (state, actor) =>
      claimer === undefined
        ? claimThing(state, actor, { ...request.params, sent }, wall.content.ratings())
        : releaseThing(state, actor, { ...request.params, claimer }, wall.content.ratings()),
    );
    return {};
  });
};
