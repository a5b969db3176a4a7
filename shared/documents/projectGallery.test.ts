import { sessionAt } from '../commands/testSession.ts';
import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { newSession } from '../commands/session.ts';
import { WallRecords, type RecordChange } from '../commands/wallState.ts';
import type { ConnectionRecord, VisitRecord } from '../model/gallery.ts';
import type { NamesSetting, Person } from '../model/person.ts';
import type { Session } from '../model/session.ts';
import type { Named } from './named.ts';
import {
  projectConnection,
  projectGallery,
  projectVisit,
  visitsOfThreads,
} from './projectGallery.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const NOBODY_BEHIND: Named = { notes: [], visits: [], connections: [] };
const person = (name: string | undefined, part: Partial<Person> = {}): Person => ({
  ...(name === undefined ? {} : { name }),
  role: 'participant',
  arrival: 'code',
  offer: 'none',
  removed: false,
  joinedAt: 0,
  ...part,
});
const visit = (part: Partial<VisitRecord> = {}): VisitRecord => ({
  person: 'ann',
  table: 't1',
  kind: 'question',
  text: 'Who pays?',
  state: 'live',
  at: 5,
  ...part,
});
const thread = (part: Partial<ConnectionRecord> = {}): ConnectionRecord => ({
  from: 't1',
  to: 't2',
  relation: 'supports',
  text: 'Water',
  person: 'ann',
  state: 'proposed',
  marks: [],
  at: 5,
  ...part,
});

/** Two tables, Ann, Bob, somebody without a name, and Gil, who was removed. */
function wall(names: NamesSetting = 'named'): WallRecords {
  const session = newSession(ENGLISH, { title: 'Hui', settings: { names } }, 'ABCDEF', 0);
  const tables = [1, 2].map((number) => ({
    tableId: `t${number}`,
    number,
    clusterId: `c${number}`,
    name: `Topic ${number}`,
  }));
  const state = new WallRecords({ ...sessionAt(session, 'gallery'), tables });
  const people = {
    ann: person('Ann Arbour'),
    bob: person('Dr. Bob Barker'),
    nobody: person(undefined),
    gil: person('Gil Gone', { removed: true }),
  };
  state.apply(Object.entries(people).map(([id, value]) => ({ kind: 'person', id, value })));
  return state;
}
const withThreads = (
  threads: Record<string, ConnectionRecord>,
  names?: NamesSetting,
): WallRecords => {
  const state = wall(names);
  state.apply(Object.entries(threads).map(([id, value]) => ({ kind: 'connection', id, value })));
  return state;
};

describe('a visit as the room reads it', () => {
  it('says what was left and by whom, and no person’s id', () => {
    const shown = projectVisit(wall(), visit());
    expect(shown).toEqual({
      table: 't1',
      kind: 'question',
      text: 'Who pays?',
      by: 'Ann Arbour',
      at: 5,
    });
  });

  test.each(['gone', 'out'] as const)('is not there when it is %s', (state) => {
    expect(projectVisit(wall(), visit({ state }))).toBeNull();
  });

  test.each([
    ['named', 'Ann Arbour', 'Dr. Bob Barker'],
    ['first', 'Ann', 'Bob'],
    ['anonymous', undefined, undefined],
  ] as const)('on a wall that is %s is by %s, its answer by %s', (names, by, answeredBy) => {
    const answer = { person: 'bob', text: 'We do', at: 7 };
    const shown = projectVisit(wall(names), visit({ answer }));
    expect(shown?.by).toBe(by);
    expect(shown?.answer).toEqual({
      ...(answeredBy === undefined ? {} : { by: answeredBy }),
      text: 'We do',
      at: 7,
    });
    expect(shown && 'by' in shown).toBe(by !== undefined);
  });

  test.each(['nobody', 'somebody unknown', '__proto__'])('by %s has no name', (id) => {
    expect(projectVisit(wall(), visit({ person: id }))).not.toHaveProperty('by');
  });

  it('keeps its name where its visitor was removed alone', () => {
    expect(projectVisit(wall(), visit({ person: 'gil' }))?.by).toBe('Gil Gone');
  });
});

