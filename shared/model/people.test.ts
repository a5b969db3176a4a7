import { expect, test } from 'vitest';
import { isRelation, RELATIONS } from './gallery.ts';
import { unknownOriginWords } from './ownAddress.ts';
import { isSomebody, takesPart } from './peopleCounts.ts';
import {
  ARRIVALS,
  LINK_ROLES,
  NAMES_SETTINGS,
  namesPrivacy,
  ROLES,
  type Arrival,
  type Role,
} from './person.ts';
import { isTableDuty, newTableRecord, TABLE_DUTIES } from './table.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

test.each<[Role, Arrival, boolean, boolean]>([
  ['facilitator', 'creation', false, false],
  ['facilitator', 'link', true, false],
  ['facilitator', 'code', true, false],
  ['volunteer', 'creation', false, false],
  ['volunteer', 'link', true, false],
  ['volunteer', 'code', true, true],
  ['participant', 'creation', false, false],
  ['participant', 'link', true, true],
  ['participant', 'code', true, true],
  ['projector', 'creation', false, false],
  ['projector', 'link', false, false],
  ['projector', 'code', false, false],
])(
  'a %s who came by %s is somebody: %s, and should sit somewhere: %s',
  (role, arrival, is, sits) => {
    expect(isSomebody({ role, arrival })).toBe(is);
    expect(takesPart({ role, arrival, removed: false })).toBe(sits);
    expect(takesPart({ role, arrival, removed: true })).toBe(false);
  },
);

test('each way to come and each role is in that table', () => {
  expect([ROLES.length, ARRIVALS.length]).toEqual([4, 3]);
  // Who joins as everyone does needs a code, and no key.
  expect(LINK_ROLES).toEqual(ROLES.filter((role) => role !== 'participant'));
});

test('names grow more private from one setting to the next', () => {
  expect(NAMES_SETTINGS.map(namesPrivacy)).toEqual([0, 1, 2]);
  expect(namesPrivacy('anonymous')).toBeGreaterThan(namesPrivacy('first'));
  expect(namesPrivacy('first')).toBeGreaterThan(namesPrivacy('named'));
});

test.each(['chair', 'Reporter', '', null, undefined, 0, ['reporter'], 'constructor'])(
  'no duty and no relation is %j',
  (value) => {
    expect([isTableDuty(value), isRelation(value)]).toEqual([false, false]);
  },
);

test('duties and relations are these', () => {
  expect(TABLE_DUTIES).toEqual(['facilitator', 'note-taker', 'reporter']);
  expect(TABLE_DUTIES.every(isTableDuty)).toBe(true);
  expect(RELATIONS).toEqual(['reinforces', 'supports']);
  expect(RELATIONS.every(isRelation)).toBe(true);
});

test('a new table has its group’s notes, and nobody said or decided anything', () => {
  const ids = ['n1', 'n2'];
  expect(newTableRecord(ids)).toEqual({
    spoken: [],
    again: null,
    sentence: '',
    posterNotes: [],
    noteIds: ['n1', 'n2'],
  });
  expect(newTableRecord([]).spoken).not.toBe(newTableRecord([]).spoken);
});

test('who runs a server reads what to start it with, for the address as the page has it', () => {
  const words = unknownOriginWords(ENGLISH, 'https://wall.example.org:8443');
  expect(words).toContain('PUBLIC_URL=https://wall.example.org:8443;');
  expect(words).toMatch(/^The server does not know https:\/\/wall\.example\.org:8443 /);
});
