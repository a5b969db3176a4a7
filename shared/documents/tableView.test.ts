import { KEY_PRODUCT, sessionAt } from '../commands/testSession.ts';
import { describe, expect, it, test } from 'vitest';
import { setNoteHidden } from '../commands/notes.ts';
import { removePerson } from '../commands/people.ts';
import { editSession, setPhase } from '../commands/session.ts';
import { editTable, setTableClosed } from '../commands/tables.ts';
import { room, uuid } from '../commands/testTables.ts';
import { leaveVisit, takeBackVisit } from '../commands/visits.ts';
import type { Person } from '../model/person.ts';
import type { SheetBlock } from '../model/sheet.ts';
import { NOT_SHOWN_YET } from './readableNotes.ts';
import {
  calledAtTable,
  posterChoices,
  posterView,
  tableNoteIds,
  tableNotes,
  tableView,
} from './tableView.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

/** Four tables of two notes each. */
function tables() {
  const made = room();
  const [one = '', two = ''] = made.open().map(({ tableId }) => tableId);
  const { records, run, act } = made;
  const hide = (id: string) => run(setNoteHidden(records, act('fay'), id, true));
  const names = (setting: 'first' | 'anonymous') =>
    run(editSession(records, act('fay'), { names: setting }, KEY_PRODUCT));
  const put = (id: string, part: Partial<Person>) =>
    records.apply([
      { kind: 'person', id, value: { ...(records.people.get(id) as Person), ...part } },
    ]);
  const poster = (tableId = one, reads = true, sheet: SheetBlock[] = []) =>
    posterView(records, tableId, { sheet, reads });
  return { ...made, one, two, hide, names, put, poster };
}
const [N0, N1] = [uuid(2, 0), uuid(2, 1)];

describe('a table’s notes', () => {
  it('are those of its group, in its order, as far as they may be read', () => {
    const { records, one, hide } = tables();
    const by = 'Person p0';
    expect(tableNotes(records, one, true)).toEqual([
      { id: N0, text: 'Note 0 0', color: 'yellow', by },
      { id: N1, text: 'Note 0 1', color: 'yellow', by },
    ]);
    hide(N0);
    expect(tableNotes(records, one, true).map(({ id }) => id)).toEqual([N1]);
    expect(tableNoteIds(records, one, true)).toEqual([N1]);
  });

  it('are none for who reads none, and of a table that is not there', () => {
    const { records, one } = tables();
    expect([tableNotes(records, one, false), tableNoteIds(records, one, false)]).toEqual([[], []]);
    expect([tableNotes(records, 'ghost', true), tableNoteIds(records, 'ghost', true)]).toEqual([
      [],
      [],
    ]);
  });

  it('are the same objects until their words or their author’s name change', () => {
    const { records, one, names, me } = tables();
    const [first, second] = tableNotes(records, one, true);
    expect(tableNotes(records, one, true)[0]).toBe(first);
    me('p0', { name: 'Other Name' });
    const [renamed] = tableNotes(records, one, true);
    expect(renamed?.by).toBe('Other Name');
    expect(first?.by).toBe('Person p0');
    expect(second?.by).toBe('Person p0');
    names('anonymous');
    expect(tableNotes(records, one, true)[0]).not.toHaveProperty('by');
  });
});

test('people at a table are called so that they are told apart there, and no one else counts', () => {
  const { records, me, one, two, put } = tables();
  for (const id of ['p1', 'p2', 'p3']) me(id, { table: one });
  me('p4', { table: two });
  put('p1', { name: 'Ana Lopez' });
  put('p2', { name: 'Ben Ott' });
  const { name: _name, ...nameless } = records.people.get('p3') as Person;
  records.apply([{ kind: 'person', id: 'p3', value: nameless }]);
  put('p4', { name: 'Ana Ruiz' });
  expect([...calledAtTable(ENGLISH, records, one)]).toEqual([
    ['p1', { whole: 'Ana Lopez', short: 'Ana' }],
    ['p2', { whole: 'Ben Ott', short: 'Ben' }],
    ['p3', { whole: 'Guest 1', short: 'Guest 1' }],
  ]);
  expect(calledAtTable(ENGLISH, records, 'ghost').size).toBe(0);
});

