import { describe, expect, it } from 'vitest';
import { ApiProblem, Unreachable, type Call } from '../../sync/request.ts';
import { TestPorts, TestShelf } from '../../sync/testing.ts';
import { COMMANDS, insteadOfAll, madeFrom, readKeptCommand } from './commandIntents.ts';
import type { LookEdit } from '../../../shared/model/poster.ts';
import { ownWords, slotOf, type Command, replacedLook } from './commandMeanings.ts';
import { LINGER_MS, openLingering, sayAgain, type Commands } from './openCommands.ts';
import { mergeKept, type Kept, type SendResult } from './outbox.ts';
import { sendCommand } from './sendCommand.ts';
import { standingOf } from './standing.ts';

const question = (id: string, text = 'Who pays?'): Command => ({
  kind: 'visit',
  visit: { id, table: 't', kind: 'question', text },
});
const sit = (table: string): Command => ({ kind: 'me', edit: { table } });
const again = (answer: 'yes' | 'no', was: string): Command => ({
  kind: 'table',
  table: 't',
  edit: { again: answer, was: [was] },
});
const reword = (text: string, was: string): Command => ({
  kind: 'edit-connection',
  id: 'c',
  edit: { text, was: [was] },
});
const connect: Command = {
  kind: 'connect',
  connection: { id: 'c', from: 't', to: 'u', relation: 'supports', text: 'Because.' },
};
const all: Command[] = [
  question('v'),
  { kind: 'take-back-visit', id: 'v' },
  { kind: 'answer', id: 'v', text: 'We do.', was: [''] },
  connect,
  reword('Better.', 'Because.'),
  sit('t'),
  again('yes', ''),
];

