import type { Server } from 'node:http';
import fastify, {
  LogController,
  type FastifyHttpOptions,
  type FastifyInstance,
  type FastifyServerOptions,
} from 'fastify';
import { LIMITS } from '../shared/model/limits.ts';
import { AddressCeilings } from './access/addressCeilings.ts';
import { AddressConnections } from './access/addressConnections.ts';
import { addressKey } from './access/clientAddress.ts';
import { NetworkKeys } from './access/networkKeys.ts';
import { OwnPages } from './access/ownPages.ts';
import { hasPageProof } from './access/pageProof.ts';
import { DeviceArrivals } from './access/deviceArrivals.ts';
import { RETRY_AFTER_SECONDS } from './access/rawProblem.ts';
import { readGrant } from './access/readGrant.ts';
import type { Bus } from './bus/bus.ts';
import type { Config } from './config.ts';
import { Edge } from './edge/edge.ts';
import { ExportRunner } from './exports/exportRunner.ts';
import { AnswersUnderWay } from './http/answersUnderWay.ts';
import type { BuiltPages } from './http/builtPages.ts';
import { answerBrokenRequest } from './http/brokenRequests.ts';
import { authenticateCallers } from './http/caller.ts';
import { readJsonBodies } from './http/jsonBody.ts';
import { answerNotFound } from './http/notFound.ts';
import { boundAnswers } from './http/largeAnswers.ts';
import { openApi } from './http/openApi.ts';
import { boundConnections } from './http/boundConnections.ts';
import { TIMEOUTS, timeoutOptions, type Timeouts } from './http/timeouts.ts';
import { answerError } from './http/problemReply.ts';
import { compileWhenAsked } from './http/requestSchemas.ts';
import { refuseLargeRequests } from './http/requestSize.ts';
import type { RouteContext, Routes } from './http/routeContext.ts';
import { exportRoutes } from './http/routes/exportRoutes.ts';
import { galleryRoutes } from './http/routes/galleryRoutes.ts';
import { ratingRoutes } from './http/routes/ratingRoutes.ts';
import { noteRoutes } from './http/routes/noteRoutes.ts';
import { pageRoutes } from './http/routes/pageRoutes.ts';
import { plainNoteRoutes } from './http/routes/plainNoteRoutes.ts';
import { peopleRoutes } from './http/routes/peopleRoutes.ts';
import { scriptFileRoutes, scriptRoutes } from './http/routes/scriptRoutes.ts';
import { sessionRoutes } from './http/routes/sessionRoutes.ts';
import { snapshotRoutes } from './http/routes/snapshotRoutes.ts';
import { socketRoutes } from './http/routes/socketRoutes.ts';
import { tableRoutes } from './http/routes/tableRoutes.ts';
import { arrivalRoutes, wallRoutes } from './http/routes/wallRoutes.ts';
import { serve } from './http/serve.ts';
import { addSecurityHeaders, securityHeaders } from './http/securityHeaders.ts';
import { LoopWatch } from './metrics/loopWatch.ts';
import { MEASURES } from './metrics/measures.ts';
import { metricsRoute } from './metrics/metricsRoute.ts';
import { StorageHealth } from './storage/storageHealth.ts';
import { OwnedElsewhere, soleOwner, type WallOwners } from './storage/wallOwners.ts';
import type { WallStore } from './storage/wallStore.ts';
import { PolledPages } from './sync/transport/polledPages.ts';
import { attachSockets } from './sync/transport/upgrade.ts';
import { Walls } from './sync/wall/walls.ts';
import { realTime, steadyClock, wallClock } from './sync/time/wallTime.ts';
import { CLOSE } from '../shared/protocol/wire.ts';

