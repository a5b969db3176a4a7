import { expect, it } from 'vitest';
import type { Person } from '../model/person.ts';
import { arrive } from './people.ts';
import { newSession } from './session.ts';
import { openTables } from './openTables.ts';
import { makingOf } from './testTables.ts';
import { steerWalk } from './walk.ts';
import { WallRecords } from './wallState.ts';
import { putNote } from './notes.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const PEOPLE = 600;

it('2a.5 a plenary that sits nowhere starts its walk by looking at each row a few times', () => {
  const records = new WallRecords(newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 0));
  const act = (personId: string) => ({ personId, now: 1_000 });
  const note = '00000000-0000-4000-8000-000000000000';
  records.apply(arrive(records, act('fay'), { role: 'facilitator', arrival: 'creation' }).changes);
  records.apply(putNote(records, act('fay'), { id: note, text: 'A topic' }).changes);
  const groups = ['a', 'b', 'c'].map((name) => ({ clusterId: name, name, noteIds: [note] }));
  let tables = 0;
  records.apply(
    openTables(
      records,
      act('fay'),
      makingOf(groups, () => `table ${(tables += 1)}`),
    ).changes,
  );
  let looks = 0;
  for (let index = 0; index < PEOPLE; index += 1) {
    const row: Person = {
      role: 'participant',
      arrival: 'code',
      offer: 'none',
      joinedAt: 1,
      get removed() {
        looks += 1;
        return false;
      },
    };
    records.people.set(`p${index}`, row);
  }
  const { changes } = steerWalk(records, act('fay'), {
    action: 'start',
    mode: 'rotation',
    stops: 2,
    stopMs: 60_000,
  });
  const walkers = changes.flatMap((change) => (change.kind === 'person' ? [change.value] : []));
  expect(walkers.filter(({ stops }) => stops?.length === 2)).toHaveLength(PEOPLE);
  // They spread over the posters.
  expect(new Set(walkers.map(({ stops }) => stops?.[0])).size).toBe(3);
  expect(looks).toBeLessThan(10 * PEOPLE);
});
