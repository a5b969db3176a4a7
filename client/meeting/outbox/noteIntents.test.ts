import { expect, it } from 'vitest';
import { ApiProblem, Unreachable, type NotesApi } from '../../sync/request.ts';
import { PROBLEMS, type ProblemCode } from '../../../shared/model/problems.ts';
import { TestPorts, TestShelf } from '../../sync/testing.ts';
import { chainWas } from './chainWas.ts';
import { judge } from './judge.ts';
import { NOTES, readKeptNote, type NoteIntent, type PutNote } from './noteIntents.ts';
import { openOutbox } from './openOutbox.ts';
import type { Kept } from './outbox.ts';
import { sendNote } from './sendNote.ts';
import { problemSaid } from '../../words/problemSaid.ts';

const put = (more: Partial<PutNote> = {}): PutNote => ({
  op: 'put',
  id: 'n',
  text: 'Fence the streams',
  color: 'yellow',
  prompt: null,
  rev: 1,
  ...more,
});
const refusal = (code: ProblemCode): ApiProblem =>
  new ApiProblem({ code, status: PROBLEMS[code].status, detail: problemSaid({ code }) });

it('chains what words were made from, newest last, and forgets the oldest', () => {
  expect(chainWas(['c'], { text: 'b', was: ['a', 'b'] })).toEqual(['a', 'b', 'c']);
  expect(chainWas([], { text: 'b' })).toEqual(['b']);
  // Whatever stands there: that stays so.
  expect(chainWas(undefined, { text: 'b', was: ['a'] })).toBeUndefined();
  const many = Array.from({ length: 30 }, (_, at) => `w${at}`);
  expect(chainWas(['last'], { text: 'x', was: many })?.slice(-2)).toEqual(['x', 'last']);
  expect(chainWas(['last'], { text: 'x', was: many })).toHaveLength(8);
});

it('gives back words of another tab as a note of their own, and nothing else', () => {
  const apart = (older: NoteIntent, newer: NoteIntent): NoteIntent | null =>
    NOTES.apart(older, newer, () => 'other');
  const gone: NoteIntent = { op: 'withdraw', id: 'n' };
  expect(apart(put({ text: 'Mine', was: ['x'], rev: 4 }), put())).toEqual(
    put({ id: 'other', text: 'Mine' }),
  );
  expect(apart(put({ text: 'Mine' }), gone)).toEqual(put({ id: 'other', text: 'Mine' }));
  expect(apart(put({ rev: 2 }), put())).toBeNull();
  expect(apart(gone, put())).toBeNull();
});

it('reads what today’s version kept on this device, and what versions before it did', () => {
  const progress = { state: 'refused', code: 'locked', detail: 'Locked.' } as const;
  const old = { ...put({ was: ['x'] }), queuedAt: 7, page: 'p1', progress };
  const read = readKeptNote('n/p1', old);
  expect(read).toEqual({
    id: 'n/p1',
    at: 7,
    intent: put({ was: ['x'] }),
    progress,
    notBefore: 0,
    before: null,
  });
  const today = { ...read, id: 'fresh' };
  expect(readKeptNote('fresh', today)).toEqual(today);
  expect(
    readKeptNote('n', {
      op: 'withdraw',
      id: 'n',
      notBefore: 5_000,
      queuedAt: 8,
      before: { ...put(), queuedAt: 7, progress: { state: 'waiting' } },
      progress: { state: 'waiting' },
    }),
  ).toMatchObject({
    id: 'n',
    at: 8,
    intent: { op: 'withdraw', id: 'n' },
    notBefore: 0,
    before: { intent: put() },
  });
});

it.each([[null], ['text'], [{}], [{ op: 'put' }], [{ progress: {}, op: 'dance', id: 'n' }]])(
  'passes over %j, which another hand left',
  (value) => expect(readKeptNote('key', value)).toBeNull(),
);

it('sends an old record and takes it off the device under its own name', async () => {
  const shelf = new TestShelf<Kept<NoteIntent>>();
  const kept = new Map<string, unknown>([
    ['n/p1', { ...put(), queuedAt: 7, page: 'p1', progress: { state: 'waiting' } }],
  ]);
  shelf.load = () =>
    Promise.resolve([...kept].flatMap(([key, value]) => readKeptNote(key, value) ?? []));
  shelf.save = (id, entry) => {
    if (!entry) kept.delete(id);
    return Promise.resolve();
  };
  const ports = new TestPorts();
  const sent: NoteIntent[] = [];
  const outbox = openOutbox(
    NOTES,
    shelf,
    (intent) => {
      sent.push(intent);
      return Promise.resolve({ kind: 'done' });
    },
    ports,
  );
  outbox.kick();
  await ports.pass(0);
  expect(sent).toEqual([put()]);
  expect(kept.size).toBe(0);
});

it('tries again what nobody judged, and leaves every other no to the person', () => {
  expect(judge(new Unreachable('no'))).toEqual({ kind: 'unreachable' });
  expect(judge(refusal('rate-limited'))).toEqual({ kind: 'busy', afterMs: 2_000 });
  expect(judge(refusal('unauthenticated'))).toEqual({ kind: 'busy', afterMs: 0 });
  expect(judge(new TypeError('a fault of ours'))).toMatchObject({ code: 'internal' });
  for (const code of Object.keys(PROBLEMS) as ProblemCode[]) {
    const { status } = PROBLEMS[code];
    const title = problemSaid({ code });
    const { kind } = judge(refusal(code));
    if (status >= 500) expect(kind).toBe('unwell');
    else if (status !== 401 && status !== 429)
      expect(judge(refusal(code))).toEqual({ kind: 'refused', code, detail: title });
  }
});

it('tells the page what the server has, and when it does not know this phone any more', async () => {
  const heard: unknown[] = [];
  const news = {
    answered: (id: string, note: unknown) => void heard.push(note ?? `${id} is down`),
    signedOut: () => void heard.push('signed out'),
  };
  let fails: Error | null = null;
  const asked: unknown[] = [];
  const answer = <Answer>(what: unknown, value: Answer): Promise<Answer> => {
    asked.push(what);
    return fails ? Promise.reject(fails) : Promise.resolve(value);
  };
  const api = {
    putNote: (id: string, note: object) => answer({ id, ...note }, { note: 'as it is' }),
    withdrawNote: (id: string) => answer(id, {}),
  } as unknown as NotesApi;
  const send = (intent: NoteIntent) => sendNote(api, intent, () => news);

  expect(await send(put({ was: [] }))).toEqual({ kind: 'done' });
  expect(await send(put({ was: ['x'] }))).toEqual({ kind: 'done' });
  const { op: _op, ...note } = put();
  expect(asked).toEqual([note, { ...note, was: ['x'] }]);
  expect(await send({ op: 'withdraw', id: 'n' })).toEqual({ kind: 'done' });
  fails = refusal('note-gone');
  expect(await send({ op: 'withdraw', id: 'm' })).toEqual({ kind: 'done' });
  expect(await send(put())).toMatchObject({ kind: 'refused', code: 'note-gone' });
  fails = refusal('unauthenticated');
  expect(await send(put())).toEqual({ kind: 'busy', afterMs: 0 });
  expect(heard).toEqual(['as it is', 'as it is', 'n is down', 'm is down', 'signed out']);
});
