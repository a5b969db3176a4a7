import { describe, expect, it } from 'vitest';
import {
  nextToSend,
  outboxReducer,
  retryDelayMs,
  type OutboxAction,
  type OutboxState,
  type PutEntry,
} from './outbox.ts';

const note = (id: string, rev = 1, text = id): Omit<PutEntry, 'op' | 'progress'> => ({
  id,
  text,
  color: 'yellow',
  prompt: 0,
  rev,
  queuedAt: rev,
});
const run = (...actions: OutboxAction[]): OutboxState =>
  actions.reduce(outboxReducer, [] as OutboxState);
const first = (state: OutboxState) => {
  const [entry] = state;
  if (!entry) throw new Error('the outbox is empty');
  return entry;
};

describe('outbox', () => {
  it('sends in order and forgets what was acknowledged', () => {
    const two = run({ type: 'put', entry: note('a') }, { type: 'put', entry: note('b', 2) });
    expect(nextToSend(two, 0)).toEqual({ entry: two[0] });
    const one = outboxReducer(two, { type: 'acknowledged', entry: first(two) });
    expect(one.map((entry) => entry.id)).toEqual(['b']);
  });

  it('keeps an edit made while the older text was on its way', () => {
    const sent = run({ type: 'put', entry: note('a') }, { type: 'started', id: 'a' });
    const edited = outboxReducer(sent, { type: 'put', entry: note('a', 2, 'better') });
    const after = outboxReducer(edited, { type: 'acknowledged', entry: first(sent) });
    expect(after).toHaveLength(1);
    expect(first(after)).toMatchObject({ text: 'better', rev: 2, progress: { state: 'waiting' } });
  });

  it('does not mark an edit refused for what the older text was refused for', () => {
    const sent = run({ type: 'put', entry: note('a') }, { type: 'started', id: 'a' });
    const edited = outboxReducer(sent, { type: 'put', entry: note('a', 2) });
    expect(
      outboxReducer(edited, {
        type: 'refused',
        entry: first(sent),
        code: 'text-too-long',
        detail: '',
      }),
    ).toEqual(edited);
  });

  it('holds a withdrawal back until it can no longer be undone', () => {
    const held = run({ type: 'withdraw', id: 'a', now: 1_000, at: 1_000, holdMs: 5_000 });
    expect(nextToSend(held, 1_000)).toEqual({ atMs: 6_000 });
    expect(nextToSend(held, 6_000)).toEqual({ entry: held[0] });
    expect(outboxReducer(held, { type: 'undo-withdraw', id: 'a' })).toEqual([]);
  });

  it('brings an unsent note back when taking it down is undone', () => {
    const state = run(
      { type: 'put', entry: note('a') },
      { type: 'withdraw', id: 'a', now: 5, at: 5, holdMs: 10 },
      { type: 'undo-withdraw', id: 'a' },
    );
    expect(first(state)).toMatchObject({ op: 'put', text: 'a', progress: { state: 'waiting' } });
  });

  it('does not let other notes wait for a held withdrawal', () => {
    const state = run(
      { type: 'withdraw', id: 'a', now: 0, at: 0, holdMs: 100 },
      { type: 'put', entry: note('b') },
    );
    expect(nextToSend(state, 0)).toMatchObject({ entry: { id: 'b' } });
  });

  it('passes over refused notes and keeps their text', () => {
    const one = run({ type: 'put', entry: note('a') }, { type: 'put', entry: note('b', 2) });
    const state = outboxReducer(one, {
      type: 'refused',
      entry: first(one),
      code: 'posting-closed',
      detail: 'Posting is closed.',
    });
    expect(first(state)).toMatchObject({
      text: 'a',
      progress: { state: 'refused', code: 'posting-closed' },
    });
    expect(nextToSend(state, 0)).toMatchObject({ entry: { id: 'b' } });
    expect(nextToSend(outboxReducer(state, { type: 'retry', id: 'a' }), 0)).toMatchObject({
      entry: { id: 'a' },
    });
  });

  it('sends again after a reload what was on its way, and never loads over what is newer', () => {
    const before = run({ type: 'put', entry: note('a') }, { type: 'started', id: 'a' });
    expect(first(run({ type: 'loaded', entries: before })).progress).toEqual({ state: 'waiting' });
    const newer = run(
      { type: 'put', entry: note('a', 3, 'newer') },
      { type: 'loaded', entries: before },
    );
    expect(newer).toHaveLength(1);
    expect(first(newer)).toMatchObject({ text: 'newer' });
  });

  it('keeps a note whose sending failed', () => {
    const state = run({ type: 'put', entry: note('a') });
    const after = outboxReducer(state, {
      type: 'failed',
      entry: first(state),
      waitsFor: 'network',
    });
    expect(first(after).progress).toEqual({
      state: 'kept',
      waitsFor: 'network',
      until: 0,
      failures: 0,
    });
    expect(nextToSend(after, 0)).toMatchObject({ entry: { id: 'a' } });
  });

  it('lets the others pass a note that the server fails over, and comes back to it', () => {
    const two = run({ type: 'put', entry: note('bad') }, { type: 'put', entry: note('b', 2) });
    const failed = outboxReducer(two, {
      type: 'failed',
      entry: first(two),
      waitsFor: 'server',
      until: 800,
    });
    expect(nextToSend(failed, 0)).toMatchObject({ entry: { id: 'b' } });
    // Its wait is over, but those it has not failed over still go first.
    expect(nextToSend(failed, 900)).toMatchObject({ entry: { id: 'b' } });
    const alone = outboxReducer(failed, { type: 'dropped', id: 'b' });
    expect(nextToSend(alone, 0)).toEqual({ atMs: 800 });
    expect(nextToSend(alone, 800)).toMatchObject({ entry: { id: 'bad' } });
    expect(nextToSend(outboxReducer(alone, { type: 'kicked' }), 0)).toMatchObject({
      entry: { id: 'bad' },
    });
    expect(first(run({ type: 'loaded', entries: alone })).progress).toEqual({ state: 'waiting' });
  });

  it('keeps the order of notes after a failure that was none of theirs', () => {
    const two = run({ type: 'put', entry: note('a') }, { type: 'put', entry: note('b', 2) });
    expect(
      nextToSend(outboxReducer(two, { type: 'failed', entry: first(two), waitsFor: 'network' }), 0),
    ).toMatchObject({ entry: { id: 'a' } });
  });
});

describe('retryDelayMs', () => {
  it('grows to half a minute and spreads', () => {
    expect(retryDelayMs(0, 1)).toBe(800);
    expect(retryDelayMs(20, 1)).toBe(30_000);
    expect(retryDelayMs(20, 0)).toBe(18_000);
  });
});
