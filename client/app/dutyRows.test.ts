import { expect, test } from 'vitest';
import type { TableDuty } from '../../shared/model/table.ts';
import { dutyRows } from './dutyRows.ts';
import { namedMembers } from './namedMembers.ts';

const rows = (
  duties: { duty: TableDuty; people: number }[],
  people: Readonly<Record<string, TableDuty[]>>,
) =>
  dutyRows(
    { duties, again: false, commitments: [] },
    namedMembers(
      Object.entries(people).map(([name, hers]) => ({
        personId: name,
        name,
        isMe: name === 'me',
        duties: hers,
        host: false,
        spoken: false,
      })),
    ),
  ).map(({ duty, holder, way }) => [duty, holder?.personId ?? null, way]);

test('a duty that one person has is free, hers to put down, or to be taken over', () => {
  const one = [
    { duty: 'note-taker' as const, people: 1 },
    { duty: 'facilitator' as const, people: 1 },
  ];
  expect(rows(one, { me: [], Ana: ['note-taker'] })).toEqual([
    ['note-taker', 'Ana', 'take-over'],
    ['facilitator', null, 'take'],
  ]);
  expect(rows(one, { me: ['facilitator'], Ana: [] })).toEqual([
    ['note-taker', null, 'take'],
    ['facilitator', 'me', 'step-back'],
  ]);
});

test('of a duty of several there is a place until all are taken, and nobody is relieved', () => {
  const two = [{ duty: 'note-taker' as const, people: 2 }];
  expect(rows(two, { me: [], Ana: ['note-taker'] })).toEqual([
    ['note-taker', 'Ana', null],
    ['note-taker', null, 'take'],
  ]);
  // She has it already: the other place is somebody else's to take.
  expect(rows(two, { me: ['note-taker'], Ana: [] })).toEqual([['note-taker', 'me', 'step-back']]);
  expect(rows(two, { me: [], Ana: ['note-taker'], Ben: ['note-taker'] })).toEqual([
    ['note-taker', 'Ana', null],
    ['note-taker', 'Ben', null],
  ]);
});

test('what the step has no more is not offered, and can be put down', () => {
  expect(rows([], { me: ['reporter'], Ana: ['facilitator'] })).toEqual([
    ['facilitator', 'Ana', null],
    ['reporter', 'me', 'step-back'],
  ]);
});