describe('what a command is about', () => {
  it.each([
    [sit('a'), sit('b'), true],
    [sit('a'), { kind: 'me', edit: { host: true } }, false],
    [again('yes', ''), again('no', 'yes'), true],
    [reword('x', ''), { kind: 'edit-connection', id: 'c', edit: { mark: true } }, false],
    [
      { kind: 'table', table: 't', edit: { spoken: { person: 'p', spoken: true } } },
      { kind: 'table', table: 't', edit: { spoken: { person: 'q', spoken: true } } },
      false,
    ],
    [
      { kind: 'me', edit: { commitment: { table: 't', kind: 'observer' } } },
      { kind: 'me', edit: { commitment: { table: 'u', kind: 'observer' } } },
      false,
    ],
    [question('v'), question('w'), false],
  ] as [Command, Command, boolean][])('%j and %j', (one, other, isSame) => {
    expect(slotOf(one) === slotOf(other)).toBe(isSame);
  });

  it('waits for what it builds upon', () => {
    const follows = (later: Command, earlier: Command) => COMMANDS.follows?.(later, earlier, 0);
    // A role, an answer, a thread of one's own table: all of them want the seat first.
    for (const later of all)
      expect(follows(later, sit('t'))).toBe(
        later.kind !== 'visit' && later.kind !== 'take-back-visit',
      );
    // Another seat taken later: what was said as one of the first table's people goes before it.
    for (const earlier of all)
      expect(follows(sit('u'), earlier)).toBe(
        earlier.kind !== 'visit' && earlier.kind !== 'take-back-visit',
      );
    // What the server fails over does not hold her in her seat.
    expect(COMMANDS.follows?.(sit('u'), again('yes', ''), 1)).toBe(false);
    expect(COMMANDS.follows?.(again('yes', ''), sit('t'), 1)).toBe(true);
    // Her name or her contact decides nothing, and holds up nothing.
    const host: Command = { kind: 'me', edit: { host: true } };
    for (const other of all.filter((each) => each.kind !== 'me')) {
      expect(follows(other, host)).toBe(false);
      expect(follows(host, other)).toBe(false);
    }
    expect(follows({ kind: 'take-back-visit', id: 'v' }, question('v'))).toBe(true);
    expect(follows({ kind: 'take-back-visit', id: 'w' }, question('v'))).toBe(false);
    expect(follows(reword('x', ''), connect)).toBe(true);
    const tick = (posterNotes: string[], was: string[]): Command => ({
      kind: 'table',
      table: 't',
      edit: { posterNotes, was },
    });
    // A list is made from the one before it: each tick goes, in its turn, and none takes another's place.
    expect(follows(tick(['a', 'b'], ['a']), tick(['a'], []))).toBe(true);
    expect(follows(tick(['a'], []), again('yes', ''))).toBe(false);
    expect(slotOf(tick(['a', 'b'], ['a']))).not.toBe(slotOf(tick(['a'], [])));
    expect(follows(again('yes', ''), connect)).toBe(false);
    const look = (edit: LookEdit, table = 't'): Command => ({ kind: 'poster', table, edit });
    // What is chosen of one poster goes in its turn: what was left out is made from the list before it.
    expect(follows(look({ leftOut: ['a'] }), look({ layout: 'notes' }))).toBe(true);
    expect(follows(look({ layout: 'notes' }), look({ layout: 'notes' }, 'u'))).toBe(false);
    expect(slotOf(look({ leftOut: ['a'] }))).not.toBe(slotOf(look({ leftOut: ['b'] })));
    expect(slotOf(look({ layout: 'notes' }))).toBe(slotOf(look({ layout: 'sentence' })));
  });

  it('is made from words still on their way, unless it wants to stand whatever is there', () => {
    expect(madeFrom(again('no', 'yes'), again('yes', ''))).toEqual({
      kind: 'table',
      table: 't',
      edit: { again: 'no', was: ['', 'yes'] },
    });
    expect(madeFrom(reword('three', 'one'), reword('two', 'one'))).toMatchObject({
      edit: { text: 'three', was: ['one', 'two'] },
    });
    const instead = insteadOfAll(reword('three', 'one'));
    expect(instead).toEqual({ kind: 'edit-connection', id: 'c', edit: { text: 'three' } });
    expect(madeFrom(instead, reword('two', 'one'))).toEqual(instead);
    expect(madeFrom(sit('b'), sit('a'))).toEqual(sit('b'));
    expect(insteadOfAll({ kind: 'answer', id: 'v', text: 'x', was: ['y'] })).not.toHaveProperty(
      'was',
    );
    expect(insteadOfAll(again('yes', ''))).toEqual({
      kind: 'table',
      table: 't',
      edit: { again: 'yes' },
    });
  });

  it('holds words of one’s own, or none', () => {
    expect(all.map(ownWords)).toEqual(['Who pays?', '', 'We do.', 'Because.', 'Better.', '', '']);
    expect(ownWords({ kind: 'me', edit: { contact: { text: 'me@x', shownTo: 'table' } } })).toBe(
      'me@x',
    );
    expect(ownWords({ kind: 'table', table: 't', edit: { sentence: 'Rivers.' } })).toBe('Rivers.');
    expect(ownWords({ kind: 'edit-connection', id: 'c', edit: { until: 'May' } })).toBe('May');
    const apart = (older: Command, newer: Command) => COMMANDS.apart(older, newer, () => '');
    expect(apart(reword('mine', ''), reword('yours', ''))).toEqual(reword('mine', ''));
    expect(apart(reword('same', ''), reword('same', ''))).toBeNull();
    expect(apart(sit('a'), sit('b'))).toBeNull();
  });
});

it('reads what today’s version kept on this device, and what the one before it did', () => {
  const entry = { id: 'k', at: 5, progress: { state: 'kept' } };
  const read = readKeptCommand('k', { ...entry, command: sit('t') });
  expect(read).toMatchObject({ id: 'k', at: 5, intent: sit('t'), notBefore: 0, before: null });
  expect(readKeptCommand('k', read)).toEqual(read);
  for (const odd of [
    null,
    { id: 'k' },
    entry,
    { ...entry, command: { kind: 'dance' } },
    { ...entry, at: 'noon', command: sit('t') },
  ])
    expect(readKeptCommand('k', odd)).toBeNull();
});

