import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './testServer.ts';

interface Described {
  operationId: string;
  tags: string[];
  summary: string;
  security?: object[];
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { required: boolean; content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema?: object }>; $ref?: string }>;
}

let server: TestServer;
let document: {
  paths: Record<string, Record<string, Described>>;
  components: { responses: Record<string, object> };
};
let operations: [method: string, path: string, Described][];
beforeAll(async () => {
  server = await startTestServer();
  document = JSON.parse((await server.ask('GET', '/api/openapi.json')).text) as typeof document;
  await server.ask('GET', '/api/script.schema.json');
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, described]) =>
        [method.toUpperCase(), path, described] as [string, string, Described],
    ),
  );
});
afterAll(() => server.stop());

test('an independent validator finds the document right', async () => {
  expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
});

test('every operation says all there is to say, and every route of the API is one', () => {
  expect(operations.length).toBeGreaterThan(50);
  expect(new Set(operations.map(([, , { operationId }]) => operationId)).size).toBe(
    operations.length,
  );
  for (const [method, path, { operationId, tags, summary, ...said }] of operations) {
    expect(server.app.hasRoute({ method, url: path.replace(/\{(\w+)\}/g, ':$1') })).toBe(true);
    expect([operationId, tags.length > 0, summary.length > 0]).toEqual([operationId, true, true]);
    const inPath = (said.parameters ?? []).filter((each) => each.in === 'path');
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(inPath.every(({ required }) => required)).toBe(true);
    expect(said.requestBody !== undefined).toBe(['POST', 'PUT', 'PATCH'].includes(method));
    const done = Object.entries(said.responses).filter(([status]) => status.startsWith('2'));
    expect(done.length).toBeGreaterThan(0);
    for (const [, { content }] of done) expect(Object.keys(content ?? {})).toHaveLength(1);
    // Every operation may answer that there were too many requests, or that the server failed.
    expect(Object.keys(said.responses)).toEqual(expect.arrayContaining(['400', '429', '500']));
    const isOnWall =
      path.startsWith('/api/walls/{wall}') && !['openLink', 'copyScript'].includes(operationId);
    expect(said.security).toEqual(isOnWall ? [{ bearer: [] }] : undefined);
  }
  expect(server.answers.outside.toSorted()).toEqual([
    'GET /api/openapi.json',
    'GET /api/script.schema.json',
  ]);
});

test('statuses are those that are answered: what is new is 201, a repetition 200, and each problem has its code', () => {
  const statuses = (id: string): string[] => {
    const [, , said] = operations.find(([, , each]) => each.operationId === id) ?? [];
    return Object.keys(said?.responses ?? {});
  };
  expect(statuses('createWall').filter((status) => status < '300')).toEqual(['201']);
  expect(statuses('putNote').filter((status) => status < '300')).toEqual(['200', '201']);
  expect(statuses('openTables').filter((status) => status < '300')).toEqual(['201']);
  expect(statuses('readHealth').filter((status) => status !== '500')).toContain('503');
  expect(statuses('putNote')).toEqual(expect.arrayContaining(['401', '403', '409', '410', '413']));
  const referred = operations.flatMap(([, , { responses }]) =>
    Object.values(responses).flatMap(({ $ref }) => ($ref === undefined ? [] : [$ref])),
  );
  expect(
    new Set(referred.map((reference) => reference.replace('#/components/responses/', ''))),
  ).toEqual(new Set(Object.keys(document.components.responses)));
});
