import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { newSession } from '../commands/session.ts';
import { WallRecords, type RecordChange } from '../commands/wallState.ts';
import type { NoteRecord } from '../model/note.ts';
import type { NamesSetting, Person } from '../model/person.ts';
import { NamesBehind } from './namesBehind.ts';
import { projectNote } from './projectNote.ts';
import { projectRecords } from './projectRecords.ts';
import { toldSession } from '../scripts/toldRun.ts';
import { putValue } from './putValue.ts';
import { nameShown } from './shownNames.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const person = (name: string | undefined, part: Partial<Person> = {}): Person => ({
  ...(name === undefined ? {} : { name }),
  role: 'participant',
  arrival: 'code',
  offer: 'none',
  removed: false,
  joinedAt: 0,
  ...part,
});
const WORDS = { rev: 3, text: 'Clean water', color: 'blue', at: 5, seq: 8 } as const;
const live = (by = 'ann', part: Partial<NoteRecord> = {}): NoteRecord =>
  ({ state: 'live', person: by, ...WORDS, ...part }) as NoteRecord;

function wall(names: NamesSetting = 'named'): WallRecords {
  const state = new WallRecords(
    newSession(ENGLISH, { title: 'Hui', settings: { names } }, 'ABCDEF', 0),
  );
  state.apply([
    { kind: 'person', id: 'ann', value: person('Dr. Ann Arbour') },
    { kind: 'person', id: 'bob', value: person(undefined) },
  ]);
  return state;
}

describe('a note as the room reads it', () => {
  it('has its words, its place in the order and a name, and nothing else of the record', () => {
    expect(projectNote(wall(), live())).toEqual({
      text: 'Clean water',
      color: 'blue',
      by: 'Dr. Ann Arbour',
      at: 5,
      seq: 8,
    });
  });

  it('says which question it answers, the first one too', () => {
    expect(projectNote(wall(), live('ann', { prompt: 0 }))?.prompt).toBe(0);
  });

  test.each<[string, NoteRecord]>([
    ['hidden', { ...WORDS, state: 'hidden', person: 'ann' }],
    ['off the wall with its author', { ...WORDS, state: 'out', was: 'live', person: 'ann' }],
    ['withdrawn', { state: 'gone', person: 'ann' }],
  ])('is not there while it is %s', (_what, record) => {
    expect(projectNote(wall(), record)).toBeNull();
  });

  test.each([
    ['named', 'ann', 'Dr. Ann Arbour'],
    ['first', 'ann', 'Ann'],
    ['anonymous', 'ann', undefined],
    ['named', 'bob', undefined],
    ['named', 'ghost', undefined],
  ] as const)('on a wall that is %s by %s has the name %s', (names, by, shown) => {
    const note = projectNote(wall(names), live(by));
    expect(note?.by).toBe(shown);
    expect(note && 'by' in note).toBe(shown !== undefined);
  });
});

describe('a name that is shown', () => {
  it('follows the setting and the record, however often it was asked before', () => {
    const state = wall();
    const ann = state.people.get('ann');
    const under = (names: NamesSetting) => {
      state.session = { ...state.session, settings: { reveal: 'live', names } };
      return [nameShown(state, ann), nameShown(state, ann)];
    };
    expect(under('named')).toEqual(['Dr. Ann Arbour', 'Dr. Ann Arbour']);
    expect(under('first')).toEqual(['Ann', 'Ann']);
    expect(under('anonymous')).toEqual([undefined, undefined]);
    expect(under('named')).toEqual(['Dr. Ann Arbour', 'Dr. Ann Arbour']);
    expect(nameShown(state, person('Anna'))).toBe('Anna');
  });

  it('is none of nobody, of who has none, and of who has only a picture', () => {
    const state = wall();
    expect(
      [undefined, person(undefined), person('🌊')].map((who) => nameShown(state, who)),
    ).toEqual([undefined, undefined, undefined]);
  });
});

test.each([
  ['new', undefined, { a: 1 }, true],
  ['the same', { a: 1 }, { a: 1 }, false],
  ['another', { a: 1 }, { a: 2 }, true],
  ['longer', [1], [1, 2], true],
  ['taken away', { a: 1 }, null, true],
  ['not there, and stays so', undefined, null, false],
  ['nought, which is something', undefined, 0, true],
])('a value is written where that changes something: %s', (_what, before, after, writes) => {
  const doc = new Y.Doc();
  const map = doc.getMap('m');
  if (before !== undefined) map.set('k', before);
  let updates = 0;
  doc.on('update', () => (updates += 1));
  putValue(map, 'k', after);
  expect(updates).toBe(writes ? 1 : 0);
  expect(map.get('k')).toEqual(after ?? undefined);
});

