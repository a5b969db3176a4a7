import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TestPorts, TestShelf } from '../../sync/testing.ts';
import { NOTES, type NoteIntent } from './noteIntents.ts';
import { openOutbox, type Outbox } from './openOutbox.ts';
import type { Kept, SendResult } from './outbox.ts';

const put = (id: string, rev = 1, text = id): NoteIntent => ({
  op: 'put',
  id,
  text,
  color: 'yellow',
  prompt: 0,
  rev,
});

interface Opened {
  outbox: Outbox<NoteIntent>;
  shelf: TestShelf<Kept<NoteIntent>>;
  ports: TestPorts;
  sent: string[];
  ids(): string[];
}

/** An outbox whose server answers by `answer`; `sent` tells what it tried, in order. */
function open(
  answer: (id: string) => SendResult,
  shelf = new TestShelf<Kept<NoteIntent>>(),
  ports = new TestPorts(),
): Opened {
  const sent: string[] = [];
  const outbox = openOutbox(
    NOTES,
    shelf,
    ({ id }) => {
      sent.push(id);
      return Promise.resolve(answer(id));
    },
    ports,
  );
  return { outbox, shelf, ports, sent, ids: () => outbox.entries().map(({ intent }) => intent.id) };
}

it('keeps what was said without a network, in order, over a reload, until it is acknowledged', async () => {
  const offline = open(() => ({ kind: 'unreachable' }));
  offline.outbox.kick();
  offline.outbox.say(put('a'));
  offline.outbox.say(put('b'));
  await offline.outbox.saved();
  await offline.ports.pass(5_000);
  expect(new Set(offline.sent)).toEqual(new Set(['a']));
  expect(offline.shelf.kept.size).toBe(2);

  const { outbox, sent, shelf, ports } = open(() => ({ kind: 'done' }), offline.shelf);
  await ports.pass(0);
  expect(sent).toEqual([]);
  outbox.kick();
  await ports.pass(0);
  expect(sent).toEqual(['a', 'b']);
  expect(outbox.entries()).toEqual([]);
  expect(shelf.kept.size).toBe(0);
});

it('tells what was refused, also after a reload, until it is thrown away', async () => {
  const refuse = (): SendResult => ({ kind: 'refused', code: 'posting-closed', detail: 'Closed.' });
  const first = open(refuse);
  first.outbox.kick();
  first.outbox.say(put('a'));
  await first.ports.pass(0);
  const { outbox, sent, ports, shelf } = open(refuse, first.shelf);
  outbox.kick();
  await ports.pass(60_000);
  expect(sent).toEqual([]);
  const [entry] = outbox.entries();
  expect(entry?.progress).toEqual({ state: 'refused', code: 'posting-closed', detail: 'Closed.' });
  outbox.retry(entry?.id ?? '');
  await ports.pass(0);
  expect(sent).toEqual(['a']);
  outbox.drop(entry?.id ?? '');
  expect(shelf.kept.size).toBe(0);
});

it('makes what is new wait too when the server said to slow down, whatever kicks it', async () => {
  let busy = true;
  const { outbox, sent, ports } = open(() =>
    busy ? { kind: 'busy', afterMs: 2_000 } : { kind: 'done' },
  );
  outbox.kick();
  outbox.say(put('a'));
  await ports.pass(0);
  outbox.say(put('b'));
  outbox.kick();
  await ports.pass(1_900);
  expect(sent).toEqual(['a']);
  busy = false;
  await ports.pass(200);
  expect(sent).toEqual(['a', 'a', 'b']);
  expect(outbox.entries()).toEqual([]);
});

it('lets others pass what the server keeps failing over, and never gives that up', async () => {
  const { outbox, sent, ports, ids } = open((id) =>
    id.startsWith('bad') ? { kind: 'unwell' } : { kind: 'done' },
  );
  outbox.kick();
  for (const id of ['bad-1', 'bad-2', 'good-1', 'good-2']) outbox.say(put(id));
  await ports.pass(5_000);
  expect(ids()).toEqual(['bad-1', 'bad-2']);
  await ports.pass(60_000);
  outbox.say(put('good-3'));
  await ports.pass(31_000);
  expect(sent).toContain('good-3');
  expect(sent.filter((id) => id === 'bad-1').length).toBeGreaterThan(3);
  expect(outbox.entries()[0]?.progress).toMatchObject({ waitsFor: 'server' });
});

