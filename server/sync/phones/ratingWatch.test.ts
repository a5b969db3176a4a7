import { expect, it } from 'vitest';
import { rateThing } from '../../../shared/commands/rating.ts';
import { RatingRoom, rateStep } from '../../../shared/commands/testRatings.ts';
import type { LiveBoard } from '../../../shared/protocol/live.ts';
import { RatingWatch } from './ratingWatch.ts';

it('2b.3 facilitators are told how many have read what, one board for many ratings; everybody the sum, and nobody what was said', () => {
  const room = new RatingRoom([rateStep({ shown: 'running' })], { people: 4, notes: 2 });
  const told: LiveBoard[] = [];
  const due: (() => void)[] = [];
  const watch = new RatingWatch(
    {
      content: { records: room.records, ratings: () => room.known },
      time: { later: (_ms, task) => (due.push(task), () => undefined) },
    },
    {
      facilitators: () => ['fay'],
      isHere: () => true,
      tell: (personId, text) => {
        expect(personId).toBe('fay');
        expect(text).not.toContain('Because');
        told.push(JSON.parse(text) as LiveBoard);
      },
    },
  );
  expect(watch.counts()).toEqual({});
  room.goTo('read');
  const [first = '', second = ''] = room.notes;
  const rate = (person: string, thing: string): void => {
    const sent = { answers: { merit: { value: 3 }, why: { value: 'Because.' } } };
    const place = { step: 'read', thing };
    const { changes } = rateThing(
      room.records,
      room.act(person),
      { ...place, ...sent },
      room.known,
    );
    room.apply(changes);
    watch.changed(changes);
  };
  rate('p1', first);
  rate('p2', first);
  expect(due).toHaveLength(1);
  due.pop()?.();
  expect(told.at(-1)?.board).toMatchObject({
    raters: 4,
    // Of two notes one is her own.
    done: 1,
    counts: [
      { id: first, readers: 2, expected: 3 },
      { id: second, readers: 0, expected: 3 },
    ],
  });
  const before = watch.counts().rating;
  expect(before).toMatchObject({ raters: 4, done: 1, things: 2, isOpen: true });
  // Two are too few for anything to be shown; with the third there is news, and then none.
  rate('p0', second);
  expect(watch.counts().rating?.shown).toBe(before?.shown);
  rate('p3', first);
  const after = watch.counts().rating;
  expect(after?.shown).not.toBe(before?.shown);
  expect(watch.counts().rating?.shown).toBe(after?.shown);
  expect(after?.done).toBe(2);
});
