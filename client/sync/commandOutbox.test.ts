import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem, Unreachable } from './api.ts';
import type { Command } from './command.ts';
import { CommandOutbox, isKeptCommand, type KeptCommand } from './commandOutbox.ts';
import type { Shelf } from './outboxShelf.ts';

const question = (id: string): Command => ({
  kind: 'visit',
  visit: { id, table: 't', kind: 'question', text: `Question ${id}` },
});
const sit = (table: string): Command => ({ kind: 'me', edit: { table } });

/** A device's shelf that outlives the page. */
function memoryShelf(): Shelf<KeptCommand> & { kept: Map<string, KeptCommand> } {
  const kept = new Map<string, KeptCommand>();
  return {
    kept,
    load: () => Promise.resolve([...kept.values()]),
    save: (id, entry) => {
      if (entry) kept.set(id, structuredClone(entry));
      else kept.delete(id);
      return Promise.resolve();
    },
  };
}

let made = 0;
const nextId = (): string => `entry-${(made += 1)}`;
const idOf = (command: Command): string =>
  command.kind === 'visit'
    ? command.visit.id
    : command.kind === 'me'
      ? `sit ${command.edit.table}`
      : command.kind;

/** `answer` throws as the API does. */
function open(
  shelf: Shelf<KeptCommand>,
  answer: (command: Command) => void,
): { outbox: CommandOutbox; sent: string[] } {
  const sent: string[] = [];
  const outbox = new CommandOutbox(
    shelf,
    (command) => {
      sent.push(idOf(command));
      return new Promise((yes) => {
        answer(command);
        yes();
      });
    },
    nextId,
  );
  return { outbox, sent };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

it('keeps what was said without a network, in order, over a reload, until it is acknowledged', async () => {
  const shelf = memoryShelf();
  const offline = open(shelf, () => {
    throw new Unreachable('no');
  });
  offline.outbox.kick();
  offline.outbox.keep(question('a'));
  offline.outbox.keep(question('b'));
  await pass(5_000);
  expect(offline.sent.every((id) => id === 'a')).toBe(true);
  expect(offline.outbox.entries().map(({ progress }) => progress.state)).toEqual([
    'kept',
    expect.stringMatching(/sending|kept/),
  ]);
  expect(shelf.kept.size).toBe(2);

  const { outbox, sent } = open(shelf, () => undefined);
  await pass(0);
  expect(sent).toEqual([]);
  outbox.kick();
  await pass(0);
  expect(sent).toEqual(['a', 'b']);
  expect(outbox.entries()).toEqual([]);
  expect(shelf.kept.size).toBe(0);
});

it('tells what was refused, keeps it until it is dismissed, and goes on with the rest', async () => {
  const shelf = memoryShelf();
  const { outbox, sent } = open(shelf, (command) => {
    if (idOf(command) === 'a')
      throw new ApiProblem({ code: 'table-closed', status: 409, detail: 'This table is closed.' });
  });
  outbox.kick();
  const id = outbox.keep(question('a'));
  outbox.keep(question('b'));
  await pass(0);
  expect(sent).toEqual(['a', 'b']);
  expect(outbox.entries().map(({ progress }) => progress)).toEqual([
    { state: 'refused', code: 'table-closed', detail: 'This table is closed.' },
  ]);
  expect([...shelf.kept.values()].map(({ progress }) => progress.state)).toEqual(['refused']);
  outbox.dismiss(id);
  await pass(0);
  expect(outbox.entries()).toEqual([]);
  expect(shelf.kept.size).toBe(0);
});

it('of two taps about the same thing that were not sent yet, the last one counts', async () => {
  let online = false;
  const { outbox, sent } = open(memoryShelf(), () => {
    if (!online) throw new Unreachable('no');
  });
  outbox.kick();
  outbox.keep(sit('one'));
  await pass(10);
  outbox.keep(sit('two'));
  outbox.keep({ kind: 'me', edit: { commitment: { table: 'one', kind: 'activator' } } });
  outbox.keep(sit('three'));
  online = true;
  outbox.kick();
  await pass(0);
  expect(sent.slice(1)).toEqual(['sit undefined', 'sit three']);
});

it('rests when the server is unwell or busy, and a kick tries at once', async () => {
  const { outbox, sent } = open(memoryShelf(), () => {
    throw new ApiProblem({ code: 'rate-limited', status: 429, detail: '' });
  });
  outbox.kick();
  outbox.keep(question('a'));
  await pass(60_000);
  const tries = sent.length;
  expect(tries).toBeLessThan(10);
  outbox.kick();
  await pass(0);
  expect(sent).toHaveLength(tries + 1);
  expect(outbox.entries()[0]?.progress.state).toBe('kept');
});

it('passes over what it cannot read', () => {
  expect(isKeptCommand(null)).toBe(false);
  expect(isKeptCommand({ id: 'a' })).toBe(false);
});
