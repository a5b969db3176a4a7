import { describe, expect, it } from 'vitest';
import { LIMITS } from '../model/limits.ts';
import type { TableRow } from '../model/table.ts';
import { arrive, removePerson } from './people.ts';
import { posterChoices } from '../documents/tableView.ts';
import { editTable, followGroups, movePerson, setTableClosed, type NamedGroup } from './tables.ts';
import { openTables } from './openTables.ts';
import { makingOf, NO_GROUPS } from './testTables.ts';
import { steerReportBack } from './reportBack.ts';
import { standsAt, steerWalk } from './walk.ts';
import { WallRecords } from './wallState.ts';
import { uuid, room, refusal } from './testTables.ts';

describe('opening tables', () => {
  it('numbers named groups with notes in reading order and moves the meeting on', () => {
    const { records, open, groups } = room();
    const tables = open([
      ...groups.slice(0, 2),
      { clusterId: uuid(1, 9), name: '  ', noteIds: [uuid(2, 0)] },
      { clusterId: uuid(1, 8), name: 'Empty', noteIds: [] },
    ]);
    expect(tables).toEqual([
      { tableId: uuid(3, 1), number: 1, clusterId: uuid(1, 0), name: 'Topic 1', step: 'tables' },
      { tableId: uuid(3, 2), number: 2, clusterId: uuid(1, 1), name: 'Topic 2', step: 'tables' },
    ]);
    expect(records.session.phase).toBe('tables');
  });

  it('2a.1 twice, or by two facilitators at once, makes no second table; a new group gets the next number', () => {
    const { open, groups, run, records, act } = room();
    const first = open(groups.slice(0, 3));
    expect(open(groups.slice(0, 3))).toEqual(first);
    run(setTableClosed(records, act('fay'), first[2]?.tableId as string, true));
    const later = open(groups);
    expect(later.map((table) => table.number)).toEqual([1, 2, 4]);
    expect(later[2]?.clusterId).toBe(groups[3]?.clusterId);
  });

  it('is a facilitator’s, needs a named group with a note, and is bounded', () => {
    const { records, act, groups, newId } = room();
    expect(refusal(() => openTables(records, act('p0'), makingOf(groups, newId)))).toBe(
      'forbidden',
    );
    expect(refusal(() => openTables(records, act('fay'), makingOf([], newId)))).toBe(
      'no-named-groups',
    );
    const many = Array.from({ length: LIMITS.tablesPerWall + 1 }, (_, index) => ({
      clusterId: uuid(7, index),
      name: 'x',
      noteIds: [uuid(2, 0)],
    }));
    const { reply, changes } = openTables(records, act('fay'), makingOf(many, newId));
    expect([reply.tables.length, reply.left, reply.tables.at(-1)?.clusterId]).toEqual([
      LIMITS.tablesPerWall,
      1,
      many[LIMITS.tablesPerWall - 1]?.clusterId,
    ]);
    records.apply(changes);
    expect(refusal(() => openTables(records, act('fay'), makingOf(many, newId)))).toBe(
      'too-many-tables',
    );
  });

  it('2a.1 a closed table makes room, opening it again needs room, and numbers are never used twice', () => {
    const { records, act, newId } = room();
    const many = Array.from({ length: LIMITS.tablesPerWall + 2 }, (_, index) => ({
      clusterId: uuid(7, index),
      name: 'x',
      noteIds: [uuid(2, 0)],
    }));
    records.apply(openTables(records, act('fay'), makingOf(many, newId)).changes);
    const closed = records.session.tables[0] as TableRow;
    records.apply(setTableClosed(records, act('fay'), closed.tableId, true).changes);
    const { reply, changes } = openTables(records, act('fay'), makingOf(many, newId));
    expect([reply.left, reply.tables.at(-1)?.number]).toEqual([1, LIMITS.tablesPerWall + 1]);
    records.apply(changes);
    expect(refusal(() => setTableClosed(records, act('fay'), closed.tableId, false))).toBe(
      'too-many-tables',
    );
  });

  it('2a.2 a table follows its group’s name and notes while it is open, and outlives it', () => {
    const { records, open, groups } = room();
    const [table] = open();
    const [first] = groups as [NamedGroup];
    records.apply(
      followGroups(records, [{ ...first, name: 'Rivers', noteIds: [...first.noteIds].reverse() }]),
    );
    expect(records.session.tables[0]?.name).toBe('Rivers');
    expect(records.tables.get(table?.tableId as string)?.noteIds).toEqual(
      [...first.noteIds].reverse(),
    );
    expect(followGroups(records, [])).toEqual([]);
    expect(
      followGroups(records, [{ ...first, name: ' ', noteIds: [] }]).some(
        (change) => change.kind === 'session',
      ),
    ).toBe(false);
    expect(records.session.tables[0]?.name).toBe('Rivers');
  });
});