export interface AppOptions {
  config: Config;
  store: WallStore;
  /** Who may write which wall in `store`; this process all of them unless given. */
  owners?: WallOwners;
  /** Carries between the servers that `owners` knows; without it each answers for its walls alone. */
  openBus?: ((logger: FastifyInstance['log']) => Bus) | null;
  pages: BuiltPages;
  /** Options of pino: where log lines go. */
  logger: NonNullable<FastifyServerOptions['logger']>;
  /** The clock that records take their times from, ms since 1970 UTC. */
  now?: () => number;
  /** The clock that ceilings and rates are measured by, ms; never goes back. */
  elapsed?: () => number;
  /** Other timeouts than people need, for tests. */
  timeouts?: Partial<Timeouts>;
  /** How many connections one address may hold; for tests. */
  connectionsPerAddress?: number;
  /** Time between two pings of a socket, ms; 15 s unless given. */
  beatMs?: number;
  /** Updates of a document between two checkpoints; 500 unless given. */
  checkpointEvery?: number;
}

/**
 * How long a shutdown waits for sockets and answers to end by themselves, ms; then they are cut.
 */
const GRACE_MS = 3000;

/** Sockets that other servers have to take are closed one after the other in this time, ms. */
const SENT_AWAY_OVER_MS = 1000;

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Gives all walls and sockets over to the other servers of the database, and takes nobody in any
     * more; without others does nothing. To be called before `close`.
     */
    handOver(): Promise<void>;
  }
}

/** How requests are read, before any of ours has a word. */
function serverOptions(
  config: Config,
  timeouts: Timeouts,
  logger: AppOptions['logger'],
): FastifyHttpOptions<Server> {
  const { http, ...waits } = timeoutOptions(timeouts);
  return {
    logger,
    // Fastify's own log lines hold whole addresses, and with them `?token=`; ours below hold the
    // route's pattern only.
    logController: new LogController({ disableRequestLogging: true }),
    ...waits,
    // A malformed path reaches no route, no hook and no error handler, so it is answered here. What
    // is no HTTP at all is answered by `clientErrorHandler`.
    frameworkErrors: (error, request, reply) => {
      void answerError(error, request, reply.headers(securityHeaders(request.raw, config)));
    },
    clientErrorHandler: answerBrokenRequest,
    bodyLimit: LIMITS.bodyBytes,
    // Some clients (Java's, `curl --http2`) offer h2c in `Upgrade`. Only WebSocket handshakes are
    // upgrades; the others go on over HTTP/1.1.
    http: {
      ...http,
      shouldUpgradeCallback: (request) => request.headers.upgrade?.toLowerCase() === 'websocket',
    },
    forceCloseConnections: true,
    schemaErrorFormatter: (errors, context) =>
      Object.assign(new Error('invalid'), {
        validation: errors,
        validationContext: context,
        code: 'FST_ERR_VALIDATION',
        statusCode: 400,
      }),
  };
}

function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const fields = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      ...(request.refusedWith ? { code: request.refusedWith } : {}),
    };
    // Ordinary requests are not logged, there are too many; refused ones are.
    if (request.refusedWith) {
      MEASURES.refusals.add(request.refusedWith);
      request.log.info(fields, 'refused');
    } else request.log.debug(fields, 'answered');
  });
}

/** All that somebody has to be known for. */
const callersRoutes: Routes = (scope, context) => {
  authenticateCallers(scope, context);
  for (const routes of [
    wallRoutes,
    noteRoutes,
    peopleRoutes,
    sessionRoutes,
    scriptRoutes,
    tableRoutes,
    galleryRoutes,
    ratingRoutes,
    snapshotRoutes,
    exportRoutes,
    socketRoutes,
  ])
    routes(scope, context);
};

function describeApi(app: FastifyInstance): void {
  let described: Buffer | null = null;
  app.get('/api/openapi.json', async (request, reply) => {
    described ??= Buffer.from(JSON.stringify(openApi()));
    request.answerHolds = 0;
    return reply.type('application/json; charset=utf-8').send(described);
  });
}

