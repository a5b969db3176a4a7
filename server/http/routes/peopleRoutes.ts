import { burstsOf } from '../../../shared/commands/bursts.ts';
import { decideOffer, removePerson, setMe } from '../../../shared/commands/people.ts';
import {
  readmitPerson,
  removalsOf,
  removeBurst,
  undoRemoval,
} from '../../../shared/commands/removal.ts';
import { movePerson } from '../../../shared/commands/tables.ts';
import { newUuid } from '../../access/secrets.ts';
import { callerOf, readerWith } from '../caller.ts';
import type { Routes } from '../routeContext.ts';
import { serve } from '../serve.ts';

/** What a person says of herself; a facilitator's answer to an offer; showing somebody out, or many at once. */
export const peopleRoutes: Routes = (app) => {
  serve(app, 'setMe', async (request) => {
    const { wall, personId } = callerOf(request);
    const person = await wall.command(personId, (state, actor) =>
      setMe(state, actor, request.body),
    );
    return { person };
  });

  serve(app, 'movePerson', (request) => {
    const { wall, personId } = callerOf(request);
    return wall.command(personId, (state, actor) =>
      movePerson(state, actor, request.params.person, request.body.table),
    );
  });

  for (const [id, accept] of [
    ['acceptOffer', true],
    ['declineOffer', false],
  ] as const)
    serve(app, id, async (request) => {
      const { wall, personId } = callerOf(request);
      const person = await wall.command(personId, (state, actor) =>
        decideOffer(state, actor, request.params.person, accept),
      );
      return { person };
    });

  for (const [id, decide] of [
    ['removePerson', removePerson],
    ['readmitPerson', readmitPerson],
  ] as const)
    serve(app, id, (request) => {
      const { wall, personId } = callerOf(request);
      return wall.command(personId, (state, actor) => decide(state, actor, request.params.person));
    });

  serve(app, 'listBursts', async (request) => {
    const { wall } = await readerWith(request, 'remove-person');
    return { bursts: burstsOf(wall.records), removals: removalsOf(wall.records) };
  });

  serve(app, 'removeBurst', async (request) => {
    const { wall, personId } = callerOf(request);
    const removal = await wall.command(personId, (state, actor) =>
      removeBurst(state, actor, { burst: request.params.burst, removal: newUuid() }),
    );
    wall.removals.goOn();
    return { removal };
  });

  serve(app, 'undoRemoval', async (request) => {
    const { wall, personId } = callerOf(request);
    const removal = await wall.command(personId, (state, actor) =>
      undoRemoval(state, actor, request.params.removal),
    );
    wall.removals.goOn();
    return { removal };
  });
};
