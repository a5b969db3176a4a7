import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../shared/model/problems.ts';
import { isLoopbackAddress } from '../access/clientAddress.ts';
import { isLoopback } from '../access/requestOrigin.ts';
import type { Config } from '../config.ts';
import type { WallStore } from '../storage/wallStore.ts';
import type { Edge } from '../edge/edge.ts';
import type { Walls } from '../sync/wall/walls.ts';
import type { LoopDelays, LoopWatch } from './loopWatch.ts';
import { MEASURES } from './measures.ts';
import { PrometheusText } from './prometheusText.ts';

/**
 * Headers that proxies add. With one of them the request's own address is the proxy's and does not
 * show who asks.
 */
const PROXY_HEADERS = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-real-ip',
  'forwarded',
  'via',
] as const;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * With `METRICS_TOKEN` whoever sends it, from anywhere. Without it only this machine, and nobody
 * who comes through a proxy.
 */
function mayMeasure(request: FastifyRequest, metricsToken: string | null): boolean {
  if (metricsToken !== null) {
    const told = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    // Digests have the same length, and comparing them takes the same time whatever was sent.
    return told !== undefined && timingSafeEqual(digest(told), digest(metricsToken));
  }
  if (!isLoopbackAddress(request.raw.socket.remoteAddress ?? '')) return false;
  // A page of another site, whose name was made to lead to this machine (DNS rebinding), sends that
  // name as host.
  const host = URL.parse(`http://${request.headers.host ?? ''}`)?.hostname ?? '';
  return isLoopback(host) && PROXY_HEADERS.every((name) => request.headers[name] === undefined);
}

/** `GET /metrics`. Whoever may not read it gets a 404. */
export function metricsRoute(
  app: FastifyInstance,
  {
    config,
    walls,
    store,
    loop,
    edge,
  }: {
    config: Pick<Config, 'metricsToken'>;
    walls: Walls;
    store: WallStore;
    loop: Pick<LoopWatch, 'delays'>;
    /** `null`: this server answers for its walls alone. */
    edge: Pick<Edge, 'load'> | null;
  },
): void {
  app.get('/metrics', async (request, reply) => {
    if (!mayMeasure(request, config.metricsToken)) throw new Refusal('not-found');
    void reply.type('text/plain; version=0.0.4; charset=utf-8').header('cache-control', 'no-store');
    return render(await walls.load(), store, loop.delays, edge?.load ?? null);
  });
}

function render(
  load: Awaited<ReturnType<Walls['load']>>,
  store: WallStore,
  delays: LoopDelays,
  edge: Edge['load'] | null,
): string {
  const text = new PrometheusText();
  const log = store.logSize();
  const { ticks, commits, acknowledgements, commitFailures, refusals, frames, bytes } = MEASURES;
  text.add('weavewall_walls_loaded', 'gauge', 'Walls in memory.', load.walls);
  text.add('weavewall_sockets', 'gauge', 'Open sockets.', [
    ['{kind="document"}', load.sessions],
    ['{kind="live"}', load.live],
  ]);
  if (edge) {
    text.add('weavewall_bus_up', 'gauge', 'Whether other servers are reached.', Number(edge.isUp));
    text.add('weavewall_edge_sockets', 'gauge', 'Live views held for other servers, or by them.', [
      ['{held="here"}', edge.socketsHere],
      ['{held="elsewhere"}', edge.socketsElsewhere],
    ]);
  }
  text.add(
    'weavewall_queue_length',
    'gauge',
    'Commands, updates and flushes that wait for a tick, of all walls.',
    load.queued,
  );
  text.add('weavewall_frames_total', 'counter', 'Frames on sockets.', [
    ['{direction="in"}', frames.in],
    ['{direction="out"}', frames.out],
  ]);
  text.add('weavewall_frame_bytes_total', 'counter', 'Bytes of these frames.', [
    ['{direction="in"}', bytes.in],
    ['{direction="out"}', bytes.out],
  ]);
  text.addHistogram(
    'weavewall_tick_seconds',
    'From taking the queue to acknowledging it, commit and checkpoints included.',
    ticks,
  );
  text.addHistogram('weavewall_commit_seconds', 'Commits that became durable.', commits);
  text.addHistogram(
    'weavewall_acknowledgement_seconds',
    'From a command getting in line to its answer.',
    acknowledgements,
  );
  text.add(
    'weavewall_commit_failures_total',
    'counter',
    'Ticks of which nothing happened because storage failed.',
    labelled('fault', commitFailures.counts),
  );
  text.add(
    'weavewall_refusals_total',
    'counter',
    'Requests, frames and handshakes refused, by the code of the error catalogue.',
    labelled('reason', refusals.counts),
  );
  text.add('weavewall_log_rows', 'gauge', 'Updates kept on disk, of all walls.', log.rows);
  text.add('weavewall_log_bytes', 'gauge', 'Bytes of these updates.', log.bytes);
  text.add(
    'weavewall_loop_delay_seconds',
    'gauge',
    'How late the thread came to what was due, in the last whole minute.',
    [
      ['{quantile="0.5"}', delays.p50],
      ['{quantile="0.99"}', delays.p99],
      ['{quantile="1"}', delays.max],
    ],
  );
  text.add(
    'process_resident_memory_bytes',
    'gauge',
    'Memory of this process.',
    process.memoryUsage.rss(),
  );
  text.add(
    'process_uptime_seconds',
    'gauge',
    'Seconds since this process started.',
    process.uptime(),
  );
  return text.toString();
}

const labelled = (name: string, counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].toSorted().map(([label, count]) => [`{${name}="${label}"}`, count]);
