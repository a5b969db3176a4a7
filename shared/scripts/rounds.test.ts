import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fairClock, introduces, isFree, roundsAfter, speakersOf } from './rounds.ts';
import type { StepOf } from './standing.ts';

const step = (ids: string[] | undefined): StepOf<'tables'> => ({
  id: 't',
  kind: 'tables',
  title: 'T',
  ask: 'T.',
  from: { kind: 'groups' },
  ...(ids ? { rounds: ids.map((id) => ({ id, title: id, turn: 'everyone' as const })) } : {}),
});

test('people introduce themselves where nothing is said of rounds and where that is the first one', () => {
  const read = (ids: string[] | undefined): unknown => [
    introduces(step(ids)),
    roundsAfter(step(ids)).map(({ id }) => id),
  ];
  expect(read(undefined)).toEqual([true, []]);
  expect(read(['introductions', 'advice'])).toEqual([true, ['advice']]);
  expect(read(['tell', 'advice'])).toEqual([false, ['tell', 'advice']]);
});

test('a turn is everyone’s, the owner’s, or everyone’s but hers; of a table that nobody owns, nobody’s', () => {
  const people = ['a', 'b', 'c'];
  expect(speakersOf({ turn: 'everyone' }, people, 'b')).toEqual(people);
  expect(speakersOf({ turn: 'owner' }, people, 'b')).toEqual(['b']);
  expect(speakersOf({ turn: 'others' }, people, 'b')).toEqual(['a', 'c']);
  expect(speakersOf({ turn: 'owner' }, people, undefined)).toEqual([]);
});

test('where more sit than have turns, those speak who want to', () => {
  const round = { id: 'a', title: 'A', turn: 'everyone' as const, everyoneUpTo: 12 };
  expect([isFree(round, 12), isFree(round, 13)]).toEqual([false, true]);
});

test('the clock gives those who are still to come an even share of what is left', () => {
  const minute = 60_000;
  expect(fairClock({ minutes: 10 }, 4 * minute, 5, 2)).toEqual({
    totalMs: 10 * minute,
    leftMs: 6 * minute,
    eachMs: 2 * minute,
  });
  expect(fairClock({ minutes: 2, per: 'person' }, 0, 5, 0)).toEqual({
    totalMs: 10 * minute,
    leftMs: 10 * minute,
    eachMs: 2 * minute,
  });
  expect(fairClock({ minutes: 2 }, 3 * minute, 5, 1)).toMatchObject({ leftMs: 0, eachMs: 0 });
  expect(fairClock({}, 0, 5, 0)).toBeNull();
});

test('shares never come to more than what is left, and nobody has less than nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1440 }),
      fc.integer({ min: -1e7, max: 1e9 }),
      fc.nat(200),
      fc.nat(250),
      fc.constantFrom('person', 'round' as const),
      (minutes, since, speakers, spoken, per) => {
        const clock = fairClock({ minutes, per }, since, speakers, spoken);
        expect(clock).not.toBeNull();
        const { totalMs, leftMs, eachMs } = clock as NonNullable<typeof clock>;
        expect(leftMs).toBeGreaterThanOrEqual(0);
        expect(leftMs).toBeLessThanOrEqual(totalMs);
        expect(eachMs * Math.max(0, speakers - spoken)).toBeLessThanOrEqual(leftMs * (1 + 1e-9));
      },
    ),
  );
});
