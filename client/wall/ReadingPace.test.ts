import { beforeEach, expect, it } from 'vitest';
import { TestClock } from '../canvas/scene/testClock.ts';
import { ReadingPace } from './ReadingPace.ts';

let clock: TestClock;
let pace: ReadingPace;
let readAt: number[] = [];
const page = { isHidden: false, slowMs: 0 };
beforeEach(() => {
  clock = new TestClock();
  readAt = [];
  Object.assign(page, { isHidden: false, slowMs: 0 });
  pace = new ReadingPace(
    clock,
    () => page.isHidden,
    () => {
      readAt.push(clock.now());
      clock.pass(page.slowMs);
    },
  );
});

it('reads at the next frame, once however often it is asked', () => {
  pace.ask();
  pace.ask();
  expect(readAt).toEqual([]);
  clock.pass(16);
  expect(readAt).toEqual([16]);
  clock.pass(1_000);
  expect(readAt).toHaveLength(1);
});

it('after a reading leaves three times as long to gestures and drawing, but nobody waits long', () => {
  page.slowMs = 20;
  pace.ask();
  clock.pass(16);
  pace.ask();
  clock.pass(200);
  const [first = 0, second = 0] = readAt;
  expect(second - (first + 20)).toBeGreaterThanOrEqual(60 - 16);
  expect(second - (first + 20)).toBeLessThanOrEqual(60 + 16);
  page.slowMs = 500;
  pace.ask();
  clock.pass(2_000);
  pace.ask();
  clock.pass(2_000);
  expect(readAt).toHaveLength(4);
  pace.readNow();
  pace.ask();
  const asked = clock.now();
  clock.pass(1_000);
  expect((readAt.at(-1) ?? 0) - asked).toBeLessThanOrEqual(100);
});

it('falls not behind for ever in a tab that gets no frames', () => {
  page.isHidden = true;
  pace.ask();
  clock.pass(199);
  expect(readAt).toEqual([]);
  clock.pass(1);
  expect(readAt).toEqual([200]);
});

it('reads at once when something was done here, and not again for the same', () => {
  pace.ask();
  pace.readNow();
  expect(readAt).toEqual([0]);
  clock.pass(1_000);
  expect(readAt).toEqual([0]);
});

it('reads what is written while it reads', () => {
  let isFirst = true;
  const again = new ReadingPace(
    clock,
    () => false,
    () => {
      readAt.push(clock.now());
      if (isFirst) again.ask();
      isFirst = false;
    },
  );
  again.ask();
  clock.pass(1_000);
  expect(readAt).toHaveLength(2);
});

it('stops', () => {
  pace.ask();
  pace.stop();
  clock.pass(1_000);
  expect([readAt, clock.waiting]).toEqual([[], 0]);
});
