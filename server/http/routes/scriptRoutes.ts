import { changeRun } from '../../../shared/commands/run.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import { readScriptText, writeScript } from '../../../shared/scripts/readScript.ts';
import { scriptSchemaText } from '../../../shared/scripts/scriptSchema.ts';
import type { Script } from '../../../shared/scripts/script.ts';
import { scriptIn } from '../../../shared/scripts/shippedScript.ts';
import { LANGUAGES } from '../../../shared/words/languages.ts';
import { addressKey } from '../../access/clientAddress.ts';
import type { Wall } from '../../sync/wall/wall.ts';
import { callerOf, readerWith } from '../caller.ts';
import { linkOriginOf, type Routes } from '../routeContext.ts';
import { demandScript } from '../scriptAsked.ts';
import { serve } from '../serve.ts';
import { wordsIn } from '../../words/serverWords.ts';
import { SHIPPED_SCRIPTS } from '../../words/shippedScripts.ts';
import { attachment } from './exportRoutes.ts';
import { roleOfSecret } from '../roleOfSecret.ts';

/** Where the server has the schema of scripts, for editors. */
const SCHEMA = '/api/script.schema.json';

let inAll: readonly Script[] | undefined;

/** The scripts that ship in every language that people choose from. Made once. */
function shippedInAll(): Script[] {
  const [english = wordsIn('en'), ...further] = LANGUAGES.map(wordsIn);
  inAll ??= SHIPPED_SCRIPTS.map((shipped) => scriptIn(shipped, english, ...further));
  return [...inAll];
}

/** Scripts that belong to no wall yet: files, the schema of theirs, and a past wall's by its link. */
export const scriptFileRoutes: Routes = (app, { walls, ceilings, config, ownPages }) => {
  app.addHook('onRequest', async (request) => {
    if (request.method !== 'GET') ownPages.demand(request.raw, true);
  });
  const schema = scriptSchemaText();
  // As the API's description, it describes and is not described.
  app.get(SCHEMA, (_request, reply) =>
    reply
      .type('application/schema+json')
      .header('cache-control', 'public, max-age=3600')
      .send(schema),
  );
  serve(app, 'listScripts', () => ({ scripts: shippedInAll() }));
  serve(app, 'checkScript', (request) => {
    ceilings.count('script', addressKey(request.raw, config));
    return { script: demandScript(readScriptText(request.body.text)) };
  });
  serve(app, 'copyScript', async (request) => {
    ceilings.count('link', addressKey(request.raw, config), request.params.wall);
    // Whoever has no valid secret is not told whether the wall exists.
    const wall: Wall | null = await walls.get(request.params.wall).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'no-such-wall') return null;
      throw error;
    });
    if (!wall || roleOfSecret(wall.secrets, request.body.secret) !== 'facilitator')
      throw new Refusal('unauthenticated', { why: 'link' });
    await wall.settled();
    return { script: wall.session.script };
  });
};

/** The script of a wall: taken along, and changed. */
export const scriptRoutes: Routes = (app, { config }) => {
  serve(app, 'saveScript', async (request, reply) => {
    const { wall } = await readerWith(request, 'export');
    const { script, title } = wall.session;
    const file = { $schema: `${linkOriginOf(request, config)}${SCHEMA}`, ...script };
    return reply
      .header(
        'content-disposition',
        attachment(title, [{ said: 'script', plain: 'script' }], 'json'),
      )
      .type('application/json')
      .send(writeScript(file));
  });
  serve(app, 'changeScript', async (request) => {
    const { wall, personId } = callerOf(request);
    const { change } = request.body;
    return {
      session: await wall.command(personId, (state, actor) => changeRun(state, actor, change)),
    };
  });
};
