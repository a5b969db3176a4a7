import { describe, expect, it } from 'vitest';
import { NOTES, type NoteIntent, type PutNote } from './noteIntents.ts';
import {
  answered,
  calledOff,
  dropped,
  EMPTY_OUTBOX,
  kicked,
  mergeKept,
  nextStep,
  retried,
  retryDelayMs,
  said,
  started,
  writesOf,
  type Kept,
  type Kind,
  type OutboxState,
  type SendResult,
} from './outbox.ts';

type Notes = OutboxState<NoteIntent>;
const put = (id: string, rev = 1, text = id, was?: readonly string[]): PutNote => ({
  op: 'put',
  id,
  text,
  color: 'yellow',
  prompt: 0,
  rev,
  ...(was ? { was } : {}),
});

/** Says each in turn; the entry's ids are `e1`, `e2`, … */
const saying = (state: Notes, ...intents: NoteIntent[]): Notes =>
  intents.reduce((before, intent) => {
    const last = Math.max(0, ...before.entries.map(({ id }) => Number(id.slice(1)) || 0));
    return said(NOTES, before, { id: `e${last + 1}`, at: 10, intent, notBefore: 0 });
  }, state);
const OPEN: Notes = { ...EMPTY_OUTBOX, ready: true };
const answer = (state: Notes, id: string, result: SendResult, now = 0): Notes =>
  answered(NOTES, started(state, id), id, result, now, 1);
const REFUSED: SendResult = { kind: 'refused', code: 'posting-closed', detail: 'It is closed.' };
const next = (state: Notes, now = 0) => {
  const step = nextStep(NOTES, state, now);
  return step && ('send' in step ? step.send.intent.id : step.lookAt);
};
const texts = ({ entries }: Notes): string[] =>
  entries.map(({ intent }) => (intent.op === 'put' ? intent.text : 'gone'));

describe('what is said', () => {
  it('goes in order, one at a time, and is forgotten once acknowledged', () => {
    const two = saying(OPEN, put('a'), put('b'));
    expect(next(two)).toBe('a');
    const sending = started(two, 'e1');
    expect(sending.entries[0]?.progress).toEqual({ state: 'sending', failures: 0 });
    expect(next(sending)).toBeNull();
    const one = answered(NOTES, sending, 'e1', { kind: 'done' }, 0, 1);
    expect(texts(one)).toEqual(['b']);
    expect(next(one)).toBe('b');
  });

  it('waits until the person is known', () => {
    const early = saying(EMPTY_OUTBOX, put('a'));
    expect(next(early)).toBeNull();
    expect(next(kicked(early))).toBe('a');
  });

  it('keeps its order where the device’s clock was set back', () => {
    const first = said(NOTES, OPEN, { id: 'x', at: 500, intent: put('a'), notBefore: 0 });
    const second = said(NOTES, first, { id: 'y', at: 20, intent: put('b'), notBefore: 0 });
    expect(second.entries.map(({ at }) => at)).toEqual([500, 501]);
  });

  it('takes the place of what was said before about the same, and knows what it was made from', () => {
    const edited = saying(
      OPEN,
      put('a', 1, 'one'),
      put('a', 2, 'two', []),
      put('a', 3, 'three', []),
    );
    expect(texts(edited)).toEqual(['three']);
    expect(edited.entries[0]?.intent).toMatchObject({ was: ['one', 'two'] });
    const after = saying(answer(edited, 'e3', REFUSED), put('a', 4, 'four', []));
    expect(after.entries).toHaveLength(1);
    expect(after.entries[0]?.intent).toMatchObject({ text: 'four' });
    expect(after.entries[0]?.intent).not.toHaveProperty('was', expect.arrayContaining(['three']));
  });

  it('outlives an answer to the older words that were on their way', () => {
    const sent = started(saying(OPEN, put('a')), 'e1');
    const edited = said(NOTES, sent, {
      id: 'new',
      at: 11,
      intent: put('a', 2, 'better'),
      notBefore: 0,
    });
    expect(next(edited)).toBeNull();
    for (const result of [{ kind: 'done' }, REFUSED, { kind: 'unwell' }] as const) {
      const after = answered(NOTES, edited, 'e1', result, 0, 1);
      expect(texts(after)).toEqual(['better']);
      expect(after.entries[0]?.progress).toEqual({ state: 'waiting' });
      expect(next(after)).toBe('a');
    }
  });
});