describe('the own table', () => {
  it('is none for who sits nowhere, nor for who sits at one that is not there', () => {
    const { records, put } = tables();
    put('p1', { table: 'ghost' });
    expect([tableView(records, 'p2'), tableView(records, 'p1'), tableView(records, 'x')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('has its people in the order they sat down, with what each does there', () => {
    const { records, run, act, me, one, two } = tables();
    me('p2', { table: one });
    me('p1', { table: one });
    me('p1', { host: true, duties: ['reporter'] });
    me('p1', { commitment: { table: one, kind: 'activator' } });
    me('p1', { commitment: { table: two, kind: 'observer' } });
    run(editTable(records, act('p1'), one, { spoken: { person: 'p1', spoken: true } }));
    const view = tableView(records, 'p2');
    expect(view).toMatchObject({ tableId: one, number: 1, name: 'Topic 1', again: null });
    expect(view?.members).toEqual([
      { personId: 'p2', isMe: true, name: 'Person p2', spoken: false, host: false, duties: [] },
      {
        personId: 'p1',
        isMe: false,
        name: 'Person p1',
        spoken: true,
        host: true,
        duties: ['reporter'],
        commitment: 'activator',
      },
    ]);
  });

  test.each([
    ['p1', 'table', 'p1@x.org'],
    ['p1', 'facilitators', 'p1@x.org'],
    ['p2', 'table', 'p1@x.org'],
    ['p2', 'facilitators', undefined],
  ] as const)('T3 shows %s a contact that is for %s as %s', (asker, shownTo, shown) => {
    const { records, me, one } = tables();
    me('p1', { table: one });
    me('p2', { table: one });
    me('p1', { contact: { text: 'p1@x.org', shownTo } });
    const member = tableView(records, asker)?.members[0];
    expect([member?.personId, member?.contact]).toEqual(['p1', shown]);
  });

  it('has no word of a note before the reveal, and all of them for a facilitator', () => {
    const { records, me, one } = tables();
    records.session = { ...records.session, revealed: false };
    me('p1', { table: one });
    me('fay', { table: one });
    expect(tableView(records, 'p1')?.notes).toEqual([]);
    expect(tableView(records, 'fay')?.notes).toHaveLength(2);
  });

  it('has nobody who was removed, and no name where the wall shows none', () => {
    const { records, run, act, me, one, names } = tables();
    me('p1', { table: one });
    me('p2', { table: one });
    run(removePerson(records, act('fay'), 'p1'));
    names('anonymous');
    const members = tableView(records, 'p2')?.members ?? [];
    expect(members.map(({ personId }) => personId)).toEqual(['p2']);
    expect(members[0]).not.toHaveProperty('name');
  });
});

describe('what the room reads of each table', () => {
  const choicesOf = ({ records, one }: ReturnType<typeof tables>) =>
    posterChoices(records).get(one);

  it('is nought of everything at first, for each table there is', () => {
    const made = tables();
    expect(posterChoices(made.records).size).toBe(4);
    expect(choicesOf(made)).toEqual({
      sentence: '',
      again: null,
      noteIds: [],
      here: 0,
      hereNames: [],
      mightJoin: 0,
      activators: [],
      spoken: 0,
      counts: { activator: 0, supporter: 0, observer: 0 },
    });
  });

  it('counts commitments by kind, names activators alone, and counts nobody who was removed', () => {
    const made = tables();
    const { one, two } = made;
    const commit = (id: string, table: string, kind: 'activator' | 'supporter' | 'observer') =>
      made.me(id, { commitment: { table, kind } });
    commit('p2', one, 'activator');
    commit('p1', one, 'activator');
    commit('p3', one, 'supporter');
    commit('p4', one, 'observer');
    commit('p4', two, 'activator');
    commit('p5', one, 'activator');
    made.run(removePerson(made.records, made.act('fay'), 'p5'));
    made.put('p6', { commitments: { ghost: 'activator' } });
    expect(choicesOf(made)).toMatchObject({
      activators: ['Person p1', 'Person p2'],
      counts: { activator: 2, supporter: 1, observer: 1 },
    });
    made.names('anonymous');
    expect(choicesOf(made)).toMatchObject({ activators: [], counts: { activator: 2 } });
  });

  it('counts as spoken who did and still sits there', () => {
    const made = tables();
    made.records.apply([
      {
        kind: 'table',
        id: made.one,
        value: {
          spoken: ['p1', 'p2', 'ghost'],
          again: 'yes',
          sentence: 'S',
          posterNotes: [],
          noteIds: [],
        },
      },
    ]);
    made.me('p1', { table: made.one });
    made.me('p2', { table: made.two });
    expect(choicesOf(made)).toMatchObject({ spoken: 1, again: 'yes', sentence: 'S' });
  });

  it('names the host where she has a name to show, and counts who stands there only in a walk', () => {
    const made = tables();
    made.me('p1', { table: made.one });
    made.me('p1', { host: true });
    made.put('p2', { standing: made.one });
    made.put('p3', { standing: made.one, removed: true });
    made.put('p4', { standing: made.one, role: 'projector' });
    expect(choicesOf(made)).toMatchObject({ host: 'Person p1', here: 0, hereNames: [] });
    const walk = { mode: 'free', stops: 0, stopMs: 1, stop: 0 } as const;
    made.records.session = { ...sessionAt(made.records.session, 'gallery'), walk };
    expect(choicesOf(made)).toMatchObject({ here: 2, hereNames: ['Person p1', 'Person p2'] });
    made.names('anonymous');
    expect(choicesOf(made)).toMatchObject({ here: 2, hereNames: [] });
    expect(choicesOf(made)).not.toHaveProperty('host');
  });

  it('counts who might join as long as she does not take it back', () => {
    const made = tables();
    const { records, run, act, one } = made;
    run(setPhase(records, act('fay'), 'gallery'));
    const leave = (index: number, kind: 'join' | 'question', text: string) =>
      run(leaveVisit(records, act(`p${index}`), { id: uuid(6, index), table: one, kind, text }));
    leave(1, 'join', '');
    leave(2, 'join', '');
    leave(3, 'question', 'Why?');
    expect(choicesOf(made)?.mightJoin).toBe(2);
    run(takeBackVisit(records, act('p1'), uuid(6, 1)));
    expect(choicesOf(made)?.mightJoin).toBe(1);
  });

  it('is the same whatever the order in which people are read', () => {
    const made = tables();
    for (const id of made.ids) made.me(id, { commitment: { table: made.one, kind: 'activator' } });
    const state = { ...made.records, people: new Map([...made.records.people].toReversed()) };
    expect(posterChoices(state as never).get(made.one)).toEqual(choicesOf(made));
  });
});

describe('a poster', () => {
  it('is none of a table that is not there', () => {
    expect(tables().poster('ghost')).toBeNull();
  });

  it('shows the notes that were chosen, in their order; where none can be read, the first four', () => {
    const { records, run, act, me, one, hide, poster } = tables();
    me('p1', { table: one });
    run(editTable(records, act('p1'), one, { posterNotes: [N1] }));
    expect(poster()?.notes.map(({ id }) => id)).toEqual([N1]);
    hide(N1);
    expect(poster()?.notes.map(({ id }) => id)).toEqual([N0]);
    const noteIds = Array.from({ length: 6 }, (_, index) => uuid(2, index + 2));
    const record = records.tables.get(one);
    if (record) records.apply([{ kind: 'table', id: one, value: { ...record, noteIds } }]);
    expect(poster()?.notes.map(({ id }) => id)).toEqual(noteIds.slice(0, 4));
    expect(poster()?.noteCount).toBe(6);
  });

  it('shows who reads no notes none of them, and only how many there are', () => {
    const { poster } = tables();
    expect(poster(undefined, false)).toMatchObject({ notes: [], noteCount: 2 });
    const sheet: SheetBlock[] = [
      { type: 'heading', level: 2, text: [{ text: 'Why?' }] },
      { type: 'paragraph', text: [{ text: 'Note 0 0', note: 'yellow', quoteOf: N0 }] },
    ];
    const words = (reads: boolean) => JSON.stringify(poster(undefined, reads, sheet)?.sections);
    expect(words(true)).toContain('"Note 0 0"');
    expect(words(false)).not.toContain('Note 0 0');
    expect(words(false)).toContain(NOT_SHOWN_YET);
  });

  it('names who sits there, and counts those without a name', () => {
    const { records, run, act, me, one, names, poster } = tables();
    me('p1', { table: one });
    me('p2', { table: one });
    me('p2', { duties: ['note-taker'] });
    expect(poster()).toMatchObject({
      number: 1,
      name: 'Topic 1',
      closed: false,
      seats: 2,
      people: [
        { name: 'Person p1', duties: [] },
        { name: 'Person p2', duties: ['note-taker'] },
      ],
    });
    names('anonymous');
    expect(poster()).toMatchObject({ seats: 2, people: [] });
    run(setTableClosed(records, act('fay'), one, true));
    expect(poster()).toMatchObject({ closed: true, seats: 0, noteCount: 2 });
  });
});