/** The whole server on one port: API, pages and sockets. Closing it also closes store and owners. */
export async function buildApp({
  config,
  store: given,
  owners: givenOwners = soleOwner(given),
  openBus = null,
  pages,
  logger,
  now = wallClock,
  elapsed = steadyClock,
  timeouts: givenTimeouts,
  connectionsPerAddress = LIMITS.connectionsPerAddress,
  beatMs,
  checkpointEvery,
}: AppOptions): Promise<FastifyInstance> {
  const timeouts = { ...TIMEOUTS, ...givenTimeouts };
  const health = new StorageHealth(given);
  const { store } = health;
  const owners = health.watchOwners(givenOwners);
  const app = fastify(serverOptions(config, timeouts, logger));
  app.setValidatorCompiler(compileWhenAsked);
  const time = realTime(now, elapsed);
  const walls = new Walls({
    store,
    owners,
    logger: app.log,
    now,
    time,
    isShared: openBus !== null,
    ...(checkpointEvery === undefined ? {} : { checkpointEvery }),
  });
  const loop = new LoopWatch(app.log);
  const addresses = new AddressConnections(connectionsPerAddress);
  const ceilings = new AddressCeilings(elapsed);
  const edge =
    openBus && owners.node !== null
      ? new Edge({ app, bus: openBus(app.log), node: owners.node, walls, addresses, ceilings })
      : null;
  const polled = new PolledPages({ addresses, logger: app.log, time });
  const ownPages = new OwnPages(config, (fields, message) => app.log.warn(fields, message));
  const answers = new AnswersUnderWay(timeouts);
  const context: RouteContext = {
    config,
    walls,
    pages,
    polled,
    ownPages,
    answers,
    ceilings,
    networks: new NetworkKeys(),
    arrivals: new DeviceArrivals(elapsed),
    exports: new ExportRunner({ logger: app.log }),
  };

  if (config.trustedProxies === 0) boundConnections(app.server, connectionsPerAddress);
  boundAnswers(app, config, answers);
  refuseLargeRequests(app);
  readJsonBodies(app);
  addSecurityHeaders(app, config);
  answerNotFound(app);
  app.setErrorHandler(async (error, request, reply) => {
    if (!edge || !(error instanceof OwnedElsewhere)) return answerError(error, request, reply);
    return edge
      .passOn(error, request, reply)
      .catch((failed: unknown) => answerError(failed, request, reply));
  });
  logAnswers(app);

  await app.register(async (scope) => arrivalRoutes(scope, context));
  await app.register(async (scope) => scriptFileRoutes(scope, context));
  await app.register(async (scope) => callersRoutes(scope, context));
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store');
  });
  serve(app, 'readHealth', async (_request, reply) => {
    const fault = await health.fault();
    if (fault === null) return { status: 'ok' as const };
    void reply.code(503).header('retry-after', RETRY_AFTER_SECONDS);
    return { status: 'storage-failed' as const, detail: fault };
  });
  metricsRoute(app, { config, walls, store, loop, edge });
  describeApi(app);
  pageRoutes(app, context);
  await app.register(async (scope) => plainNoteRoutes(scope, context));

  const sockets = attachSockets(app.server, {
    walls,
    edge,
    logger: app.log,
    addressOf: (request) => addressKey(request, config),
    addresses,
    ...(beatMs === undefined ? {} : { beatMs }),
    readGrant: (request) => readGrant(request, 'socket')?.token ?? null,
    // Browsers send a cookie by themselves, also for a page of another site; a token is sent only
    // by whoever holds it.
    demandOwnPage: (request) => {
      const grant = readGrant(request, 'socket');
      if (grant?.from === 'cookie' && !hasPageProof(request, grant.token)) ownPages.demand(request);
    },
  });
  app.decorate('handOver', async () => {
    if (!edge) return;
    // A proxy finds nobody here, and asks another server; what is under way is answered.
    app.server.close();
    await walls.handOver();
    polled.close(CLOSE.restarting, 'restarting');
    await sockets.sendAway(SENT_AWAY_OVER_MS);
  });
  app.addHook('preClose', async () => {
    const cut = setTimeout(() => app.server.closeAllConnections(), GRACE_MS).unref();
    await edge?.retire();
    polled.close(CLOSE.restarting, 'restarting');
    await sockets.close();
    clearTimeout(cut);
  });
  app.addHook('onClose', async () => {
    loop.stop();
    await context.exports.close();
    await walls.close();
    await edge?.close();
    health.close();
    await owners.close();
    await store.close();
  });
  await edge?.start();
  return app;
}
