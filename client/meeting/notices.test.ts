import { beforeEach, expect, it } from 'vitest';
import { TestPorts, TestShelf } from '../sync/testing.ts';
import { Notices, noticesOf, type Notice } from './notices.ts';
import type { Command } from './outbox/commandMeanings.ts';
import { openLingering, type Commands } from './outbox/openCommands.ts';
import type { Kept, SendResult } from './outbox/outbox.ts';

const sit = (table: string): Command => ({ kind: 'me', edit: { table } });
const host: Command = { kind: 'me', edit: { host: true } };
const SEATED = 'You sit at this table now.';

let ports: TestPorts;
let answer: SendResult;
let commands: Commands;
let notices: Notices;
let told: (Notice | null)[];

beforeEach(() => {
  ports = new TestPorts();
  answer = { kind: 'done' };
  commands = openLingering(new TestShelf<Kept<Command>>(), () => Promise.resolve(answer), ports);
  notices = new Notices(commands, ports);
  told = [];
  notices.subscribe(() => told.push(notices.state()));
  commands.kick();
});

it('says that it is done once the server has it, and no longer than it takes to read', async () => {
  notices.send(sit('t'), SEATED);
  expect(notices.state()).toBeNull();
  await ports.pass(0);
  expect(notices.state()).toEqual({ kind: 'done', words: SEATED });
  await ports.pass(5_000);
  expect(notices.state()).toBeNull();
  expect(told).toHaveLength(2);
});

it('says nothing of what shows for itself', async () => {
  notices.send(host);
  await ports.pass(0);
  expect(told).toEqual([]);
});

it('says once that it is kept while nobody answers, and then that it is done', async () => {
  answer = { kind: 'unreachable' };
  notices.send(sit('t'), SEATED);
  await ports.pass(20_000);
  expect(told).toEqual([
    { kind: 'offline', words: expect.stringContaining('kept on this device') },
  ]);
  answer = { kind: 'done' };
  commands.kick();
  await ports.pass(0);
  expect(notices.state()).toEqual({ kind: 'done', words: SEATED });
});

it('says whom it waits for, also when that was known before', async () => {
  const words = expect.stringContaining('The server can’t take it just now');
  answer = { kind: 'busy', afterMs: 60_000 };
  notices.send(sit('t'), SEATED);
  await ports.pass(0);
  expect(notices.state()).toEqual({ kind: 'offline', words });
  notices.hush();
  notices.send(host);
  expect(notices.state()).toEqual({ kind: 'offline', words });
});

it('leaves a refusal to where it is pending, and does not go on saying that it waits', async () => {
  answer = { kind: 'unreachable' };
  notices.send(host, 'You stay.');
  await ports.pass(0);
  expect(notices.state()?.kind).toBe('offline');
  answer = { kind: 'refused', code: 'no-table', detail: '' };
  commands.kick();
  await ports.pass(0);
  expect(notices.state()).toBeNull();
  expect(commands.entries()).toMatchObject([{ progress: { state: 'refused' } }]);
});

it('says what another step replaced no more', async () => {
  answer = { kind: 'unreachable' };
  notices.send(sit('t'), 'At t.');
  await ports.pass(0);
  answer = { kind: 'done' };
  notices.send(sit('u'), 'At u.');
  commands.kick();
  await ports.pass(0);
  expect(told.at(-1)).toEqual({ kind: 'done', words: 'At u.' });
  expect(told.map((each) => each?.words)).not.toContain('At t.');
});

it('says what a page has to say, until it is put away', async () => {
  notices.say('refused', 'That is too long.');
  await ports.pass(60_000);
  expect(notices.state()?.words).toBe('That is too long.');
  notices.hush();
  notices.hush();
  expect(told).toHaveLength(2);
});

it('listens once, however often a page is drawn anew', () => {
  let listeners = 0;
  const counted: Commands = {
    ...commands,
    subscribe: (listener) => {
      listeners += 1;
      return commands.subscribe(listener);
    },
  };
  const first = noticesOf(counted, ports);
  expect(noticesOf(counted, ports)).toBe(first);
  expect(noticesOf(commands, ports)).not.toBe(first);
  expect(listeners).toBe(1);
});