it('asks the server for each, and knows an answer from none', async () => {
  const asked: unknown[][] = [];
  const call = ((...args: unknown[]) => {
    asked.push(args);
    return Promise.resolve({});
  }) as unknown as Call;
  for (const command of all)
    expect(await sendCommand(call, command)).toEqual({ kind: 'done', answer: {} });
  expect(asked).toEqual([
    ['POST', '/visits', { id: 'v', table: 't', kind: 'question', text: 'Who pays?' }],
    ['DELETE', '/visits/v'],
    ['PUT', '/visits/v', { answer: 'We do.', was: [''] }],
    ['POST', '/connections', connect.connection],
    ['PUT', '/connections/c', { text: 'Better.', was: ['Because.'] }],
    ['PUT', '/people/me', { table: 't' }],
    ['PUT', '/tables/t', { again: 'yes', was: [''] }],
  ]);
  const failing =
    (error: Error): Call =>
    () =>
      Promise.reject(error);
  expect(await sendCommand(failing(new Unreachable('no')), sit('t'))).toEqual({
    kind: 'unreachable',
  });
  expect(
    await sendCommand(
      failing(new ApiProblem({ code: 'table-closed', status: 409, detail: 'It is.' })),
      sit('t'),
    ),
  ).toEqual({ kind: 'refused', code: 'table-closed', detail: 'This table is closed.' });
});

describe('an outbox that shows for a moment what has arrived', () => {
  const open = (
    answer: (command: Command) => SendResult,
  ): { commands: Commands; ports: TestPorts; states(): string[] } => {
    const ports = new TestPorts();
    const commands = openLingering(
      new TestShelf<Kept<Command>>(),
      (command) => Promise.resolve(answer(command)),
      ports,
    );
    commands.kick();
    return {
      commands,
      ports,
      states: () => commands.entries().map((entry) => standingOf(entry, null).state),
    };
  };

  it('says it is saved until the page’s own view has followed', async () => {
    const { commands, ports, states } = open(() => ({ kind: 'done' }));
    let told = 0;
    const stop = commands.subscribe(() => (told += 1));
    commands.say(sit('t'));
    expect(states()).toEqual(['sending']);
    const before = commands.entries();
    expect(commands.entries()).toBe(before);
    await ports.pass(LINGER_MS - 1);
    expect(states()).toEqual(['saved']);
    await ports.pass(1);
    expect(states()).toEqual([]);
    expect(told).toBeGreaterThan(2);
    stop();
  });

  it('takes a role at the seat where it was taken, or not at all', async () => {
    const role: Command = { kind: 'me', edit: { duties: ['note-taker'] } };
    const host: Command = { kind: 'me', edit: { host: true } };
    const commitment: Command = {
      kind: 'me',
      edit: { commitment: { table: 'b', kind: 'observer' } },
    };
    const offline = { kind: 'unreachable' } as const;
    let result: SendResult = offline;
    let sent: Command[] = [];
    const { commands, ports } = open((command) => {
      sent.push(command);
      return result;
    });
    const refusals = () =>
      commands
        .entries()
        .flatMap(({ intent, progress }) =>
          progress.state === 'refused' ? [[intent, progress.code]] : [],
        );
    const online = async (): Promise<void> => {
      [sent, result] = [[], { kind: 'done' }];
      commands.kick();
      await ports.pass(0);
    };
    // As it was said: the seat, then what is done there.
    for (const each of [sit('b'), role, host]) commands.say(each);
    await ports.pass(0);
    await online();
    expect(sent).toEqual([sit('b'), role, host]);
    // The seat is given up before it was taken: the role would be taken at the seat before it.
    result = offline;
    for (const each of [sit('b'), role, commitment, host, sit('c')]) commands.say(each);
    await ports.pass(0);
    expect(refusals()).toEqual([
      [role, 'not-at-table'],
      [host, 'not-at-table'],
    ]);
    await online();
    expect(sent).toEqual([commitment, sit('c')]);
    // A role that was taken where she sits goes before she gets up.
    result = offline;
    for (const each of [role, { kind: 'me', edit: { table: null } } as const]) commands.say(each);
    await ports.pass(0);
    await online();
    expect(sent[0]).toEqual(role);
  });

  it('takes no role where she could not sit down', async () => {
    const role: Command = { kind: 'me', edit: { duties: ['note-taker'] } };
    const sent: Command[] = [];
    const { commands, ports, states } = open((command) => {
      sent.push(command);
      return { kind: 'refused', code: 'table-closed', detail: '' };
    });
    commands.say(sit('b'));
    commands.say(role);
    await ports.pass(0);
    expect(sent).toEqual([sit('b')]);
    expect(states()).toEqual(['refused', 'refused']);
  });

  it('says what somebody else had chosen of a poster meanwhile, and of nothing else', async () => {
    const answer = { look: { layout: 'notes' }, replaced: { layout: 'sentence' } };
    const { commands, ports } = open(() => ({ kind: 'done', answer }));
    const replaced = () =>
      commands.entries().map(({ intent, progress }) => replacedLook(intent, progress));
    commands.say({ kind: 'poster', table: 't', edit: { layout: 'notes', was: {} } });
    expect(replaced()).toEqual([null]);
    await ports.pass(1);
    expect(replaced()).toEqual([{ layout: 'sentence' }]);
    commands.say(sit('t'));
    await ports.pass(1);
    expect(replaced()).toEqual([{ layout: 'sentence' }, null]);
  });

  it('says again what was refused: as it is, or whatever stands there by now', async () => {
    let code = 'table-closed';
    const sent: Command[] = [];
    const { commands, ports, states } = open((command) => {
      sent.push(command);
      return { kind: 'refused', code, detail: '' };
    });
    const id = commands.say(reword('mine', 'was'));
    sayAgain(commands, id);
    await ports.pass(0);
    expect(states()).toEqual(['refused']);
    code = 'changed-meanwhile';
    sayAgain(commands, id);
    await ports.pass(0);
    sayAgain(commands, id);
    await ports.pass(0);
    expect(sent).toEqual([
      reword('mine', 'was'),
      reword('mine', 'was'),
      insteadOfAll(reword('mine', 'was')),
    ]);
    expect(states()).toEqual(['refused']);
  });
});

