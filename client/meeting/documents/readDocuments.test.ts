import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Connection, PosterChoices, Visit } from '../../../shared/model/gallery.ts';
import type { Person } from '../../../shared/model/person.ts';
import { readGallery, readPeople } from './readDocuments.ts';

const VISIT: Visit = { table: 't', kind: 'question', text: 'Who pays?', at: 1 };
const CONNECTION: Connection = {
  from: 't',
  to: 'u',
  relation: 'supports',
  text: 'Because.',
  state: 'proposed',
  marks: 0,
  at: 1,
};
const CHOICES: PosterChoices = {
  sentence: '',
  again: null,
  noteIds: [],
  here: 0,
  hereNames: [],
  mightJoin: 0,
  activators: [],
  counts: { activator: 0, supporter: 0, observer: 0 },
};
const PERSON: Person = {
  role: 'participant',
  arrival: 'code',
  offer: 'none',
  removed: false,
  joinedAt: 1,
};
const NOISE: readonly unknown[] = [null, 'words', 7, [], {}];

/** A document in which each of `values` stands in the map of that name. */
function documentOf(maps: Record<string, readonly unknown[]>): Y.Doc {
  const doc = new Y.Doc();
  for (const [name, values] of Object.entries(maps))
    values.forEach((value, at) => doc.getMap(name).set(`${name}-${at}`, value));
  return doc;
}

it('reads the gallery as it is written', () => {
  const answered: Visit = { ...VISIT, by: 'Mere', answer: { text: 'We do.', at: 2 } };
  const joining: Visit = { ...VISIT, kind: 'connection', toTable: 'u', relation: 'reinforces' };
  const hosted: PosterChoices = { ...CHOICES, host: 'Ana', again: 'yes', hereNames: ['Jo'] };
  const read = readGallery(
    documentOf({
      visits: [VISIT, answered, joining],
      connections: [CONNECTION, { ...CONNECTION, by: 'Jo', state: 'accepted' }],
      posters: [CHOICES, hosted],
    }),
  );
  expect([...read.visits.values()]).toEqual([VISIT, answered, joining]);
  expect([...read.connections.keys()]).toEqual(['connections-0', 'connections-1']);
  expect(read.choices.get('posters-1')).toEqual(hosted);
});

/** A record with one field in another form, for each of its fields. */
const spoilt = (record: object, odd: Record<string, unknown>): unknown[] =>
  Object.entries(odd).map(([name, value]) => ({ ...record, [name]: value }));

it('leaves out what is out of shape, field by field, and keeps the rest', () => {
  const read = readGallery(
    documentOf({
      visits: [
        ...NOISE,
        ...spoilt(VISIT, {
          table: 4,
          kind: 'shout',
          text: null,
          at: 'noon',
          toTable: 4,
          relation: 'hinders',
          by: {},
          answer: { at: 3 },
        }),
        VISIT,
      ],
      connections: [
        ...NOISE,
        ...spoilt(CONNECTION, {
          from: null,
          to: 1,
          relation: 'is',
          text: undefined,
          state: 'gone',
          marks: 'many',
          at: null,
          by: 5,
        }),
        CONNECTION,
      ],
      posters: [
        ...NOISE,
        ...spoilt(CHOICES, {
          sentence: null,
          again: 'perhaps',
          noteIds: [1],
          hereNames: 'Jo',
          activators: null,
          here: '2',
          mightJoin: null,
          counts: { activator: 1 },
          look: { leftOut: '7-1' },
        }),
        ...[{ layout: 4 }, { lead: null }, { leftOut: [1] }, 'notes', null].map((look) => ({
          ...CHOICES,
          look,
        })),
        CHOICES,
      ],
    }),
  );
  expect([...read.visits.values()]).toEqual([VISIT]);
  expect([...read.connections.values()]).toEqual([CONNECTION]);
  expect([...read.choices.values()]).toEqual([CHOICES]);
});

it('reads people in the order they came, without those out of shape', () => {
  const people = readPeople(
    documentOf({
      people: [
        { ...PERSON, joinedAt: 5, name: 'Mere' },
        ...NOISE,
        ...spoilt(PERSON, {
          role: 'king',
          offer: 'perhaps',
          removed: 0,
          joinedAt: null,
          name: 4,
          table: 4,
        }),
        { ...PERSON, joinedAt: 3 },
        { ...PERSON, joinedAt: 3, table: 't' },
      ],
    }),
  );
  expect(people.map(({ joinedAt }) => joinedAt)).toEqual([3, 3, 5]);
  expect(people[0]?.id.localeCompare(people[1]?.id ?? '')).toBeLessThan(0);
  expect(people[2]).toMatchObject({ id: 'people-0', name: 'Mere' });
});

it('gives what did not change as the same objects', () => {
  const doc = documentOf({ visits: [VISIT], connections: [], posters: [] });
  const [first, second] = [readGallery(doc), readGallery(doc)];
  expect(first.visits.get('visits-0')).toBe(second.visits.get('visits-0'));
});