describe('what can be called off', () => {
  const held = (state: Notes): Notes =>
    said(NOTES, state, {
      id: 'off',
      at: 11,
      intent: { op: 'withdraw', id: 'a' },
      notBefore: 6_000,
    });

  it('is held back until then, and holds up nobody', () => {
    const state = held(OPEN);
    expect(next(state, 1_000)).toBe(6_000);
    expect(next(state, 6_000)).toBe('a');
    expect(next(saying(state, put('b')), 1_000)).toBe('b');
    expect(calledOff(state, 'off').entries).toEqual([]);
  });

  it('is not said to be on its way later while there is no network: it can still be called off', () => {
    const dead = answer(saying(OPEN, put('b')), 'e1', { kind: 'unreachable' });
    expect(dead.heldBy).toBe('network');
    expect(held(dead).entries.at(-1)?.progress).toEqual({ state: 'waiting' });
  });

  it('brings back what it took the place of', () => {
    const state = held(saying(OPEN, put('a')));
    expect(texts(state)).toEqual(['gone']);
    const back = calledOff(state, 'off');
    expect(back.entries).toMatchObject([{ id: 'e1', progress: { state: 'waiting' } }]);
    const refused = held(answer(saying(OPEN, put('a')), 'e1', REFUSED));
    expect(calledOff(refused, 'off').entries[0]?.progress).toMatchObject({ state: 'refused' });
  });
});

describe('what the server said no to', () => {
  it('is passed over, keeps its words, and goes once more or is thrown away', () => {
    const state = answer(saying(OPEN, put('a'), put('b')), 'e1', REFUSED);
    expect(state.entries[0]).toMatchObject({
      intent: { text: 'a' },
      progress: { state: 'refused', code: 'posting-closed', detail: 'It is closed.' },
    });
    expect(next(state)).toBe('b');
    expect(next(retried(state, 'e1'))).toBe('a');
    expect(texts(dropped(state, 'e1'))).toEqual(['b']);
  });
});

describe('what came to nothing', () => {
  it('waits for the network, longer each time, until something gets better', () => {
    const once = answer(saying(OPEN, put('a')), 'e1', { kind: 'unreachable' }, 100);
    expect(once.entries[0]?.progress).toEqual({
      state: 'kept',
      waitsFor: 'network',
      until: 0,
      failures: 0,
    });
    expect(next(once, 100)).toBe(900);
    const twice = answer(once, 'e1', { kind: 'unreachable' }, 900);
    expect(next(twice, 900)).toBe(2_500);
    expect(next(kicked(twice), 900)).toBe('a');
    expect(retryDelayMs(20, 1)).toBe(30_000);
    expect(retryDelayMs(20, 0)).toBe(18_000);
  });

  it('holds up what is said meanwhile, which says so', () => {
    const later = saying(answer(saying(OPEN, put('a')), 'e1', { kind: 'unreachable' }), put('b'));
    expect(later.entries[1]?.progress).toMatchObject({ state: 'kept', waitsFor: 'network' });
    expect(next(later, 10)).toBe(800);
    const there = answer(later, 'e1', { kind: 'done' });
    expect(saying(there, put('c')).entries[1]?.progress).toEqual({ state: 'waiting' });
  });

  it('slows down when told to, whatever gets better', () => {
    const slow = answer(saying(OPEN, put('a')), 'e1', { kind: 'busy', afterMs: 2_000 }, 100);
    expect(slow.entries[0]?.progress).toMatchObject({ waitsFor: 'server' });
    expect(next(kicked(slow), 100)).toBe(2_100);
    expect(next(slow, 2_100)).toBe('a');
  });

  it('lets others pass one that the server fails over, and comes back to it', () => {
    const failed = answer(saying(OPEN, put('bad'), put('b')), 'e1', { kind: 'unwell' });
    expect(failed.entries[0]?.progress).toEqual({
      state: 'kept',
      waitsFor: 'server',
      until: 800,
      failures: 1,
    });
    expect(failed.heldBy).toBeNull();
    expect(next(failed)).toBe('b');
    // Its wait is over, but those it has not failed over still go first.
    expect(next(failed, 900)).toBe('b');
    const alone = answer(failed, 'e2', { kind: 'done' });
    expect(next(alone)).toBe(800);
    expect(next(alone, 800)).toBe('bad');
    expect(next(kicked(alone))).toBe('bad');
  });

  it('gives the server a rest when it fails over two in a row', () => {
    const two = answer(saying(OPEN, put('a'), put('b')), 'e1', { kind: 'unwell' });
    const rests = answer(two, 'e2', { kind: 'unwell' });
    expect(rests.heldBy).toBe('server');
    expect(next(saying(rests, put('c')))).toBe(1_600);
  });
});