describe('what became of a visitor’s thread', () => {
  const left = visit({
    kind: 'connection',
    text: 'Water',
    toTable: 't2',
    relation: 'supports',
    connection: 'v',
  });
  const fate = (threads: Record<string, ConnectionRecord>, names?: NamesSetting) => {
    const shown = projectVisit(withThreads(threads, names), left);
    return shown && { into: shown.into, thread: shown.thread };
  };
  const accepted = { person: 'bob', table: 't2' };

  test.each<[string, Record<string, ConnectionRecord>, unknown]>([
    ['is not known', {}, { into: undefined, thread: undefined }],
    ['waits', { v: thread() }, { into: undefined, thread: { state: 'proposed' } }],
    [
      'was accepted',
      { v: thread({ state: 'accepted', accepted }) },
      { into: undefined, thread: { state: 'accepted', by: 'Dr. Bob Barker', table: 't2' } },
    ],
    [
      'was accepted by somebody at no table',
      { v: thread({ state: 'accepted', accepted: { person: 'bob' } }) },
      { into: undefined, thread: { state: 'accepted', by: 'Dr. Bob Barker' } },
    ],
    [
      'was accepted by somebody who was removed since',
      { v: thread({ state: 'accepted', accepted: { person: 'gil', table: 't1' } }) },
      { into: undefined, thread: { state: 'accepted', table: 't1' } },
    ],
    [
      'was reworded',
      { v: thread({ text: 'Clean water' }) },
      { into: undefined, thread: { state: 'proposed', text: 'Clean water' } },
    ],
    [
      'was taken away',
      { v: thread({ state: 'gone' }) },
      { into: undefined, thread: { state: 'gone' } },
    ],
    [
      'is off the wall',
      { v: thread({ state: 'out' }) },
      { into: undefined, thread: { state: 'gone' } },
    ],
    [
      'is part of another',
      { v: thread({ state: 'gone', into: 'w' }), w: thread({ state: 'accepted', text: 'WATER' }) },
      { into: 'w', thread: { state: 'accepted', text: 'WATER' } },
    ],
    [
      'is part of one that never was',
      { v: thread({ state: 'gone', into: 'w' }) },
      { into: 'w', thread: { state: 'gone' } },
    ],
    [
      'goes in a circle',
      { v: thread({ state: 'gone', into: 'w' }), w: thread({ state: 'gone', into: 'v' }) },
      { into: 'w', thread: { state: 'gone' } },
    ],
  ])('is told where it %s', (_what, threads, told) => {
    expect(fate(threads)).toEqual(told);
  });

  it('names who accepted it as the wall names people', () => {
    const threads = { v: thread({ state: 'accepted', accepted }) };
    expect(fate(threads, 'first')?.thread).toMatchObject({ by: 'Bob' });
    expect(fate(threads, 'anonymous')?.thread).toEqual({ state: 'accepted', table: 't2' });
  });
});

