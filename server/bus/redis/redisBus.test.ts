import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { until } from '../../sync/wall/testWall.ts';
import type { Bus } from '../bus.ts';
import { busContract, bytes, faultOf, heard, neverAnswers, textOf } from '../busContract.ts';
import { openRedisBus } from './openRedisBus.ts';
import { TestRedis } from './testRedis.ts';

let redis: TestRedis;
const open: Bus[] = [];
const lines: string[] = [];
const log = (fields: object, message: string): void =>
  void lines.push(`${message} ${JSON.stringify(fields)}`);

beforeAll(async () => {
  redis = await TestRedis.start();
});
afterAll(() => redis.kill());
afterEach(async () => {
  for (const bus of open.splice(0)) await bus.close();
  lines.length = 0;
});

function begin(url = redis.url): Bus {
  const bus = openRedisBus(url, { info: log, warn: log });
  open.push(bus);
  return bus;
}
async function up(): Promise<Bus> {
  const bus = begin();
  await until('the bus is up', () => bus.isUp);
  return bus;
}

busContract('Redis', async () => ({ open: up, stop: async () => undefined }));

it('Redis killed and started again: it is said, nothing hangs, listeners learn that they missed something, all goes on by itself', async () => {
  const [one, other] = [await up(), await up()];
  const { said, hears } = heard();
  await other.subscribe('wall/a', hears);
  await other.answer('node/x', async (question) => question);
  const { isAsked, answers } = neverAnswers();
  await other.answer('node/y', answers);
  await one.publish('wall/a', bytes('1'));
  await until('1 is heard', () => said.length === 1);
  const waiting = faultOf(one.request('node/y', bytes('?'), { withinMs: 500 }));
  await until('it is asked', isAsked);
  await redis.kill();
  await until('that is known', () => !one.isUp && !other.isUp);
  expect(await faultOf(one.publish('wall/a', bytes('2')))).toBe('down');
  expect(await faultOf(one.request('node/x', bytes('?'), { withinMs: 10_000 }))).toBe('down');
  expect(await waiting).toBe('late');
  await redis.launch();
  await until('both are up', () => one.isUp && other.isUp);
  await until('it is heard that something was missed', () => said.includes('!'));
  expect(await one.publish('wall/a', bytes('3'))).toBe(1);
  await until('3 is heard', () => said.includes('3'));
  expect(textOf(await one.request('node/x', bytes('b'), { withinMs: 10_000 }))).toBe('b');
  expect(said.filter((each) => each !== '!')).toEqual(['1', '3']);
  expect(lines.filter((line) => line.startsWith('bus is down')).length).toBe(2);
});

it('a Redis that stands still is noticed, and found again when it goes on', async () => {
  const [one, other] = [await up(), await up()];
  const { said, hears } = heard();
  await other.subscribe('wall/a', hears);
  redis.signal('SIGSTOP');
  const stuck = faultOf(one.publish('wall/a', bytes('1')));
  await until('that is known', () => !one.isUp && !other.isUp);
  // What had been under way is told, too.
  expect(await stuck).toBe('down');
  redis.signal('SIGCONT');
  await until('both are up', () => one.isUp && other.isUp);
  await one.publish('wall/a', bytes('2'));
  await until('2 is heard', () => said.includes('2'));
  expect(said.indexOf('!')).toBeLessThan(said.indexOf('2'));
  expect(said).toContain('!');
});

it('T8 a bus that cannot come in says why, without the password, and comes in once it may', async () => {
  const bus = begin(redis.url.replace('warp-and-weft', 'wrong-and-secret'));
  const away = begin('redis://:wrong-and-secret@127.0.0.1:1');
  await until('both said so', () => lines.length >= 2);
  expect([bus.isUp, away.isUp]).toEqual([false, false]);
  expect(lines.join()).not.toMatch(/secret|warp/);
  expect(lines.join()).toMatch(/ECONNREFUSED/);
  expect(lines.join()).toMatch(/WRONGPASS|invalid/);
  expect(await faultOf(bus.publish('wall/a', bytes('1')))).toBe('down');
});

it('a topic that is listened to before Redis is there is heard once it is', async () => {
  await redis.kill();
  const [one, other] = [begin(), begin()];
  const { said, hears } = heard();
  await other.subscribe('wall/a', hears);
  await redis.launch();
  await until('it is heard', async () =>
    one.publish('wall/a', bytes('1')).then(
      (count) => count === 1,
      () => false,
    ),
  );
  await until('1 is there', () => said.includes('1'));
});