it('asks neither an unwell server nor a missing one a hundred times, and a kick tries at once', async () => {
  const unwell = open(() => ({ kind: 'unwell' }));
  unwell.outbox.kick();
  for (let n = 0; n < 10; n += 1) unwell.outbox.say(put(`n${n}`));
  await unwell.ports.pass(60_000);
  expect(unwell.sent.length).toBeLessThan(15);

  const { outbox, sent, ports } = open(() => ({ kind: 'unreachable' }));
  outbox.kick();
  outbox.say(put('a'));
  await ports.pass(10_000);
  const before = sent.length;
  expect(before).toBeLessThan(7);
  outbox.kick();
  await ports.pass(0);
  expect(sent).toHaveLength(before + 1);
});

it('holds back what can be called off, and says when it changed', async () => {
  const { outbox, sent, ports, shelf } = open(() => ({ kind: 'done' }));
  let told = 0;
  const stop = outbox.subscribe(() => (told += 1));
  outbox.kick();
  const id = outbox.say({ op: 'withdraw', id: 'a' }, 6_000);
  await ports.pass(5_000);
  expect(sent).toEqual([]);
  outbox.callOff(id);
  await ports.pass(5_000);
  expect(sent).toEqual([]);
  expect(shelf.kept.size).toBe(0);
  outbox.say({ op: 'withdraw', id: 'a' }, 6_000);
  await ports.pass(6_000);
  expect(sent).toEqual(['a']);
  expect(told).toBeGreaterThan(4);
  stop();
  told = 0;
  outbox.say(put('b'));
  expect(told).toBe(0);
  expect(ports.waiting).toBe(0);
});

/** A note as the server holds it, and what it answers in bad weather. */
const weather = fc.constantFrom<SendResult['kind']>('done', 'unreachable', 'busy', 'unwell');
const step = fc.oneof(
  fc.record({ do: fc.constant('say' as const), note: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ do: fc.constantFrom('pass' as const, 'kick' as const, 'reload' as const) }),
);

it('loses no newest words and never sends older ones after newer ones, whatever network, server and reloads do', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 25 }),
      fc.array(weather),
      async (steps, answers) => {
        const shelf = new TestShelf<Kept<NoteIntent>>();
        const server = new Map<string, number>();
        const said = new Map<string, number>();
        let at = 0;
        const send = (intent: NoteIntent): Promise<SendResult> => {
          const kind = answers[at] ?? 'done';
          at += 1;
          // What is not answered may have arrived all the same.
          if (intent.op === 'put' && kind !== 'busy' && kind !== 'unwell') {
            expect(intent.rev).toBeGreaterThanOrEqual(server.get(intent.id) ?? 0);
            server.set(intent.id, intent.rev);
          }
          return Promise.resolve(
            kind === 'busy' ? { kind, afterMs: 50 } : ({ kind } as SendResult),
          );
        };
        let ports = new TestPorts();
        let outbox = openOutbox(NOTES, shelf, send, ports);
        for (const each of steps) {
          if (each.do === 'say') {
            const id = `n${each.note}`;
            const rev = (said.get(id) ?? 0) + 1;
            said.set(id, rev);
            outbox.say(put(id, rev, `${id} ${rev}`));
          } else if (each.do === 'pass') await ports.pass(700);
          else if (each.do === 'kick') outbox.kick();
          else {
            await ports.pass(0);
            ports = new TestPorts();
            outbox = openOutbox(NOTES, shelf, send, ports);
            await ports.pass(0);
          }
        }
        answers.length = 0;
        outbox.kick();
        await ports.pass(120_000);
        expect(outbox.entries()).toEqual([]);
        expect(shelf.kept.size).toBe(0);
        expect(server).toEqual(said);
      },
    ),
    { numRuns: 60 },
  );
});
