import { expect, test } from 'vitest';
import { claimThing } from '../../../shared/commands/claims.ts';
import { rateThing } from '../../../shared/commands/rating.ts';
import { setNoteHidden } from '../../../shared/commands/notes.ts';
import { RatingRoom, rateStep } from '../../../shared/commands/testRatings.ts';
import { uuid } from '../../../shared/commands/testTables.ts';
import type { ClaimStep } from '../../../shared/rating/rateStep.ts';
import { KeptViews } from './keptViews.ts';

const asker = (room: RatingRoom, language = 'en') => ({
  personId: 'p0',
  person: room.person('p0'),
  language,
});
const from = (room: RatingRoom, arrangement = 1) => ({ known: room.known, arrangement });
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
  const kept = new KeptViews();
  const now = (language?: string) => kept.results(from(room), step, asker(room, language));

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
  const kept = new KeptViews();
  const words = (arrangement: number) =>
    JSON.stringify(kept.results(from(room, arrangement), step, asker(room)));
  expect(words(1)).toContain('Rivers');
  room.groups = named('Lakes');
  expect(words(2)).toContain('Lakes');
});

test('whoever asks in one made-up language after the other fills no memory', () => {
  const step = rateStep({ shown: 'running' });
  const room = new RatingRoom([step]);
  room.goTo('read');
  const kept = new KeptViews();
  const first = kept.results(from(room), step, asker(room));
  for (let n = 0; n < 100; n += 1) kept.results(from(room), step, asker(room, `aa-${n + 10}`));
  expect(kept.results(from(room), step, asker(room))).not.toBe(first);
});

test('claims are made once for all who read the same, and facilitators read whose each is', () => {
  const step: ClaimStep = {
    id: 'own',
    kind: 'claim',
    title: 'Whose?',
    ask: 'Take one on.',
    of: { kind: 'notes' },
    roles: [{ id: 'owner', label: 'Sees to it', people: 'one' }],
  };
  const room = new RatingRoom([step], { people: 3, notes: 2 });
  room.goTo('own');
  const kept = new KeptViews();
  const now = (personId: string) =>
    kept.claims(from(room), step, {
      person: room.person(personId),
      language: 'en',
    });
  const first = now('p0');
  expect(now('p1')).toBe(first);
  expect(now('fay')).not.toBe(first);
  const place = { step: 'own', role: 'owner', thing: room.notes[0] ?? '' };
  room.run(
    claimThing(room.records, room.act('p1'), { ...place, sent: { holds: true } }, room.known),
  );
  expect(now('p0')).not.toBe(first);
  expect(now('p0').things[0]?.roles[0]?.claims).toMatchObject([{ claimer: 'p1' }]);
});
