import { PRODUCT } from '../../words/product.ts';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../shared/commands/decision.ts';
import { setDoor } from '../../../shared/commands/door.ts';
import { goToStep } from '../../../shared/commands/goToStep.ts';
import { move, takeBackMove } from '../../../shared/commands/moves.ts';
import {
  editSession,
  reveal,
  setLocked,
  setPhase,
  setPosting,
  setTimer,
  type SessionDecision,
} from '../../../shared/commands/session.ts';
import { steerReportBack } from '../../../shared/commands/reportBack.ts';
import { setTour, steerWalk } from '../../../shared/commands/walk.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import { reportTurn } from '../../../shared/documents/reportTurn.ts';
import type { SessionRecord } from '../../../shared/model/session.ts';
import { newUuid } from '../../access/secrets.ts';
import { tableMaking } from '../../sync/wall/tableMaking.ts';
import { callerOf, readerWith } from '../caller.ts';
import type { Routes } from '../routeContext.ts';
import { serve } from '../serve.ts';

async function run(
  request: FastifyRequest,
  decide: (state: WallState, actor: Actor) => SessionDecision,
): Promise<{ session: SessionRecord }> {
  const { wall, personId } = callerOf(request);
  return { session: await wall.command(personId, decide) };
}

/** What a facilitator steers. Each answers with the session as it now is. */
export const sessionRoutes: Routes = (app) => {
  serve(app, 'makeMove', (request) => {
    const { wall, personId } = callerOf(request);
    const making = tableMaking(wall);
    return wall.command(personId, (state, actor) =>
      move(state, actor, { id: request.params.move, ...request.body }, making),
    );
  });
  serve(app, 'goToStep', (request) => {
    const { wall, personId } = callerOf(request);
    const making = tableMaking(wall);
    return wall.command(personId, (state, actor) =>
      goToStep(state, actor, { id: newUuid(), ...request.body }, making),
    );
  });
  serve(app, 'takeBackMove', (request) => {
    const { wall, personId } = callerOf(request);
    return wall.command(personId, (state, actor) =>
      takeBackMove(state, actor, request.params.move),
    );
  });
  serve(app, 'setPhase', (request) =>
    run(request, (state, actor) => setPhase(state, actor, request.body.phase)),
  );
  serve(app, 'reveal', (request) => run(request, (state, actor) => reveal(state, actor)));
  serve(app, 'setPosting', (request) =>
    run(request, (state, actor) => setPosting(state, actor, request.body.posting)),
  );
  serve(app, 'setLocked', (request) =>
    run(request, (state, actor) => setLocked(state, actor, request.body.locked)),
  );
  serve(app, 'setDoor', (request) =>
    run(request, (state, actor) => setDoor(state, actor, request.body.door)),
  );
  serve(app, 'setTimer', (request) =>
    run(request, (state, actor) => setTimer(state, actor, request.body)),
  );
  serve(app, 'editSession', async (request) => {
    const answer = await run(request, (state, actor) =>
      editSession(state, actor, request.body, PRODUCT),
    );
    // The answer means that names are shown less everywhere, also where thousands of notes had to
    // be rewritten.
    if (request.body.names !== undefined) await callerOf(request).wall.names.finished();
    return answer;
  });
  serve(app, 'steerWalk', (request) => {
    const { wall, personId } = callerOf(request);
    return wall.command(personId, (state, actor) => steerWalk(state, actor, request.body));
  });
  serve(app, 'setTour', (request) => {
    const { wall, personId } = callerOf(request);
    return wall.command(personId, (state, actor) => setTour(state, actor, request.body));
  });
  serve(app, 'readReportBack', async (request) => {
    const { wall } = await readerWith(request, null);
    return { turn: reportTurn(wall.content.ratings()) };
  });
  serve(app, 'steerReportBack', (request) => {
    const { wall, personId } = callerOf(request);
    return wall.command(personId, (state, actor) =>
      steerReportBack(state, actor, request.body, wall.content.ratings()),
    );
  });
};