describe('a connection as the room reads it', () => {
  const shown = (part: Partial<ConnectionRecord>, names?: NamesSetting) =>
    projectConnection(wall(names), thread(part));

  it('counts its marks and says nothing of who made them, nor who accepted it', () => {
    expect(
      shown({ state: 'accepted', marks: ['bob', 'gil'], accepted: { person: 'bob' } }),
    ).toEqual({
      from: 't1',
      to: 't2',
      relation: 'supports',
      text: 'Water',
      by: 'Ann Arbour',
      state: 'accepted',
      marks: 2,
      at: 5,
    });
  });

  test.each(['gone', 'out'] as const)('is not there when it is %s', (state) => {
    expect(shown({ state })).toBeNull();
  });

  test.each<[string, Partial<ConnectionRecord>, string | undefined]>([
    ['its author’s own', {}, 'Ann Arbour'],
    ['those of an author who was removed', { person: 'gil' }, 'Gil Gone'],
    ['another’s', { wordedBy: 'bob' }, 'Dr. Bob Barker'],
    ['those of somebody who was removed', { wordedBy: 'gil' }, undefined],
    ['those of nobody who is known', { wordedBy: 'ghost' }, undefined],
    ['those of somebody without a name', { wordedBy: 'nobody' }, undefined],
  ])('is by whose words it has: %s', (_whose, part, by) => {
    expect(shown(part)?.by).toBe(by);
  });

  test.each<[string, readonly string[], readonly string[] | undefined]>([
    ['those who are here, in their order', ['bob', 'ann'], ['Dr. Bob Barker', 'Ann Arbour']],
    ['nobody who was removed', ['gil', 'bob'], ['Dr. Bob Barker']],
    ['nobody without a name', ['nobody', 'ghost'], undefined],
    ['nobody at all', [], undefined],
  ])('names as others who said the same %s', (_who, alsoBy, names) => {
    expect(shown({ person: 'nobody', alsoBy })?.alsoBy).toEqual(names);
  });

  it('names nobody twice', () => {
    expect(shown({ alsoBy: ['bob', 'ann'] })).toMatchObject({
      by: 'Ann Arbour',
      alsoBy: ['Dr. Bob Barker'],
    });
  });

  test.each<[string, NamesSetting, unknown]>([
    ['bob', 'named', { by: 'Dr. Bob Barker', until: 'May' }],
    ['bob', 'anonymous', { until: 'May' }],
    ['nobody', 'named', { until: 'May' }],
    ['gil', 'named', undefined],
    ['ghost', 'named', undefined],
  ])('carried by %s on a wall that is %s says %j', (carrier, names, carried) => {
    expect(shown({ carrier: { person: carrier, until: 'May' } }, names)?.carried).toEqual(carried);
  });
});

test('visits follow their thread and the one it was merged into', () => {
  const state = withThreads({
    v1: thread(),
    v2: thread({ state: 'gone', into: 'v1' }),
    drawn: thread({ state: 'gone', into: 'v1' }),
    v3: thread(),
  });
  state.apply(['v1', 'v2', 'v3'].map((id) => ({ kind: 'visit', id, value: visit() })));
  const of = (...threads: string[]) => visitsOfThreads(state, new Set(threads));
  expect(of('v1')).toEqual(['v1', 'v2']);
  expect(of('v2', 'v3')).toEqual(['v2', 'v3']);
  expect([of(), of('ghost'), of('drawn')]).toEqual([[], [], []]);
});

