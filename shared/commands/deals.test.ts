import { beforeEach, describe, expect, test } from 'vitest';
import type { Step } from '../scripts/script.ts';
import { standingAt } from '../scripts/standing.ts';
import { tableView } from '../documents/tableView.ts';
import { followSeats } from './deals.ts';
import type { Decision } from './decision.ts';
import { goToStep } from './goToStep.ts';
import { takeBackMove } from './moves.ts';
import { putNote } from './notes.ts';
import { openTables } from './openTables.ts';
import { arrive, removePerson, setMe } from './people.ts';
import { readmitPerson } from './removal.ts';
import { editSession } from './session.ts';
import { editTable, movePerson } from './tables.ts';
import { KEY_PRODUCT, testSession } from './testSession.ts';
import { uuid } from './testTables.ts';
import { WallRecords } from './wallState.ts';

const COMMON = { title: 'Talk', ask: 'Talk.' };
const POST: Step = { ...COMMON, id: 'post', kind: 'post', prompts: [] };
const tables = (id: string, part: Partial<Extract<Step, { kind: 'tables' }>> = {}): Step => ({
  ...COMMON,
  id,
  kind: 'tables',
  from: { kind: 'dealt' },
  ...part,
});
const PAIRS = { from: { kind: 'pairs', choose: 'random' } } as const;

let records: WallRecords;
let made = 0;
let came = 0;
const gone = new Set<string>();
const making = {
  groups: () => [],
  newId: () => uuid(3, (made += 1)),
  isInRoom: (id: string) => !gone.has(id),
};
const act = (id: string) => ({ personId: id, now: 1_000 });
/** As a tick does it: names follow what was decided. */
const run = <Reply>({ changes, reply }: Decision<Reply>): Reply => {
  records.apply(changes);
  records.apply(followSeats(records, changes));
  return reply;
};
const begin = (...steps: Step[]): void => {
  came = 0;
  const script = { ...testSession().script, steps: [POST, ...steps] };
  records = new WallRecords(standingAt({ ...testSession(), script, step: 'post', been: [] }));
  run(arrive(records, act('fay'), { role: 'facilitator', arrival: 'creation' }));
};
const NAMES = ['Ana', 'Bo', 'Cem', 'Dia', 'Eva', 'Finn', 'Gus', 'Hana', 'Ivo', 'Jo', 'Kai', 'Lea'];
const come = (count: number): void => {
  for (const last = came + count; came < last; came += 1)
    run(
      arrive(records, act(`p${came}`), {
        name: `${NAMES[came] ?? `Person${came}`} Smith`,
        role: 'participant',
        arrival: 'code',
      }),
    );
};
const go = (step: string): string => {
  const id = uuid(4, (made += 1));
  run(goToStep(records, act('fay'), { id, step }, making));
  return id;
};
const open = () => records.session.tables.filter(({ state }) => state !== 'closed');
const again = () => run(openTables(records, act('fay'), making, records.session.step));
const seats = (): string[][] =>
  open().map(({ tableId }) => [...(records.seats.get(tableId) ?? [])].toSorted());
const seatOf = (id: string): string => records.people.get(id)?.table ?? '';
beforeEach(() => {
  made = 0;
  gone.clear();
});

describe('2a.1a who comes after people were dealt to tables', () => {
  test('sits with the others who came late, at tables that are numbered on', () => {
    begin(tables('sit', PAIRS));
    come(6);
    go('sit');
    const before = seats();
    come(5);
    again();
    expect(seats().slice(0, 3)).toEqual(before);
    expect(seats().map(({ length }) => length)).toEqual([2, 2, 2, 3, 2]);
    expect(open().map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(open().map(({ clusterId }) => clusterId)).size).toBe(5);
    // Again, by two facilitators at once: nobody is dealt twice.
    again();
    expect(open()).toHaveLength(5);
  });

  test('alone joins the smallest table that has room; nobody is ever dealt a table for herself', () => {
    begin(tables('sit', { size: [3, 4] }));
    come(1);
    go('sit');
    expect(open()).toEqual([]);
    expect(records.session.step).toBe('sit');
    come(6);
    again();
    expect(seats().map(({ length }) => length)).toEqual([4, 3]);
    come(1);
    again();
    expect(seats().map(({ length }) => length)).toEqual([4, 4]);
    // All are full: she is not left standing.
    come(1);
    again();
    expect(seats().flat()).toHaveLength(9);
    expect(open()).toHaveLength(2);
  });

  test('and whoever got up, gets a seat; who went home gets none', () => {
    begin(tables('sit', PAIRS));
    come(4);
    go('sit');
    run(setMe(records, act('p0'), { table: null }));
    come(2);
    gone.add('p5');
    again();
    expect(seatOf('p0')).toBe(seatOf('p4'));
    expect(seatOf('p5')).toBe('');
  });

  test('where people choose their partners: as many tables as they need', () => {
    begin(tables('sit', { from: { kind: 'pairs', choose: 'people' } }));
    come(4);
    go('sit');
    expect(open()).toHaveLength(2);
    for (const id of ['p0', 'p1'])
      run(setMe(records, act(id), { table: open()[0]?.tableId ?? '' }));
    again();
    expect(open()).toHaveLength(2);
    come(2);
    again();
    expect(open()).toHaveLength(3);
  });
});