describe('sitting down', () => {
  it('2a.3 one table at a time; whoever sat may go on writing; duties and hosting end with the seat', () => {
    const { records, open, me } = room();
    const [one, two] = open() as [TableRow, TableRow];
    me('p0', { table: one.tableId, duties: ['note-taker'], host: true });
    me('p0', { table: two.tableId });
    expect(records.people.get('p0')).toMatchObject({
      table: two.tableId,
      sat: [one.tableId, two.tableId],
    });
    expect(records.people.get('p0')).not.toHaveProperty('duties');
    expect(records.people.get('p0')).not.toHaveProperty('host');
    expect([...(records.seats.get(one.tableId) ?? [])]).toEqual([]);
    expect([...(records.seats.get(two.tableId) ?? [])]).toEqual(['p0']);
    me('p0', { table: null });
    expect(records.seats.get(two.tableId)?.size).toBe(0);
  });

  it('a duty and hosting are one person’s: taking over frees the other', () => {
    const { records, open, me } = room();
    const table = open()[0]?.tableId as string;
    me('p0', { table, duties: ['facilitator', 'note-taker'], host: true });
    me('p1', { table });
    me('p1', { duties: ['note-taker'], host: true });
    expect(records.people.get('p0')).toMatchObject({ duties: ['facilitator'] });
    expect(records.people.get('p0')?.host).toBeUndefined();
    expect(records.people.get('p1')).toMatchObject({ duties: ['note-taker'], host: true });
  });

  it('refuses what cannot be', () => {
    const { records, act, open, me, run } = room();
    const [one, two] = open() as [TableRow, TableRow];
    run(setTableClosed(records, act('fay'), two.tableId, true));
    expect(refusal(() => me('p0', { table: two.tableId }))).toBe('table-closed');
    expect(refusal(() => me('p0', { table: uuid(9, 9) }))).toBe('no-such-table');
    expect(refusal(() => me('p0', { duties: ['reporter'] }))).toBe('no-table');
    expect(
      refusal(() =>
        me('p0', { contact: { text: 'x'.repeat(LIMITS.contactChars + 1), shownTo: 'table' } }),
      ),
    ).toBe('text-too-long');
    expect(refusal(() => movePerson(records, act('p1'), 'p0', one.tableId))).toBe('forbidden');
    expect(refusal(() => movePerson(records, act('fay'), 'nobody', one.tableId))).toBe(
      'no-such-person',
    );
    // All or nothing: the name in the same command is not taken either.
    expect(refusal(() => me('p0', { name: 'New', table: two.tableId }))).toBe('table-closed');
    expect(records.people.get('p0')?.name).toBe('Person p0');
  });

  it('closing a table frees its people and keeps what they decided', () => {
    const { records, act, run, open, me } = room();
    const table = open()[0]?.tableId as string;
    me('p0', { table, commitment: { table, kind: 'activator' } });
    run(
      editTable(records, act('p0'), table, {
        again: 'yes',
        sentence: 'One plan.',
        spoken: { person: 'p0', spoken: true },
      }),
    );
    run(setTableClosed(records, act('fay'), table, true));
    expect(records.people.get('p0')).toMatchObject({
      sat: [table],
      commitments: { [table]: 'activator' },
    });
    expect(records.people.get('p0')?.table).toBeUndefined();
    expect(records.tables.get(table)).toMatchObject({
      again: 'yes',
      sentence: 'One plan.',
      spoken: ['p0'],
    });
    expect(refusal(() => editTable(records, act('fay'), table, { again: 'no' }))).toBe(
      'table-closed',
    );
  });

  it('whoever is removed leaves her seat, so that a table that closes later holds nobody', () => {
    const { records, act, run, open, me } = room();
    const table = open()[0]?.tableId as string;
    me('p0', { table, duties: ['note-taker'], host: true });
    run(removePerson(records, act('fay'), 'p0'));
    run(setTableClosed(records, act('fay'), table, true));
    expect(records.people.get('p0')).toMatchObject({ removed: true, sat: [table] });
    for (const field of ['table', 'duties', 'host'])
      expect(records.people.get('p0')).not.toHaveProperty(field);
  });

  it('2a.4, T21 only whoever sits there, or a facilitator, decides for a table', () => {
    const { records, act, run, open, me } = room();
    const [one, two] = open() as [TableRow, TableRow];
    me('p0', { table: one.tableId });
    expect(refusal(() => editTable(records, act('p0'), two.tableId, { again: 'yes' }))).toBe(
      'not-at-table',
    );
    expect(
      refusal(() =>
        editTable(records, act('p0'), one.tableId, { spoken: { person: 'p1', spoken: true } }),
      ),
    ).toBe('no-such-person');
    expect(
      refusal(() => editTable(records, act('p0'), one.tableId, { sentence: 'two\nlines' })),
    ).toBe('invalid-text');
    run(editTable(records, act('fay'), two.tableId, { again: 'no' }));
    expect(records.tables.get(two.tableId)?.again).toBe('no');
  });
});

