import { beforeEach, expect, test } from 'vitest';
import { testSession } from '../../../shared/commands/testSession.ts';
import { arrive } from '../../../shared/commands/people.ts';
import { WallRecords } from '../../../shared/commands/wallState.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { WhoIsHere } from './whoIsHere.ts';

let now = 0;
let pages = 0;
let here: WhoIsHere;
beforeEach(() => {
  [now, pages] = [0, 0];
  const records = new WallRecords(testSession());
  const long = LIMITS.inRoomMs * 3;
  records.apply(
    arrive(records, { personId: 'ana', now: 0 }, { role: 'participant', arrival: 'code' }).changes,
  );
  here = new WhoIsHere({
    content: { records },
    // She came long ago.
    clock: { now: () => long + now },
    time: { elapsed: () => now },
    socketsOf: () => pages,
  });
});

test('2a.1a whose phone is locked is in the room, and who went home is not', () => {
  expect(here.isInRoom('ana')).toBe(false);
  pages = 1;
  expect([here.isHere('ana'), here.isInRoom('ana')]).toEqual([true, true]);
  // One of two pages closed changes nothing.
  here.went('ana');
  pages = 0;
  expect(here.isInRoom('ana')).toBe(false);
  here.went('ana');
  now = LIMITS.inRoomMs;
  expect([here.isHere('ana'), here.isInRoom('ana')]).toEqual([false, true]);
  now += 1;
  expect(here.isInRoom('ana')).toBe(false);
});

test('2a.1a a server that was just started knows who came or wrote lately', () => {
  const records = new WallRecords(testSession());
  const at = LIMITS.inRoomMs * 2;
  for (const [personId, came] of [
    ['early', 0],
    ['late', at - LIMITS.inRoomMs],
  ] as const)
    records.apply(
      arrive(records, { personId, now: came }, { role: 'participant', arrival: 'code' }).changes,
    );
  const started = new WhoIsHere({
    content: { records },
    clock: { now: () => at },
    time: { elapsed: () => 0 },
    socketsOf: () => 0,
  });
  expect(['early', 'late', 'nobody'].map((id) => started.isInRoom(id))).toEqual([
    false,
    true,
    false,
  ]);
});