describe('the gallery’s document', () => {
  const BEFORE = { tables: [] } as unknown as Session;
  /** A wall and its document, which follows each change; what was written is told by map and key. */
  function followed(state = wall()) {
    const gallery = new Y.Doc();
    const written: string[] = [];
    for (const kind of ['visits', 'connections', 'posters'])
      gallery.getMap(kind).observe(({ keysChanged }) => {
        for (const key of keysChanged as Set<string>) written.push(`${kind} ${key}`);
      });
    const change = (changes: RecordChange[], behind = NOBODY_BEHIND): string[] => {
      written.length = 0;
      state.apply(changes);
      projectGallery(state, BEFORE, changes, { gallery }, behind);
      return written.toSorted();
    };
    const shown = (kind: string, id: string): unknown => gallery.getMap(kind).get(id);
    return { state, change, shown };
  }
  const put = (id: string, part: Partial<VisitRecord> = {}): RecordChange => ({
    kind: 'visit',
    id,
    value: visit(part),
  });
  const hang = (id: string, part: Partial<ConnectionRecord> = {}): RecordChange => ({
    kind: 'connection',
    id,
    value: thread(part),
  });
  const rename = (id: string, name: string): RecordChange => ({
    kind: 'person',
    id,
    value: person(name),
  });

  it('gets what is new with the posters, and loses what is gone', () => {
    const { change, shown } = followed();
    expect(change([put('v'), hang('c')])).toEqual([
      'connections c',
      'posters t1',
      'posters t2',
      'visits v',
    ]);
    expect(change([put('v', { state: 'gone' }), hang('c', { state: 'out' })])).toEqual([
      'connections c',
      'visits v',
    ]);
    expect([shown('visits', 'v'), shown('connections', 'c')]).toEqual([undefined, undefined]);
  });

  it('is not touched by what changes nothing in it', () => {
    const { change } = followed();
    change([put('v'), hang('c')]);
    expect(change([put('v'), hang('c')])).toEqual([]);
    expect(change([{ kind: 'note', id: 'n', value: { state: 'gone', person: 'ann' } }])).toEqual(
      [],
    );
    expect(change([])).toEqual([]);
  });

  const NAMED: [string, RecordChange, string][] = [
    ['who left a visit', put('v', { person: 'bob' }), 'visits v'],
    ['who answered', put('v', { answer: { person: 'bob', text: 'Yes', at: 6 } }), 'visits v'],
    ['who drew a thread', hang('c', { person: 'bob' }), 'connections c'],
    ['whose words it has', hang('c', { wordedBy: 'bob' }), 'connections c'],
    ['who said the same', hang('c', { alsoBy: ['gil', 'bob'] }), 'connections c'],
    ['who carries it', hang('c', { carrier: { person: 'bob', until: '' } }), 'connections c'],
  ];
  test.each(NAMED)('has the new name of %s', (_who, first, rewritten) => {
    const { change, shown } = followed();
    const again = { ...first, id: 'z' } as RecordChange;
    change([first, again]);
    const [kind = '', id = ''] = rewritten.split(' ');
    expect(change([rename('bob', 'Robert')])).toEqual([rewritten, `${kind} z`]);
    expect(JSON.stringify(shown(kind, id))).toContain('Robert');
    expect(JSON.stringify(shown(kind, id))).not.toContain('Barker');
  });

  it('has the new name of who accepted a visitor’s thread in the visit', () => {
    const { change, shown } = followed();
    const acceptedByBob = { state: 'accepted', accepted: { person: 'bob' } } as const;
    for (const id of ['v', 'w'])
      change([put(id, { kind: 'connection', connection: id }), hang(id, acceptedByBob)]);
    expect(change([rename('bob', 'Robert')])).toEqual(['visits v', 'visits w']);
    expect(shown('visits', 'v')).toMatchObject({ thread: { by: 'Robert' } });
  });

  it('is not rewritten for somebody whose name stands nowhere', () => {
    const { change } = followed();
    change([put('v'), hang('c')]);
    expect(change([rename('bob', 'Robert')])).toEqual([]);
  });

  it('tells a visit what became of the thread that hers was merged into', () => {
    const { change, shown } = followed();
    const visited = { kind: 'connection', connection: 'v', text: 'Water' } as const;
    change([put('v', visited), hang('v', { state: 'gone', into: 'w' }), hang('w')]);
    expect(change([hang('w', { state: 'accepted' })])).toEqual(['connections w', 'visits v']);
    expect(shown('visits', 'v')).toMatchObject({ into: 'w', thread: { state: 'accepted' } });
  });

  it('follows a tighter setting where it is told to, and no further', () => {
    const { state, change, shown } = followed();
    change([put('v1'), put('v2'), hang('c1'), hang('c2')]);
    const { session } = state;
    state.session = { ...session, settings: { ...session.settings, names: 'first' } };
    const behind = { notes: [], visits: ['v1'], connections: ['c2', 'never'] };
    expect(change([], behind)).toEqual(['connections c2', 'visits v1']);
    expect(shown('visits', 'v1')).toMatchObject({ by: 'Ann' });
    expect(shown('visits', 'v2')).toMatchObject({ by: 'Ann Arbour' });
  });

  it('is not looked at for notes: nobody is looked through while a room writes', () => {
    const unlisted = {
      values: () => {
        throw new Error('all of them were looked through');
      },
    };
    const state = { ...wall(), people: unlisted };
    const changes: RecordChange[] = [
      { kind: 'note', id: 'n', value: { state: 'gone', person: 'ann' } },
    ];
    const project = (some: RecordChange[]) => () =>
      projectGallery(state as never, BEFORE, some, { gallery: new Y.Doc() }, NOBODY_BEHIND);
    expect(project(changes)).not.toThrow();
    expect(project([{ kind: 'session', value: state.session }])).toThrow('looked through');
  });

  it('stays empty while there are no tables', () => {
    const state = wall();
    state.session = { ...state.session, tables: [] };
    const { change } = followed(state);
    expect(change([put('v'), hang('c')])).toEqual([]);
  });
});
