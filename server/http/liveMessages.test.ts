import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { LIVE_PING, type LiveMessage } from '../../shared/protocol/live.ts';
import { LiveMessageSchema } from '../../shared/protocol/schemas/live.ts';
import { RefusalMessageSchema, RightsMessageSchema } from '../../shared/protocol/schemas/wire.ts';
import { MESSAGE } from '../../shared/protocol/wire.ts';
import { syncFrame } from '../sync/transport/frames.ts';
import { until } from '../sync/wall/testWall.ts';
import { closed } from './answerCheck.ts';
import { api, newRoom, uuid, type Room } from './testRoom.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;
let room: Room;
beforeAll(async () => {
  server = await startTestServer();
  room = await newRoom(server);
});
afterAll(() => server.stop());

/** A strict checker: nothing is allowed that the schema does not name. */
const checker = (schema: object) => {
  const ajv = addFormats.default(new Ajv2020({ strict: false }));
  return ajv.compile(closed(withoutIds(schema)));
};
const withoutIds = (schema: object): object =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$id' ? undefined : value,
  ) as object;

/** Everything that was said to this person so far. */
function listen(token: string): { heard: LiveMessage[]; socket: WebSocket } {
  const socket = new WebSocket(
    `${server.origin.replace('http', 'ws')}/live/${room.wallId}?token=${token}`,
  );
  const heard: LiveMessage[] = [];
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as LiveMessage));
  return { heard, socket };
}

test('3.1, 3.2, 3.4 every message of a live view is of its form, at tables and from the gallery on', async () => {
  const lead = room.tokens.facilitator;
  const [facilitator, mere, tom] = [lead, room.mere, room.tom].map(listen);
  if (!facilitator || !mere || !tom) throw new Error('nobody listens');
  const [table = '', other = ''] = room.tables.map(({ tableId }) => tableId);
  const ask = (method: string, path: string, token: string, body?: object) =>
    server.ask(method, api(room, path), { token, ...(body ? { body } : {}) });
  await until('all are told', () =>
    [facilitator, mere, tom].every(({ heard }) => heard.length > 1),
  );
  const sits = { table, duties: ['reporter'], contact: { text: 'm@x.org', shownTo: 'table' } };
  await ask('PUT', '/people/me', room.mere, sits);
  await ask('PUT', '/people/me', room.tom, { table: other });
  await ask('PUT', `/notes/${uuid()}`, lead, { text: 'From the facilitator', prompt: 0 });
  await ask('PUT', `/tables/${table}`, room.mere, { again: 'yes', sentence: 'Clear' });
  const commitment = { table, kind: 'activator' };
  await ask('PUT', '/people/me', room.mere, { commitment });
  await ask('POST', '/walk', lead, { action: 'start', mode: 'rotation', stops: 1, stopMs: 60_000 });
  const visit = { id: uuid(), table, kind: 'connection', text: 'So', toTable: other };
  await ask('POST', '/visits', room.tom, { ...visit, relation: 'supports' });
  await ask('POST', '/report-back', lead, { action: 'start', turnMs: 60_000 });
  facilitator.socket.send(LIVE_PING);
  await ask('DELETE', `/people/${room.tomId}`, lead);
  await until('he is told', () => tom.heard.some(({ type }) => type === 'refused'));
  await until('all of it is shown', () =>
    mere.heard.some((each) => each.type === 'personal' && each.visits.length > 0),
  );
  const rate = {
    id: 'lenses',
    kind: 'rate',
    title: 'Through lenses',
    ask: 'Read the tables.',
    of: { kind: 'tables' },
    form: [{ id: 'merit', kind: 'stars', label: 'How good?' }],
    each: 'all',
  };
  await ask('POST', '/script', lead, { change: { do: 'add-step', step: rate, after: 'tables' } });
  expect((await ask('POST', '/step', lead, { step: 'lenses' })).status).toBe(200);
  await until('facilitators see how far people are', () =>
    facilitator.heard.some(({ type }) => type === 'board'),
  );
  await until('it answers', () => facilitator.heard.some(({ type }) => type === 'ping'));

  const all = [facilitator, mere, tom].flatMap(({ heard }) => heard);
  const ofType = (type: LiveMessage['type']) => all.filter((each) => each.type === type);
  const isRight = checker(LiveMessageSchema);
  // One branch of the union for each, so that a fault says what it is.
  for (const schema of LiveMessageSchema.anyOf) {
    const type = schema.properties.type.const;
    const check = checker(schema);
    expect(ofType(type).length, type).toBeGreaterThan(0);
    for (const message of ofType(type)) {
      expect([type, check(message) ? null : check.errors]).toEqual([type, null]);
      expect(isRight(message)).toBe(true);
    }
  }
  expect(
    all.some((each) => each.type === 'personal' && (each.table?.members.length ?? 0) > 0),
  ).toBe(true);
  for (const { socket } of [facilitator, mere, tom]) socket.close();
});

test('5.2, 5.3 rights and refusals on a document’s socket are of their forms', async () => {
  const heard = new Map<number, unknown[]>();
  const socket = new WebSocket(
    `${server.origin.replace('http', 'ws')}/sync/${room.wallId}/arrangement?token=${room.tokens.volunteer}&ww=2`,
  );
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(data);
    const type = decoding.readVarUint(decoder);
    if (type !== MESSAGE.rights && type !== MESSAGE.refusal) return;
    const said = JSON.parse(decoding.readVarString(decoder)) as unknown;
    heard.set(type, [...(heard.get(type) ?? []), said]);
  });
  await until('it may write', () => heard.has(MESSAGE.rights));
  const doc = new Y.Doc();
  doc.getMap('clusters').set('no map', { name: 'nor a group' });
  socket.send(syncFrame(2, Y.encodeStateAsUpdate(doc)));
  await until('that is refused', () => heard.has(MESSAGE.refusal));
  const locked = { token: room.tokens.facilitator, body: { locked: true } };
  await server.ask('POST', api(room, '/lock'), locked);
  await until('it may not write', () => (heard.get(MESSAGE.rights)?.length ?? 0) > 1);
  socket.close();
  for (const [type, schema] of [
    [MESSAGE.rights, RightsMessageSchema],
    [MESSAGE.refusal, RefusalMessageSchema],
  ] as const)
    for (const said of heard.get(type) ?? [])
      expect([said, checker(schema)(said)]).toEqual([said, true]);
});
