import { expect, test } from 'vitest';
import { rateThing } from '../../../shared/commands/rating.ts';
import { setNoteHidden } from '../../../shared/commands/notes.ts';
import { RatingRoom, rateStep } from '../../../shared/commands/testRatings.ts';
import { uuid } from '../../../shared/commands/testTables.ts';
import { KeptResults } from './keptResults.ts';

const asker = (room: RatingRoom, language = 'en') => ({
  personId: 'p0',
  person: room.person('p0'),
  language,
});
const rate = (room: RatingRoom, person: string, thing: string, value: number) =>
  room.run(
    rateThing(
      room.records,
      room.act(person),
      { step: 'read', thing, answers: { merit: { value } } },
      room.known,
    ),
  );

test('results are made once for all who may read the same, and anew after any change', () => {
  const step = rateStep({ shown: 'running', names: true });
  const room = new RatingRoom([step], { people: 5, notes: 2 });
  room.goTo('read');
  const [note = ''] = room.notes;
  const kept = new KeptResults();
  const now = (language?: string) => kept.of(room.known, 1, step, asker(room, language));

  const first = now();
  expect(now()).toBe(first);
  expect(now('de')).not.toBe(first);
  rate(room, 'p1', note, 3);
  const second = now();
  expect(second).not.toBe(first);
  expect(now()).toBe(second);
  expect(JSON.stringify(second)).toContain('Note 0');
  room.run(setNoteHidden(room.records, room.act('fay'), note, true));
  expect(JSON.stringify(now())).not.toContain('Note 0');
});

test('groups that were renamed are read anew', () => {
  const step = rateStep({ of: { kind: 'groups' }, shown: 'running' });
  const room = new RatingRoom([step], { people: 2, notes: 1 });
  const named = (name: string) => [{ clusterId: uuid(3, 1), name, noteIds: room.notes }];
  room.groups = named('Rivers');
  room.goTo('read');
  const kept = new KeptResults();
  const words = (arrangement: number) =>
    JSON.stringify(kept.of(room.known, arrangement, step, asker(room)));
  expect(words(1)).toContain('Rivers');
  room.groups = named('Lakes');
  expect(words(2)).toContain('Lakes');
});

test('whoever asks in one made-up language after the other fills no memory', () => {
  const step = rateStep({ shown: 'running' });
  const room = new RatingRoom([step]);
  room.goTo('read');
  const kept = new KeptResults();
  const first = kept.of(room.known, 1, step, asker(room));
  for (let n = 0; n < 100; n += 1) kept.of(room.known, 1, step, asker(room, `aa-${n + 10}`));
  expect(kept.of(room.known, 1, step, asker(room))).not.toBe(first);
});
