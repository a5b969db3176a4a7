import type { FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { Actor } from '../../../shared/commands/decision.ts';
import {
  editSession,
  reveal,
  setLocked,
  setPhase,
  setPosting,
  setTimer,
  type SessionDecision,
} from '../../../shared/commands/session.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import type { Session } from '../../../shared/model/session.ts';
import { callerOf } from '../caller.ts';
import type { Routes } from '../routeContext.ts';
import {
  LockBody,
  Nothing,
  PhaseBody,
  PostingBody,
  SessionEditBody,
  TimerBody,
} from '../schemas.ts';

async function run(
  request: FastifyRequest,
  decide: (state: WallState, actor: Actor) => SessionDecision,
): Promise<{ session: Session }> {
  const { wall, personId } = callerOf(request);
  return { session: await wall.command(personId, decide) };
}

/** What a facilitator steers. Each answers with the session as it now is. */
export const sessionRoutes: Routes = (app) => {
  app.post<{ Body: Static<typeof PhaseBody> }>(
    '/phase',
    { schema: { tags: ['session'], summary: 'Go to a phase', body: PhaseBody } },
    (request) => run(request, (state, actor) => setPhase(state, actor, request.body.phase)),
  );

  app.post(
    '/reveal',
    {
      schema: {
        tags: ['session'],
        summary: 'Show everybody the notes; there is no way back',
        body: Nothing,
      },
    },
    (request) => run(request, (state, actor) => reveal(state, actor)),
  );

  app.post<{ Body: Static<typeof PostingBody> }>(
    '/posting',
    { schema: { tags: ['session'], summary: 'Open or close posting', body: PostingBody } },
    (request) => run(request, (state, actor) => setPosting(state, actor, request.body.posting)),
  );

  app.post<{ Body: Static<typeof LockBody> }>(
    '/lock',
    { schema: { tags: ['session'], summary: 'Lock or unlock the arrangement', body: LockBody } },
    (request) => run(request, (state, actor) => setLocked(state, actor, request.body.locked)),
  );

  app.post<{ Body: Static<typeof TimerBody> }>(
    '/timer',
    { schema: { tags: ['session'], summary: 'Steer the clock', body: TimerBody } },
    (request) => run(request, (state, actor) => setTimer(state, actor, request.body)),
  );

  app.patch<{ Body: Static<typeof SessionEditBody> }>(
    '',
    { schema: { tags: ['session'], summary: 'Title, questions, names', body: SessionEditBody } },
    async (request) => {
      const answer = await run(request, (state, actor) => editSession(state, actor, request.body));
      // Whoever hears that names are shown less may rely on it: also where thousands of them had to be rewritten.
      if (request.body.names !== undefined) await callerOf(request).wall.names.goOn();
      return answer;
    },
  );
};
