import { expect, test } from 'vitest';
import { ENGLISH } from '../../locales/englishWords.ts';
import { claimsOf, ratedOf } from '../exchange/testRated.ts';
import { marksAtTable, marksByThing, marksSaid } from './thingMarks.ts';

const [answered, withheld] = ratedOf().things;
if (!answered || !withheld) throw new Error('two things were rated');

test('a thing says what all said of it, without its spread, and who sees to it; what nobody sees to is open', () => {
  const marks = marksByThing(ENGLISH, { results: [ratedOf()], claims: [claimsOf()] });
  expect([...marks]).toEqual([
    [
      'notes/n0',
      {
        rated: { said: '4.3 on average · 3 answers', brief: '4.3 on average', isOpen: false },
        claimed: { said: 'Mere', brief: 'Mere', isOpen: false },
      },
    ],
    [
      'notes/n1',
      {
        rated: {
          said: '2 answers · too few to show',
          brief: '2 answers',
          isOpen: false,
        },
        claimed: { said: 'Nobody yet', brief: 'Nobody yet', isOpen: true },
      },
    ],
  ]);
});

test('what nobody answered, and what the step does not want shown, stands nowhere', () => {
  const none = withheld.results.map((result) => ({ ...result, count: 0 }));
  const results = [
    ratedOf({ things: [{ ...withheld, results: none }] }),
    ratedOf({ wanted: ['order'], things: [answered] }),
  ];
  expect(marksByThing(ENGLISH, { results, claims: [] }).size).toBe(0);
});

test('the last step that came to something has the word', () => {
  const again = answered.results.map((result) => ({ ...result, count: 7 }));
  const results = [ratedOf(), ratedOf({ things: [{ ...answered, results: again }] })];
  const marks = marksByThing(ENGLISH, { results, claims: [] });
  expect(marks.get('notes/n0')?.rated?.said).toBe('4.3 on average · 7 answers');
  expect(marks.get('notes/n1')?.rated?.said).toBe('2 answers · too few to show');
});

test('a table says its own, and where it has none what its group was given', () => {
  const at = { tableId: 't', clusterId: 'c' };
  const things = [{ ...answered, id: 'c' }];
  const marks = marksByThing(ENGLISH, {
    results: [ratedOf({ of: 'groups', things })],
    claims: [
      claimsOf({ of: 'tables', things: claimsOf().things.map((each) => ({ ...each, id: 't' })) }),
    ],
  });
  expect(marksSaid(marksAtTable(marks, at))).toBe('4.3 on average · 3 answers · Nobody yet');
  expect(marksSaid(marksAtTable(marks, { tableId: 'other', clusterId: 'else' }))).toBe('');
});

test('of several roles each is named, and one that is free leaves the thing open', () => {
  const roles = [
    { id: 'host', label: 'I host', people: 'several' as const },
    { id: 'note', label: 'I take notes', people: 'one' as const },
  ];
  const things = claimsOf()
    .things.slice(0, 1)
    .map((thing) => ({
      ...thing,
      roles: [...thing.roles, { role: 'note', state: 'unclaimed' as const, claims: [], rev: 0 }],
    }));
  const marks = marksByThing(ENGLISH, { results: [], claims: [claimsOf({ roles, things })] });
  expect(marks.get('notes/n0')?.claimed).toEqual({
    said: 'I host: Mere · I take notes: Nobody yet',
    brief: 'Nobody yet',
    isOpen: true,
  });
});
