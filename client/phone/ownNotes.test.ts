import { expect, it } from 'vitest';
import type { OwnNote } from '../../shared/protocol/live.ts';
import {
  outboxReducer,
  type OutboxAction,
  type OutboxEntry,
  type OutboxState,
} from '../sync/outbox.ts';
import { countWords, shownNotes, type NoteSources } from './ownNotes.ts';
import { stayingWords } from './refusalWords.ts';

const onServer = (id: string, at: number, more: Partial<OwnNote> = {}): OwnNote => ({
  id,
  text: id,
  color: 'blue',
  rev: 1,
  at,
  hidden: false,
  ...more,
});
const queued = (...actions: OutboxAction[]): OutboxState =>
  actions.reduce(outboxReducer, [] as OutboxState);
const first = (state: OutboxState): OutboxEntry => {
  const [entry] = state;
  if (!entry) throw new Error('the outbox is empty');
  return entry;
};
const put = (id: string, rev = 1, text = id): OutboxAction => ({
  type: 'put',
  entry: { id, text, color: 'pink', prompt: null, rev, queuedAt: 10 },
});
const show = (sources: Partial<NoteSources>) =>
  shownNotes({
    server: [],
    acknowledged: new Map(),
    gone: new Set(),
    outbox: [],
    offline: false,
    ...sources,
  });

it('puts what is on its way above what is on the wall, newest first', () => {
  const notes = show({
    server: [onServer('old', 1), onServer('new', 2)],
    outbox: queued(put('unsent')),
  });
  expect(notes.map(({ id }) => id)).toEqual(['unsent', 'new', 'old']);
  expect(countWords(notes)).toBe('3 notes, 1 waiting');
});

it('says what a kept note waits for', () => {
  const failed = (waitsFor: 'network' | 'server'): OutboxState => {
    const sent = queued(put('a'));
    return outboxReducer(sent, { type: 'failed', entry: first(sent), waitsFor });
  };
  expect(show({ outbox: queued(put('a')) })[0]?.standing.state).toBe('sending');
  expect(show({ outbox: queued(put('a')), offline: true })[0]?.standing).toEqual({
    state: 'kept',
    waitsFor: 'network',
  });
  expect(show({ outbox: failed('server') })[0]?.standing).toEqual({
    state: 'kept',
    waitsFor: 'server',
  });
  expect(show({ outbox: failed('server'), offline: true })[0]?.standing).toEqual({
    state: 'kept',
    waitsFor: 'network',
  });
  expect(show({ outbox: failed('network') })[0]?.standing).toEqual({
    state: 'kept',
    waitsFor: 'network',
  });
});

it('shows an edit in its place while it is being sent', () => {
  const notes = show({
    server: [onServer('a', 1), onServer('b', 2)],
    outbox: queued(put('a', 2, 'better')),
  });
  expect(notes.map(({ text }) => text)).toEqual(['b', 'better']);
});

it('keeps an acknowledged note in the list until the live view has it too, and drops a withdrawn one at once', () => {
  const acknowledged = new Map([['a', onServer('a', 3, { rev: 2, text: 'newer' })]]);
  expect(show({ acknowledged }).map(({ text }) => text)).toEqual(['newer']);
  expect(show({ server: [onServer('a', 3)], acknowledged }).map(({ text }) => text)).toEqual([
    'newer',
  ]);
  expect(
    show({ server: [onServer('a', 3, { rev: 3, text: 'newest' })], acknowledged }).map(
      ({ text }) => text,
    ),
  ).toEqual(['newest']);
  expect(show({ server: [onServer('a', 3)], acknowledged, gone: new Set(['a']) })).toEqual([]);
});

it('hides a note while its taking down can still be undone', () => {
  expect(
    show({
      server: [onServer('a', 1)],
      outbox: queued({ type: 'withdraw', id: 'a', now: 0, at: 0, holdMs: 5_000 }),
    }),
  ).toEqual([]);
});

it('shows a note again whose taking down was refused, with the reason', () => {
  const leaving = queued({ type: 'withdraw', id: 'a', now: 0, at: 0, holdMs: 0 });
  const outbox = outboxReducer(leaving, {
    type: 'refused',
    entry: first(leaving),
    code: 'note-settled',
    detail: 'Tables are open.',
  });
  const [note] = show({ server: [onServer('a', 1)], outbox });
  expect(note).toMatchObject({
    text: 'a',
    known: true,
    standing: { state: 'refused', wanted: 'withdraw', code: 'note-settled' },
  });
  expect(stayingWords('note-settled', 'Tables are open.')).toContain('tables are open');
  expect(
    show({
      server: [onServer('a', 1)],
      outbox: outboxReducer(outbox, { type: 'undo-withdraw', id: 'a' }),
    })[0]?.standing,
  ).toEqual({ state: 'on-wall' });
});

it('tells the author of a note that was taken down', () => {
  expect(show({ server: [onServer('a', 1, { hidden: true })] })[0]?.standing).toEqual({
    state: 'hidden',
  });
});