describe('the walk', () => {
  it('2a.5 opens the gallery, leaves one host a table, gives everyone else their stops', () => {
    const { records, act, run, open, me, ids } = room(12);
    const tables = open();
    for (const [index, id] of ids.slice(0, 11).entries())
      me(id, { table: tables[index % 4]?.tableId as string });
    me('p4', { duties: ['reporter'] });
    const { session } = run(
      steerWalk(records, act('fay'), {
        action: 'start',
        mode: 'rotation',
        stops: 9,
        stopMs: 60_000,
      }),
    );
    expect(session).toMatchObject({
      phase: 'gallery',
      walk: { mode: 'rotation', stops: 3, stop: 0 },
      timer: { state: 'running', totalMs: 60_000 },
    });
    for (const { tableId } of tables) {
      const seated = [...(records.seats.get(tableId) ?? [])].map((id) => records.people.get(id));
      expect(seated.filter((person) => person?.host)).toHaveLength(1);
      for (const person of seated.filter((each) => !each?.host))
        expect(person?.stops).toHaveLength(3);
    }
    expect(records.people.get('p4')?.host).toBe(true);
    // Nobody at a table walks as well, among all posters.
    expect(records.people.get('p11')?.stops).toHaveLength(3);
    const walker = records.people.get('p0');
    if (!walker) throw new Error('p0 is gone');
    const seen = [0, 1, 2].map((stop) => {
      const where = standsAt(records.session, records.people.get('p0') ?? walker);
      if (stop < 2) run(steerWalk(records, act('fay'), { action: 'next' }));
      return where;
    });
    expect(new Set(seen).size).toBe(3);
    expect(seen).not.toContain(walker.table);
    run(steerWalk(records, act('fay'), { action: 'next' }));
    expect(records.session).toMatchObject({ walk: { stop: 3 }, timer: null });
    run(steerWalk(records, act('fay'), { action: 'end' }));
    expect(records.session.walk).toBeNull();
  });

  it('a late-comer joins the rotation; a host who is relieved half-way walks on', () => {
    const { records, act, run, open, me, ids } = room();
    const tables = open();
    for (const [index, id] of ids.slice(0, 7).entries())
      me(id, { table: tables[index % 4]?.tableId as string });
    run(
      steerWalk(records, act('fay'), {
        action: 'start',
        mode: 'rotation',
        stops: 3,
        stopMs: 1_000,
      }),
    );
    run(arrive(records, act('late'), { role: 'participant', arrival: 'code' }));
    me('late', { table: tables[0]?.tableId as string });
    expect(records.people.get('late')?.stops).toHaveLength(3);
    const host = [...(records.seats.get(tables[0]?.tableId as string) ?? [])].find(
      (id) => records.people.get(id)?.host,
    ) as string;
    me('late', { host: true });
    expect(records.people.get(host)).not.toHaveProperty('host');
    expect(records.people.get(host)?.stops).toHaveLength(3);
  });

  it('report-backs go through the queue and end by themselves', () => {
    const { records, act, run, open } = room();
    const tables = open();
    run(steerReportBack(records, act('fay'), { action: 'start', turnMs: 1_000 }, NO_GROUPS));
    expect(records.session.reportBack).toEqual({
      queue: tables.map((table) => table.tableId),
      index: 0,
      turnMs: 1_000,
    });
    for (let turn = 1; turn < 4; turn += 1)
      run(steerReportBack(records, act('fay'), { action: 'next' }, NO_GROUPS));
    expect(records.session.reportBack?.index).toBe(3);
    run(steerReportBack(records, act('fay'), { action: 'next' }, NO_GROUPS));
    expect(records.session.reportBack).toBeNull();
  });
});

it('posters list names in one order, whatever order people are read in after a restart', () => {
  const { records, open, me, ids, act, run } = room();
  const table = open()[0]?.tableId as string;
  for (const id of ids)
    me(id, { table, commitment: { table, kind: 'activator' }, standing: table });
  run(steerWalk(records, act('fay'), { action: 'start', mode: 'free', stopMs: 1_000 }));
  for (const id of ids) me(id, { standing: table });
  const choices = posterChoices(records).get(table);
  expect(choices?.hereNames).toHaveLength(ids.length);
  expect(choices?.activators).toHaveLength(ids.length);
  const other = new WallRecords(records.session);
  other.apply(
    [...records.people].toReversed().map(([id, value]) => ({ kind: 'person', id, value })),
  );
  expect(posterChoices(other).get(table)).toEqual(choices);
});
