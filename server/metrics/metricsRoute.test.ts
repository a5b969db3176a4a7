import { afterEach, expect, it } from 'vitest';
import WebSocket from 'ws';
import { newUuid } from '../access/secrets.ts';
import { ConfigError, readConfig } from '../config.ts';
import { joinWall, newWall, startTestServer, type TestServer } from '../http/testServer.ts';
import { until } from '../sync/wall/testWall.ts';

let server: TestServer;
afterEach(() => server?.stop());

/** Prometheus' own rules for a line, as far as ours go. */
const LINE =
  /^(?:# HELP [a-z_]+ \S.*|# TYPE [a-z_]+ (?:counter|gauge|histogram)|[a-z_]+(?:\{[a-z]+="[\w.+-]+"\})? [\d.e+-]+)$/;
async function measured(): Promise<Map<string, number>> {
  const answer = await server.ask('GET', '/metrics');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(answer.text.endsWith('\n')).toBe(true);
  const lines = answer.text.trimEnd().split('\n');
  for (const line of lines) expect(line).toMatch(LINE);
  return new Map(
    lines
      .filter((line) => !line.startsWith('#'))
      .map((line) => [
        line.slice(0, line.lastIndexOf(' ')),
        Number(line.slice(line.lastIndexOf(' ') + 1)),
      ]),
  );
}

it('counts sockets, ticks, frames, acknowledgements, refusals and the log, and names no wall, person, token or word', async () => {
  server = await startTestServer();
  const wall = await newWall(server, { title: 'Secret title' });
  const { token, participantId } = await joinWall(server, wall, 'Secretname');
  const before = await measured();
  for (let n = 0; n < 5; n += 1) {
    expect(
      (
        await server.ask('PUT', `/api/walls/${wall.wallId}/notes/${newUuid()}`, {
          token,
          body: { text: `Secret words ${n}`, rev: 1 },
        })
      ).status,
    ).toBe(201);
  }
  expect(
    (
      await server.ask('POST', `/api/walls/${wall.wallId}/phase`, {
        token,
        body: { phase: 'cluster' },
      })
    ).status,
  ).toBe(403);
  const socket = new WebSocket(
    `${server.origin.replace('http', 'ws')}/sync/${wall.wallId}/notes?token=${wall.tokens.facilitator}`,
  );
  await until(
    'a frame came',
    () => new Promise<boolean>((came) => socket.once('message', () => came(true))),
  );
  socket.send(Buffer.from([0, 0, 1, 0]));
  await until(
    'a frame was counted',
    async () => ((await measured()).get('weavewall_frames_total{direction="in"}') ?? 0) > 0,
  );
  const after = await measured();
  const grown = (name: string): number => (after.get(name) ?? Number.NaN) - (before.get(name) ?? 0);
  expect(after.get('weavewall_walls_loaded')).toBe(1);
  expect(after.get('weavewall_sockets{kind="document"}')).toBe(1);
  expect(after.get('weavewall_queue_length')).toBe(0);
  expect(grown('weavewall_acknowledgement_seconds_count')).toBe(5);
  expect(grown('weavewall_acknowledgement_seconds_bucket{le="+Inf"}')).toBe(5);
  expect(grown('weavewall_commit_seconds_count')).toBe(5);
  expect(grown('weavewall_tick_seconds_count')).toBeGreaterThanOrEqual(6);
  expect(grown('weavewall_refusals_total{reason="forbidden"}')).toBe(1);
  expect(grown('weavewall_log_rows')).toBe(5);
  expect(grown('weavewall_log_bytes')).toBeGreaterThan(5 * 20);
  expect(grown('weavewall_frame_bytes_total{direction="out"}')).toBeGreaterThan(0);
  const delays = ['0.5', '0.99', '1'].map((quantile) =>
    after.get(`weavewall_loop_delay_seconds{quantile="${quantile}"}`),
  );
  expect(delays).toEqual([...delays].sort((a, b) => (a ?? NaN) - (b ?? NaN)));
  expect(delays[2]).toBeGreaterThan(0);
  const { text } = await server.ask('GET', '/metrics');
  for (const secret of [
    'Secret',
    wall.wallId,
    wall.joinCode,
    participantId,
    token,
    ...Object.values(wall.tokens),
  ])
    expect(text).not.toContain(secret);
  socket.terminate();
});

it('T24 is there for this machine alone: not through a proxy, nor for a page whose name leads here', async () => {
  server = await startTestServer();
  expect((await server.ask('GET', '/metrics')).status).toBe(200);
  const refused: Record<string, string>[] = [
    { 'x-forwarded-for': '203.0.113.7' },
    { forwarded: 'for=203.0.113.7' },
    { via: '1.1 proxy' },
    { 'x-real-ip': '203.0.113.7' },
    { 'x-forwarded-host': 'wall.example.org' },
  ];
  for (const headers of refused)
    expect((await server.ask('GET', '/metrics', { headers })).status, JSON.stringify(headers)).toBe(
      404,
    );
  expect(
    (await server.app.inject({ url: '/metrics', headers: { host: 'evil.example.org' } }))
      .statusCode,
  ).toBe(404);
  expect(
    (
      await server.app.inject({
        url: '/metrics',
        headers: { host: 'localhost' },
        remoteAddress: '192.168.1.20',
      })
    ).statusCode,
  ).toBe(404);
  expect(
    (
      await server.app.inject({
        url: '/metrics',
        headers: { host: 'localhost' },
        remoteAddress: '::1',
      })
    ).statusCode,
  ).toBe(200);
});

it('T24 with METRICS_TOKEN is there for whoever bears it and nobody else, this machine included', async () => {
  const metricsToken = 'a-token-for-prometheus';
  server = await startTestServer({ config: { metricsToken } });
  const ask = async (authorization?: string, remoteAddress = '127.0.0.1'): Promise<number> =>
    (
      await server.app.inject({
        url: '/metrics',
        remoteAddress,
        headers: {
          host: 'wall.example.org',
          ...(authorization === undefined ? {} : { authorization }),
        },
      })
    ).statusCode;
  expect(await ask(`Bearer ${metricsToken}`)).toBe(200);
  expect(await ask(`bearer ${metricsToken}`, '203.0.113.7')).toBe(200);
  for (const wrong of [
    undefined,
    'Bearer',
    `Bearer ${metricsToken}x`,
    `Basic ${metricsToken}`,
    `Bearer ${metricsToken.slice(1)}`,
  ])
    expect(await ask(wrong), wrong).toBe(404);
  expect(server.log.join('')).not.toContain(metricsToken);
  expect(readConfig({ METRICS_TOKEN: metricsToken }).metricsToken).toBe(metricsToken);
  expect(() => readConfig({ METRICS_TOKEN: 'short' })).toThrow(ConfigError);
  expect(() => readConfig({ METRICS_TOKEN: 'short' })).not.toThrow(/short"/);
});
