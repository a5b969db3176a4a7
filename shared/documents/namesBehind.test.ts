import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { newSession } from '../commands/session.ts';
import { WallRecords, type RecordChange } from '../commands/wallState.ts';
import type { Person } from '../model/person.ts';
import { findBehind, NAMES_AT_ONCE, NamesBehind } from './namesBehind.ts';
import { projectConnection, projectVisit } from './projectGallery.ts';
import { projectNote } from './projectNote.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const PEOPLE = ['ann', 'bob', 'cem', 'dee', 'eve'] as const;
const note = (id: string): RecordChange => ({
  kind: 'note',
  id,
  value: { state: 'live', person: 'ann', rev: 1, text: id, color: 'blue', at: 1, seq: 0 },
});

/** A note, an answered visit whose thread was accepted, and a thread with everybody on it. */
function wall(): WallRecords {
  const state = new WallRecords(newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 0));
  const person = (name: string): Person => ({
    name,
    role: 'participant',
    arrival: 'code',
    offer: 'none',
    removed: false,
    joinedAt: 0,
  });
  const thread = {
    from: 't1',
    to: 't2',
    relation: 'supports',
    text: 'x',
    marks: [],
    at: 1,
  } as const;
  state.apply([
    ...PEOPLE.map((id) => ({ kind: 'person' as const, id, value: person(`${id} last`) })),
    note('n'),
    {
      kind: 'visit',
      id: 'v',
      value: {
        person: 'ann',
        table: 't1',
        kind: 'connection',
        text: 'x',
        connection: 'v',
        answer: { person: 'bob', text: 'Yes', at: 2 },
        state: 'live',
        at: 1,
      },
    },
    {
      kind: 'connection',
      id: 'v',
      value: { ...thread, person: 'ann', state: 'accepted', accepted: { person: 'cem' } },
    },
    {
      kind: 'connection',
      id: 'c',
      value: {
        ...thread,
        person: 'ann',
        alsoBy: ['bob', 'cem'],
        carrier: { person: 'dee', until: 'May' },
        state: 'proposed',
      },
    },
  ]);
  return state;
}

/** The two documents, as they should be. */
function documentsOf(state: WallRecords): { notes: Y.Doc; gallery: Y.Doc } {
  const [notes, gallery] = [new Y.Doc(), new Y.Doc()];
  for (const [id, record] of state.notes) notes.getMap('notes').set(id, projectNote(state, record));
  for (const [id, record] of state.visits)
    gallery.getMap('visits').set(id, projectVisit(state, record));
  for (const [id, record] of state.connections)
    gallery.getMap('connections').set(id, projectConnection(state, record));
  return { notes, gallery };
}
const foundIn = (state: WallRecords, documents: { notes: Y.Doc; gallery: Y.Doc }): string[] =>
  [...findBehind(state, documents)].flat().map(({ kind, id }) => `${kind} ${id}`);

describe('records whose document shows another name than it should', () => {
  it('are none where all are as they should be', () => {
    const state = wall();
    expect(foundIn(state, documentsOf(state))).toEqual([]);
  });

  test.each([
    ['ann', ['notes n', 'visits v', 'connections v', 'connections c']],
    ['bob', ['visits v', 'connections c']],
    ['cem', ['visits v', 'connections c']],
    ['dee', ['connections c']],
    ['eve', []],
  ])('are found by each place where the name of %s stands', (id, behind) => {
    const state = wall();
    const documents = documentsOf(state);
    const known = state.people.get(id) as Person;
    state.apply([{ kind: 'person', id, value: { ...known, name: 'Other' } }]);
    expect(foundIn(state, documents)).toEqual(behind);
  });

  it('are all that name somebody once the wall names nobody', () => {
    const state = wall();
    const documents = documentsOf(state);
    const { session } = state;
    state.session = { ...session, settings: { ...session.settings, names: 'anonymous' } };
    expect(foundIn(state, documents)).toEqual([
      'notes n',
      'visits v',
      'connections v',
      'connections c',
    ]);
  });

  it('are those that are not in the document yet, where they would name somebody', () => {
    expect(foundIn(wall(), { notes: new Y.Doc(), gallery: new Y.Doc() })).toEqual([
      'notes n',
      'visits v',
      'connections v',
      'connections c',
    ]);
  });

  it('are none of what is in no document, nor of what differs in other words', () => {
    const state = wall();
    const documents = documentsOf(state);
    documents.notes.getMap('notes').delete('n');
    state.apply([{ kind: 'note', id: 'n', value: { state: 'gone', person: 'ann' } }]);
    documents.gallery
      .getMap('visits')
      .set('v', { ...(documents.gallery.getMap('visits').get('v') as object), text: 'other' });
    expect(foundIn(state, documents)).toEqual([]);
  });

  it('are searched for in steps of so many, each found once', () => {
    const state = wall();
    state.apply(Array.from({ length: 450 }, (_, index) => note(`m${index}`)));
    const steps = [...findBehind(state, { notes: new Y.Doc(), gallery: new Y.Doc() })];
    // 451 notes, a visit and two connections.
    expect(steps.map((step) => step.length)).toEqual([200, 200, 51, 1, 2]);
    expect(new Set(steps.flat().map(({ kind, id }) => kind + id)).size).toBe(454);
  });
});

describe('what is left to rewrite', () => {
  it('is nothing to begin with', () => {
    const behind = new NamesBehind();
    expect(behind.isEmpty).toBe(true);
    expect(behind.take()).toEqual({ notes: [], visits: [], connections: [] });
  });

  it('is everything once the setting has changed, taken once, by kind', () => {
    const behind = new NamesBehind();
    behind.addAll(wall());
    expect(behind.isEmpty).toBe(false);
    expect(behind.take()).toEqual({ notes: ['n'], visits: ['v'], connections: ['v', 'c'] });
    expect(behind.isEmpty).toBe(true);
  });

  it('is taken a thousand at a time, and nothing twice', () => {
    const state = wall();
    state.apply(Array.from({ length: 2_500 }, (_, index) => note(`m${index}`)));
    const behind = new NamesBehind();
    behind.addAll(state);
    const taken: string[] = [];
    const sizes: number[] = [];
    while (!behind.isEmpty) {
      const { notes, visits, connections } = behind.take();
      sizes.push(notes.length + visits.length + connections.length);
      taken.push(...notes.map((id) => `n ${id}`), ...visits, ...connections.map((id) => `c ${id}`));
    }
    expect(NAMES_AT_ONCE).toBe(1_000);
    expect(sizes).toEqual([1_000, 1_000, 504]);
    expect(new Set(taken).size).toBe(2_504);
  });

  it('is begun anew by a second change of the setting', () => {
    const behind = new NamesBehind();
    const state = wall();
    behind.addAll(state);
    behind.addAll(state);
    expect(behind.take().notes).toEqual(['n']);
    expect(behind.isEmpty).toBe(true);
  });

  it('is what was found after the wall was read, and a copy of it', () => {
    const behind = new NamesBehind();
    const found = [{ kind: 'visits' as const, id: 'v' }];
    behind.takeUp(found);
    expect(behind.take()).toEqual({ notes: [], visits: ['v'], connections: [] });
    expect(found).toHaveLength(1);
  });
});