it('lets nothing go before what it builds upon, and the rest pass', () => {
  const kind: Kind<string> = {
    slotOf: (intent) => intent,
    follows: (later, earlier) => later.startsWith(earlier),
    voidWithout: null,
    madeFrom: (intent) => intent,
    apart: () => null,
  };
  const say = (state: OutboxState<string>, intent: string): OutboxState<string> =>
    said(kind, state, { id: intent, at: 0, intent, notBefore: 0 });
  const all = ['seat', 'seat/role', 'visit'].reduce(say, { ...EMPTY_OUTBOX, ready: true });
  const failed = answered(kind, started(all, 'seat'), 'seat', { kind: 'unwell' }, 0, 1);
  expect(nextStep(kind, failed, 0)).toMatchObject({ send: { id: 'visit' } });
  const without = dropped(failed, 'visit');
  expect(nextStep(kind, without, 0)).toEqual({ lookAt: 800 });
  expect(nextStep(kind, without, 800)).toMatchObject({ send: { id: 'seat' } });
  const no = answered(kind, without, 'seat', REFUSED, 0, 1);
  expect(nextStep(kind, no, 0)).toMatchObject({ send: { id: 'seat/role' } });
});

describe('what a device kept', () => {
  let ids = 0;
  const newId = (): string => `new-${(ids += 1)}`;
  const entry = (id: string, at: number, intent: NoteIntent): Kept<NoteIntent> => ({
    id,
    at,
    intent,
    progress: { state: 'sending', failures: 2 },
    notBefore: 99,
    before: null,
  });

  it('goes on from the beginning, before what is said now, at once', () => {
    const found = [entry('y', 7, put('b')), entry('x', 3, put('a'))];
    const now = saying(OPEN, put('c')).entries;
    const merged = mergeKept(NOTES, found, now, newId);
    expect(merged.map(({ id }) => id)).toEqual(['x', 'y', 'e1']);
    expect(merged[0]).toMatchObject({ progress: { state: 'waiting' }, notBefore: 0 });
    const refused: Kept<NoteIntent> = {
      ...entry('z', 1, put('d')),
      progress: { state: 'refused', code: 'locked', detail: '' },
    };
    expect(mergeKept(NOTES, [refused], [], newId)[0]?.progress).toEqual(refused.progress);
  });

  it('of two edits in two tabs, the newer goes on and the other’s words are given back', () => {
    const older = entry('x', 3, put('a', 2, 'at dawn', ['first']));
    const newer = entry('y', 7, put('a', 2, 'at noon', ['first']));
    const merged = mergeKept(NOTES, [newer, older], [], newId);
    expect(merged).toMatchObject([
      {
        id: 'x',
        intent: { op: 'put', text: 'at dawn', rev: 1 },
        progress: { state: 'refused', code: 'changed-meanwhile' },
      },
      { id: 'y', intent: { id: 'a', text: 'at noon' }, progress: { state: 'waiting' } },
    ]);
    expect(merged[0]?.intent.id).not.toBe('a');
    expect(merged[0]?.intent).not.toHaveProperty('was');
  });

  it('is not there twice where a page ended between keeping a note and forgetting where it came from', () => {
    const now = saying(OPEN, put('a', 1, 'same')).entries;
    expect(mergeKept(NOTES, [entry('x', 3, put('a', 1, 'same'))], now, newId)).toEqual(now);
  });

  it('is written when it is new, changed, refused or taken up again, and goes with its entry', () => {
    const one = saying(OPEN, put('a'));
    const writes = (before: Notes, after: Notes) => {
      const { save, gone } = writesOf(before.entries, after.entries);
      return [save.map(({ id }) => id), gone];
    };
    expect(writes(OPEN, one)).toEqual([['e1'], []]);
    expect(writes(one, started(one, 'e1'))).toEqual([[], []]);
    const refused = answer(one, 'e1', REFUSED);
    expect(writes(one, refused)).toEqual([['e1'], []]);
    expect(writes(refused, retried(refused, 'e1'))).toEqual([['e1'], []]);
    expect(writes(one, answer(one, 'e1', { kind: 'done' }))).toEqual([[], ['e1']]);
    const edited = said(NOTES, one, { id: 'e2', at: 11, intent: put('a', 2), notBefore: 0 });
    expect(writes(one, edited)).toEqual([['e2'], ['e1']]);
  });
});
