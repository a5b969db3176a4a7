import { expect, it } from 'vitest';
import { setNoteHidden } from '../../../shared/commands/notes.ts';
import { RatingRoom, rateStep } from '../../../shared/commands/testRatings.ts';
import { ReportWatch } from './reportWatch.ts';

it('2a.5e everybody hears that what is told of is another, and nothing while nothing is', () => {
  const room = new RatingRoom([rateStep({})], { people: 2, notes: 3 });
  const clock = { now: () => 5_000 };
  const watch = (): ReportWatch =>
    new ReportWatch({ content: { records: room.records, ratings: () => room.known }, clock });
  const one = watch();
  expect(one.counts()).toEqual({});
  const set = (index: number, of?: 'notes'): void =>
    room.apply([
      {
        kind: 'session',
        value: {
          ...room.records.session,
          reportBack: { queue: room.notes, index, turnMs: 1, ...(of ? { of } : {}) },
        },
      },
    ]);
  // Of tables everybody asks for posters.
  set(0);
  expect(one.counts()).toEqual({});
  set(0, 'notes');
  const first = one.counts().report ?? 0;
  expect(one.counts().report).toBe(first);
  set(1, 'notes');
  const second = one.counts().report ?? 0;
  expect(second).toBeGreaterThan(first);
  room.apply(setNoteHidden(room.records, room.act('fay'), room.notes[1] ?? '', true).changes);
  expect(one.counts().report).toBeGreaterThan(second);
  // After a restart it is none that was told before.
  clock.now = () => 9_000;
  expect(watch().counts().report).toBeGreaterThan(second + 1);
});
