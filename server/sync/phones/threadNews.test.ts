import { sessionAt } from '../../../shared/commands/testSession.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import WebSocket from 'ws';
import { editConnection } from '../../../shared/commands/connections.ts';
import { leaveVisit } from '../../../shared/commands/visits.ts';
import { setMe } from '../../../shared/commands/people.ts';
import type { LiveMessage } from '../../../shared/protocol/live.ts';
import { newUuid } from '../../access/secrets.ts';
import { startEngine, until } from '../wall/testWall.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

it('2a.7a a visitor, and the table that she visited, are told what becomes of her connection; of marks they are not', async () => {
  const { wall, come, facilitatorId } = await engine.newWall();
  const tables = [1, 2].map((number) => ({
    tableId: newUuid(),
    number,
    clusterId: `c${number}`,
    name: `Topic ${number}`,
  }));
  await wall.command(facilitatorId, (state) => ({
    changes: [{ kind: 'session', value: { ...sessionAt(state.session, 'gallery'), tables } }],
    reply: null,
  }));
  const [from = '', to = ''] = tables.map(({ tableId }) => tableId);
  const [visitor, host, other] = await Promise.all(
    ['Ana', 'Ben', 'Cam'].map((name) => come('participant', name)),
  );
  if (!visitor || !host || !other) throw new Error('nobody came');
  await wall.command(host.personId, (state, actor) => setMe(state, actor, { table: from }));
  await wall.command(other.personId, (state, actor) => setMe(state, actor, { table: to }));
  /**
   * What each was last told of the visit's thread, and how often she was told anything of her own.
   */
  const listen = (token: string) => {
    const heard: (string | undefined)[] = [];
    const socket: WebSocket = engine.raw(`/live/${wall.wallId}?token=${token}`);
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as LiveMessage;
      if (message.type === 'personal') heard.push(message.visits[0]?.thread?.state);
    });
    return heard;
  };
  const [own, hosts] = [listen(visitor.token), listen(host.token)];
  const id = newUuid();
  await wall.command(visitor.personId, (state, actor) =>
    leaveVisit(state, actor, {
      id,
      table: from,
      kind: 'connection',
      text: 'Feeds us',
      toTable: to,
      relation: 'supports',
    }),
  );
  await until('both know', () => [own, hosts].every((heard) => heard.at(-1) === 'proposed'));
  const edit = (person: string, what: Parameters<typeof editConnection>[3]): Promise<unknown> =>
    wall.command(person, (state, actor) => editConnection(state, actor, id, what));
  await edit(other.personId, { mark: true });
  const before = [own.length, hosts.length];
  await edit(other.personId, { mark: false });
  await edit(other.personId, { mark: true });
  await edit(other.personId, { state: 'accepted' });
  await until('both are told', () => [own, hosts].every((heard) => heard.at(-1) === 'accepted'));
  expect([own.length, hosts.length].map((each, at) => each - (before[at] ?? 0))).toEqual([1, 1]);
});