describe('2a.1a from one way of dealing to another', () => {
  test.each([
    ['pairs', PAIRS],
    ['partners they choose', { from: { kind: 'pairs', choose: 'people' } }],
    ['a list', { from: { kind: 'list', topics: ['Water', 'Air'] } }],
  ] as const)(
    'to %s: the tables before are closed, and taken back it is the deal before',
    (_, to) => {
      begin(tables('first', { duties: [{ id: 'reporter' }] }), tables('second', to));
      come(8);
      go('first');
      const before = { tables: open(), seats: seats() };
      run(setMe(records, act('p0'), { duties: ['reporter'] }));
      const move = go('second');
      const first = before.tables.map(({ tableId }) => tableId);
      expect(open().some(({ tableId }) => first.includes(tableId))).toBe(false);
      const later = { tables: open(), seats: seats() };
      expect(later.tables.length).toBeGreaterThan(0);
      run(takeBackMove(records, act('fay'), move));
      expect(records.session.step).toBe('first');
      expect(open()).toEqual(before.tables);
      expect(seats()).toEqual(before.seats);
      expect(records.people.get('p0')?.duties).toEqual(['reporter']);
      // On again it is the same deal, and none is made twice.
      go('second');
      expect(records.session.tables).toHaveLength(first.length + later.tables.length);
    },
  );

  test('gone back to step by step it is the deal of then, with those who came since', () => {
    begin(tables('first', PAIRS), tables('second', PAIRS));
    come(6);
    go('first');
    const before = seats();
    go('second');
    expect(seats()).not.toEqual(before);
    come(2);
    go('first');
    expect(seats().slice(0, 3)).toEqual(before);
    expect(seats()[3]).toEqual(['p6', 'p7']);
    expect(new Set(open().map(({ step }) => step))).toEqual(new Set(['first']));
  });

  test('whoever went elsewhere since the move stays there as it is taken back', () => {
    begin(
      tables('list', { from: { kind: 'list', topics: ['Water'] } }),
      tables('first', PAIRS),
      tables('second', PAIRS),
    );
    come(4);
    go('list');
    const [water] = open();
    go('first');
    const move = go('second');
    run(movePerson(records, act('fay'), 'p0', water?.tableId ?? ''));
    run(takeBackMove(records, act('fay'), move));
    expect(seatOf('p0')).toBe(water?.tableId);
    expect(seats().flat()).toHaveLength(4);
  });
});

describe('2a.1a what a table is called to which people were dealt', () => {
  test('by the first names of who sits there', () => {
    begin(tables('sit'));
    come(12);
    go('sit');
    const names = open().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const [row] = open();
    expect(row?.name.split(/, /u)).toEqual(
      seats()[0]
        ?.map((id) => NAMES[Number(id.slice(1))])
        .toSorted(),
    );
  });

  test('T2 by no name that the wall shows no more, and by nobody who was removed', () => {
    begin(tables('sit', PAIRS), tables('then', PAIRS));
    come(4);
    go('sit');
    const row = () => records.session.tables[0];
    const [out, stays] = seats()[0] as [string, string];
    const name = (id: string): string => NAMES[Number(id.slice(1))] as string;
    go('then');
    expect(row()?.state).toBe('closed');
    run(removePerson(records, act('fay'), out));
    expect(row()?.name).toBe(name(stays));
    run(readmitPerson(records, act('fay'), out));
    expect(row()?.name).toContain(name(out));
    run(editSession(records, act('fay'), { names: 'anonymous' }, KEY_PRODUCT));
    expect(records.session.tables.map((each) => each.name)).toEqual(
      records.session.tables.map(() => 'Talk'),
    );
  });
});

describe('2a.4b whose table it is', () => {
  const OWNED = { from: { kind: 'notes' }, owner: { name: 'Challenge' } } as const;
  const opened = (names?: 'anonymous'): string => {
    begin(tables('sit', OWNED));
    come(3);
    if (names) run(editSession(records, act('fay'), { names }, KEY_PRODUCT));
    run(putNote(records, act('p0'), { id: uuid(5, 1), text: 'Hers' }));
    go('sit');
    const table = open()[0]?.tableId ?? '';
    run(setMe(records, act('p1'), { table }));
    return table;
  };
  const ownerSeen = (): string | undefined => tableView(records, 'p1')?.owner;

  test('is nobody’s while its owner sits elsewhere or was removed, and hers again', () => {
    const table = opened();
    expect(ownerSeen()).toBe('p0');
    run(putNote(records, act('p2'), { id: uuid(5, 2), text: 'Other' }));
    again();
    const [, other] = open();
    run(setMe(records, act('p0'), { table: other?.tableId ?? '' }));
    expect(ownerSeen()).toBeUndefined();
    expect(
      run(editTable(records, act('p1'), table, { sentence: 'So' })).table.owner,
    ).toBeUndefined();
    run(setMe(records, act('p0'), { table }));
    expect(ownerSeen()).toBe('p0');
    run(removePerson(records, act('fay'), 'p0'));
    expect(ownerSeen()).toBeUndefined();
  });

  test('T2 on a wall without names nobody is told by it who wrote the note, also where names were shown before', () => {
    const table = opened('anonymous');
    expect(ownerSeen()).toBeUndefined();
    expect(seatOf('p0')).toBe('');
    expect(records.tables.get(table)?.owner).toBeUndefined();
    // Who says so herself owns it.
    expect(run(editTable(records, act('p1'), table, { owner: 'p1' })).table.owner).toBe('p1');
    opened();
    expect(ownerSeen()).toBe('p0');
    run(editSession(records, act('fay'), { names: 'anonymous' }, KEY_PRODUCT));
    expect(ownerSeen()).toBeUndefined();
  });
});