it('says how far something is, by what holds everything up', () => {
  const entry = (progress: Parameters<typeof standingOf>[0]['progress']) =>
    ({ id: 'k', at: 1, intent: null, progress, notBefore: 0, before: null }) as const;
  expect(standingOf(entry({ state: 'waiting' }), null)).toEqual({ state: 'sending' });
  expect(standingOf(entry({ state: 'waiting' }), 'network')).toEqual({
    state: 'kept',
    waitsFor: 'network',
  });
  const kept = entry({ state: 'kept', waitsFor: 'server', until: 0, failures: 1 });
  expect(standingOf(kept, null)).toEqual({ state: 'kept', waitsFor: 'server' });
  expect(standingOf(kept, 'network')).toEqual({ state: 'kept', waitsFor: 'network' });
  expect(standingOf(entry({ state: 'sending', failures: 0 }), 'network').state).toBe('sending');
  expect(standingOf(entry({ state: 'saved' }), 'network')).toEqual({ state: 'saved' });
});

it('takes no role for a seat that another tab gave up', () => {
  const kept = (id: string, at: number, intent: Command): Kept<Command> => ({
    id,
    at,
    intent,
    progress: { state: 'waiting' },
    notBefore: 0,
    before: null,
  });
  const role: Command = { kind: 'me', edit: { duties: ['note-taker'] } };
  const merged = mergeKept(
    COMMANDS,
    [kept('later', 9, role), kept('seat', 1, sit('b')), kept('role', 2, { ...role })],
    [kept('up', 5, { kind: 'me', edit: { table: null } })],
    () => '',
  );
  // Of two roles the newer counts; what was said after she got up has nothing to do with that seat.
  expect(merged.map(({ id, progress }) => [id, progress.state])).toEqual([
    ['later', 'waiting'],
    ['up', 'waiting'],
  ]);
  const [told] = mergeKept(
    COMMANDS,
    [kept('seat', 1, sit('b')), kept('role', 2, role), kept('up', 5, sit('c'))],
    [],
    () => '',
  );
  expect(told).toMatchObject({ id: 'role', progress: { state: 'refused', code: 'not-at-table' } });
});
