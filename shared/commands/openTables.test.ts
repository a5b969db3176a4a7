import { beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../model/limits.ts';
import type { Step } from '../scripts/script.ts';
import { standingAt } from '../scripts/standing.ts';
import { goToStep } from './goToStep.ts';
import { takeBackMove } from './moves.ts';
import { putNote, setNoteHidden, withdrawNote } from './notes.ts';
import { openTables } from './openTables.ts';
import { arrive, setMe } from './people.ts';
import { followNotes } from './tablePlans.ts';
import { testSession } from './testSession.ts';
import { uuid } from './testTables.ts';
import { WallRecords } from './wallState.ts';

const COMMON = { title: 'Do it', ask: 'Do it.' };
type TablesStep = Extract<Step, { kind: 'tables' }>;
const tables = (id: string, part: Partial<TablesStep>): TablesStep => ({
  ...COMMON,
  id,
  kind: 'tables',
  from: { kind: 'dealt' },
  ...part,
});

let records: WallRecords;
let made = 0;
const gone = new Set<string>();
const making = {
  groups: () => [],
  newId: () => uuid(3, (made += 1)),
  isInRoom: (id: string) => !gone.has(id),
};
const act = (id: string) => ({ personId: id, now: 1_000 });
const begin = (...steps: Step[]): void => {
  const post: Step = { ...COMMON, id: 'post', kind: 'post', prompts: [] };
  const script = { ...testSession().script, steps: [post, ...steps] };
  records = new WallRecords(standingAt({ ...testSession(), script, step: 'post', been: [] }));
  records.apply(arrive(records, act('fay'), { role: 'facilitator', arrival: 'creation' }).changes);
};
const come = (count: number): void => {
  for (let n = 0; n < count; n += 1)
    records.apply(arrive(records, act(`p${n}`), { role: 'participant', arrival: 'code' }).changes);
};
const go = (step: string): string => {
  const id = uuid(4, (made += 1));
  records.apply(goToStep(records, act('fay'), { id, step }, making).changes);
  return id;
};
const open = () => records.session.tables.filter(({ state }) => state !== 'closed');
const seats = (): string[][] =>
  open().map(({ tableId }) => [...(records.seats.get(tableId) ?? [])]);
const post = (n: number, person: string, text: string): void =>
  records.apply(putNote(records, act(person), { id: uuid(5, n), text }).changes);
beforeEach(() => {
  made = 0;
  gone.clear();
});

describe('2a.1a a step opens its tables', () => {
  test('of notes: each its own, named by its words; its author owns it where the step says so', () => {
    begin(tables('sit', { from: { kind: 'notes', step: 'post' }, owner: { name: 'Challenge' } }));
    come(3);
    post(1, 'p0', 'How do we\nkeep volunteers?');
    post(2, 'p1', 'x'.repeat(300));
    go('sit');
    expect(open().map(({ name }) => name)).toEqual(['How do we keep volunteers?', 'x'.repeat(40)]);
    const [first] = open();
    expect(records.tables.get(first?.tableId ?? '')).toMatchObject({
      owner: 'p0',
      noteIds: [uuid(5, 1)],
    });
    expect(seats()).toEqual([['p0'], ['p1']]);
    // A note that comes later gets one when tables are opened again; the others keep theirs.
    post(3, 'p2', 'Later');
    records.apply(openTables(records, act('fay'), making).changes);
    expect(open().map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test('of more notes than there is room for: everybody’s first before anybody’s second, and the rest is told', () => {
    begin(tables('sit', { from: { kind: 'notes' }, owner: { name: 'Challenge' } }));
    come(3);
    for (let n = 0; n < LIMITS.tablesPerWall; n += 1) post(n, 'p0', `Mine ${n}`);
    post(900, 'p1', 'Hers');
    post(901, 'p2', 'His');
    go('sit');
    expect(open()).toHaveLength(LIMITS.tablesPerWall);
    expect(
      open()
        .slice(0, 4)
        .map(({ name }) => name),
    ).toEqual(['Mine 0', 'Hers', 'His', 'Mine 1']);
    expect(seats().slice(0, 3)).toEqual([['p0'], ['p1'], ['p2']]);
  });

  test('T2 of notes that nobody may read yet none, and of one that was taken down its name goes as well', () => {
    begin(tables('sit', { from: { kind: 'notes' } }));
    come(2);
    post(1, 'p0', 'Secret words');
    post(2, 'p1', 'Other words');
    const shown = records.session;
    records.apply([{ kind: 'session', value: { ...shown, revealed: false } }]);
    expect(() => go('sit')).toThrow('not-revealed');
    records.apply([{ kind: 'session', value: shown }]);
    go('sit');
    const note = uuid(5, 1);
    const names = (): string[] => {
      records.apply(followNotes(records, new Set([note])));
      return open().map(({ name }) => name);
    };
    records.apply(setNoteHidden(records, act('fay'), note, true).changes);
    expect(names()).toEqual(['', 'Other words']);
    records.apply(setNoteHidden(records, act('fay'), note, false).changes);
    expect(names()).toEqual(['Secret words', 'Other words']);
    records.apply(withdrawNote(records, act('p0'), note).changes);
    expect(names()).toEqual(['', 'Other words']);
    expect(followNotes(records, new Set([note]))).toEqual([]);
  });

  test('of a list, in its order, in the wall’s language, once', () => {
    begin(
      tables('sit', { from: { kind: 'list', topics: [{ en: 'Water', es: 'Agua' }, 'Schools'] } }),
    );
    go('sit');
    records.apply(openTables(records, act('fay'), making).changes);
    expect(open().map(({ name }) => name)).toEqual(['Water', 'Schools']);
  });

  test('of pairs by chance: an odd number makes one trio, and whoever went home sits nowhere', () => {
    begin(tables('sit', { from: { kind: 'pairs', choose: 'random' } }));
    come(8);
    gone.add('p3');
    const id = go('sit');
    expect(seats().map(({ length }) => length)).toEqual([3, 2, 2]);
    expect(seats().flat()).not.toContain('p3');
    records.apply(takeBackMove(records, act('fay'), id).changes);
    expect(records.session.step).toBe('post');
  });

  test('of threes and fours that nobody sits in again with the same people', () => {
    begin(tables('one', {}), tables('two', {}), tables('three', {}));
    come(26);
    const met = new Set<string>();
    for (const step of ['one', 'two', 'three']) {
      go(step);
      expect(seats().flat()).toHaveLength(26);
      for (const table of seats())
        for (const one of table)
          for (const other of table)
            if (one < other) {
              expect(met.has(`${one} ${other}`)).toBe(false);
              met.add(`${one} ${other}`);
            }
    }
    // Those of the steps before are closed: their sheets stay, and nobody sits there.
    expect(records.session.tables.filter(({ state }) => state === 'closed')).toHaveLength(16);
    expect(seats().every(({ length }) => length === 3 || length === 4)).toBe(true);
  });
});

test('people choose their partner: nobody sits third while somebody is left to make a pair', () => {
  begin(tables('sit', { from: { kind: 'pairs', choose: 'people' } }));
  come(5);
  go('sit');
  const [first, second] = open().map(({ tableId }) => tableId) as [string, string];
  const sit = (id: string, table: string): unknown => {
    try {
      records.apply(setMe(records, act(id), { table }).changes);
      return 'sits';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(seats()).toEqual([[], []]);
  expect([sit('p0', first), sit('p1', first), sit('p2', first)]).toEqual([
    'sits',
    'sits',
    'table-full',
  ]);
  expect([sit('p2', second), sit('p3', second), sit('p4', first)]).toEqual([
    'sits',
    'sits',
    'sits',
  ]);
});

test('a table is full where the step says how many sit there', () => {
  begin(tables('sit', { from: { kind: 'list', topics: ['A'] }, size: [1, 1] }));
  come(2);
  go('sit');
  const [row] = open();
  const sit = (id: string) => setMe(records, act(id), { table: row?.tableId ?? '' });
  records.apply(sit('p0').changes);
  expect(() => sit('p1')).toThrow('table-full');
  // Whoever sits there already sits there still.
  expect(sit('p0').changes).toEqual([]);
});
