import { expect, it } from 'vitest';
import type { Walk } from '../../shared/model/walk.ts';
import { isWalking, postersSeen, stepKey, walkNow } from './walkNow.ts';

const rotation = (stop: number): { walk: Walk } => ({
  walk: { mode: 'rotation', stops: 3, stopMs: 60_000, stop },
});
const walker = { table: 'a', stops: ['b', 'c', 'd'] };

it('says where to go now and next', () => {
  expect(walkNow({ walk: null }, walker)).toEqual({ kind: 'none' });
  expect(walkNow(rotation(0), walker)).toEqual({
    kind: 'stop',
    stop: 0,
    stops: 3,
    now: 'b',
    next: 'c',
  });
  expect(walkNow(rotation(2), walker)).toEqual({ kind: 'stop', stop: 2, stops: 3, now: 'd' });
  expect(walkNow(rotation(3), walker)).toEqual({ kind: 'walked' });
  expect(walkNow(rotation(0), { table: 'a', host: true })).toEqual({ kind: 'host', table: 'a' });
  expect(walkNow(rotation(0), {})).toEqual({ kind: 'free' });
  expect(walkNow({ walk: { mode: 'free', stops: 0, stopMs: 1, stop: 0 } }, walker)).toEqual({
    kind: 'free',
  });
});

it('says which posters she has seen: at stops that are over, since she walks', () => {
  const seen = (stop: number, more: object = {}) => [
    ...postersSeen(rotation(stop), { ...walker, ...more }),
  ];
  expect(seen(0)).toEqual([]);
  expect(seen(2)).toEqual(['b', 'c']);
  expect(seen(2, { walksFrom: 1 })).toEqual(['c']);
  expect(seen(3, { walksFrom: 1 })).toEqual(['c', 'd']);
  // Back to before she walked, and who has no stops at all.
  expect(seen(1, { walksFrom: 2 })).toEqual([]);
  expect(seen(2, { stops: undefined })).toEqual([]);
  expect([...postersSeen({ walk: null }, walker)]).toEqual([]);
  expect([
    ...postersSeen({ walk: { mode: 'free', stops: 0, stopMs: 1, stop: 1 } }, walker),
  ]).toEqual([]);
});

it('says whether the room walks, so that nothing is done at her table', () => {
  const session = { open: ['sit', 'walk'], reportBack: null, ...rotation(0) } as const;
  expect(isWalking(session, walker)).toBe(true);
  expect(isWalking(session, { table: 'a', host: true })).toBe(true);
  expect(isWalking({ ...session, ...rotation(3) }, walker)).toBe(false);
  expect(isWalking({ ...session, walk: null }, walker)).toBe(false);
  expect(isWalking({ ...session, reportBack: { queue: ['a'], index: 0, turnMs: 1 } }, walker)).toBe(
    false,
  );
  expect(isWalking({ ...session, open: ['sit', 'connect'] }, walker)).toBe(false);
});

it('names the step where meeting and person are: another one once either goes on', () => {
  const session = { step: 'walk', reportBack: null, ...rotation(0) } as const;
  const keys = [
    stepKey(session, {}),
    stepKey({ ...session, ...rotation(1) }, {}),
    stepKey({ ...session, walk: null }, {}),
    stepKey({ ...session, walk: null, reportBack: { queue: ['a'], index: 0, turnMs: 1 } }, {}),
    stepKey({ ...session, step: 'connect' }, {}),
    stepKey(session, { standing: 'b' }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(stepKey({ ...session }, {})).toBe(keys[0]);
});