describe('documents that follow the records', () => {
  /** Documents of a wall, and how many updates each got in the last step. */
  function followed(state = wall()) {
    const documents = {
      session: new Y.Doc(),
      people: new Y.Doc(),
      notes: new Y.Doc(),
      gallery: new Y.Doc(),
    };
    let updates: string[] = [];
    for (const [name, doc] of Object.entries(documents)) doc.on('update', () => updates.push(name));
    const names = new NamesBehind();
    const change = (...changes: RecordChange[]): string[] => {
      updates = [];
      const before = state.session;
      state.apply(changes);
      projectRecords(state, before, changes, documents, names);
      return updates;
    };
    const all = (name: 'session' | 'people' | 'notes') => documents[name].getMap(name).toJSON();
    return { state, documents, names, change, all };
  }
  const put = (id: string, value: NoteRecord): RecordChange => ({ kind: 'note', id, value });
  const rename = (id: string, value: Person): RecordChange => ({ kind: 'person', id, value });

  it('have the session key by key, and only what changed is written', () => {
    const { state, documents, change, all } = followed();
    const { session } = state;
    expect(change({ kind: 'session', value: session })).toEqual(['session', 'people']);
    expect(all('session')).toEqual(toldSession(session));
    expect(change({ kind: 'session', value: { ...session } })).toEqual([]);
    let keys: unknown[] = [];
    documents.session.getMap('session').observe((event) => (keys = [...event.keysChanged]));
    change({ kind: 'session', value: { ...session, title: 'Other', locked: true } });
    expect(keys.toSorted()).toEqual(['locked', 'title']);
    change({
      kind: 'session',
      value: { ...session, timer: { state: 'paused', leftMs: 1, totalMs: 2 } },
    });
    change({ kind: 'session', value: session });
    expect(all('session')['timer']).toBeNull();
  });

  it('T2 have what a facilitator means to say where facilitators alone read it', () => {
    const { state, documents, change, all } = followed();
    const { session } = state;
    const { script } = session;
    const steps = script.steps.map((step) => ({ ...step, say: 'Between us.' }));
    const [left] = steps;
    const spoken = { ...session, script: { ...script, steps }, left: left ? [left] : [] };
    change({ kind: 'session', value: spoken });
    expect(JSON.stringify(all('session'))).not.toContain('Between us.');
    expect(all('session')['script']).toEqual({
      ...script,
      steps: script.steps.map(({ say: _say, ...step }) => step),
    });
    const run = documents.people.getMap('run').toJSON();
    expect(run).toEqual({
      script: spoken.script,
      step: session.step,
      been: session.been,
      left: spoken.left,
    });
    // A wall of before is mended as it is read: what stood in its document is nobody's to find there.
    documents.session.getMap('session').set('script', spoken.script);
    change({ kind: 'session', value: spoken });
    expect(documents.session.getMap('session').get('script')).toEqual(all('session')['script']);
    expect(JSON.stringify(all('session'))).not.toContain('Between us.');
  });

  it('have people as their rows are, all of one step in one update', () => {
    const { change, all } = followed();
    const crowd = Array.from({ length: 30 }, (_, index) =>
      rename(`p${index}`, person(`P ${index}`, { contact: { text: 'x@y.z', shownTo: 'table' } })),
    );
    expect(change(...crowd)).toEqual(['people']);
    expect(Object.keys(all('people'))).toHaveLength(30);
    expect(all('people')['p7']).toMatchObject({ name: 'P 7', contact: { text: 'x@y.z' } });
    expect(change(rename('p7', person('P 7')), { kind: 'person-gone', id: 'p8' })).toEqual([
      'people',
    ]);
    expect(all('people')['p7']).not.toHaveProperty('contact');
    expect(all('people')).not.toHaveProperty('p8');
  });

  it('have what may be read of notes, and nothing of what may not', () => {
    const { change, all } = followed();
    expect(change(put('n1', live()), put('n2', live('ann', { text: 'Secret' })))).toEqual([
      'notes',
    ]);
    expect(Object.keys(all('notes')).toSorted()).toEqual(['n1', 'n2']);
    const hidden = { ...live('ann', { text: 'Secret' }), state: 'hidden' } as NoteRecord;
    expect(change(put('n2', hidden))).toEqual(['notes']);
    expect(Object.keys(all('notes'))).toEqual(['n1']);
    change(put('n2', { ...hidden, state: 'live' } as NoteRecord));
    expect(all('notes')['n2']).toMatchObject({ text: 'Secret' });
    change(put('n1', { state: 'gone', person: 'ann' }));
    expect(Object.keys(all('notes'))).toEqual(['n2']);
    expect(JSON.stringify(all('notes'))).not.toContain('ann');
  });

  it('have a person’s new name under what is hers alone', () => {
    const { change, all } = followed();
    change(put('n1', live('ann')), put('n2', live('bob')));
    expect(change(rename('ann', person('Anna')))).toEqual(['people', 'notes']);
    expect(all('notes')).toMatchObject({ n1: { by: 'Anna' } });
    expect(change(rename('ann', person('Anna', { table: 't1' })))).toEqual(['people']);
    change(rename('bob', person('Bob')));
    expect(all('notes')).toMatchObject({ n1: { by: 'Anna' }, n2: { by: 'Bob' } });
  });

  it('follow a tighter setting some at a time, and are done when nothing is left', () => {
    const { state, names, change, all } = followed();
    change(...Array.from({ length: 1_500 }, (_, seq) => put(`n${seq}`, live('ann', { seq }))));
    const named = (): number =>
      Object.values(all('notes')).filter((note) => (note as { by?: string }).by !== undefined)
        .length;
    expect(named()).toBe(1_500);
    const settings = { ...state.session.settings, names: 'anonymous' } as const;
    change({ kind: 'session', value: { ...state.session, settings } });
    expect([named(), names.isEmpty]).toEqual([500, false]);
    // What is written anew meanwhile has no name at once.
    change(put('n0', live('ann', { text: 'Reworded', seq: 0 })));
    expect([named(), names.isEmpty]).toEqual([0, true]);
    expect(change()).toEqual([]);
  });

  it('have nothing of what travels in none', () => {
    const { change } = followed();
    expect(
      change(
        { kind: 'origin', id: 'ann', value: { network: 'hash' } },
        { kind: 'removal', id: 'r', value: { people: ['ann'], notes: 0, at: 1, doing: null } },
        { kind: 'move', id: 'm', value: null },
        {
          kind: 'table',
          id: 't',
          value: { spoken: [], again: null, sentence: 'x', posterNotes: [], noteIds: [] },
        },
      ),
    ).toEqual([]);
  });
});
