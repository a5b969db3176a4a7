import { describe, expect, it } from 'vitest';
import { LIMITS } from '../model/limits.ts';
import { requirePerson } from './decision.ts';
import { setDoor, setJoinCode } from './door.ts';
import { arrive, decideOffer, ownPerson, removePerson, setMe } from './people.ts';
import { readmitPerson, removalsOf, removeBurst, stepRemoval, undoRemoval } from './removal.ts';
import { editTable, movePerson, setTableClosed } from './tables.ts';
import { room as crowdRoom } from './testCrowd.ts';
import { refusal, room, uuid } from './testTables.ts';
import { momentOf } from './wallState.ts';

describe('people', () => {
  it('unknown, removed and leaving ones may nothing', () => {
    const { records, run, act } = room();
    expect(refusal(() => requirePerson(records, 'nobody'))).toBe('unauthenticated');
    expect(refusal(() => requirePerson(records, '__proto__'))).toBe('unauthenticated');
    run(removePerson(records, act('fay'), 'p0'));
    expect(refusal(() => requirePerson(records, 'p0'))).toBe('removed');
    expect(refusal(() => requirePerson({ ...records, leaving: new Set(['p1']) }, 'p1'))).toBe(
      'removed',
    );
    expect(ownPerson(undefined)).toEqual({ role: 'participant', offer: 'none', removed: true });
    expect(Object.keys(ownPerson(records.people.get('p1')))).not.toContain('joinedAt');
  });

  it('let back in are who they were; nobody is let in who never was', () => {
    const { records, run, act } = room();
    run(removePerson(records, act('fay'), 'p0'));
    run(readmitPerson(records, act('fay'), 'p0'));
    expect(records.people.get('p0')).toMatchObject({ removed: false, name: 'Person p0' });
    expect(readmitPerson(records, act('fay'), 'p0').changes).toEqual([]);
    expect(refusal(() => readmitPerson(records, act('fay'), 'nobody'))).toBe('no-such-person');
    expect(refusal(() => readmitPerson(records, act('p1'), 'p0'))).toBe('forbidden');
    expect(refusal(() => decideOffer(records, act('fay'), 'nobody', true))).toBe('no-such-person');
  });

  it('leave a contact of so many letters to readers there are, and take it away', () => {
    const { me, records } = room();
    const contact = (text: string, shownTo = 'table') => ({ contact: { text, shownTo } as never });
    expect(me('p0', contact('x'.repeat(120))).contact?.shownTo).toBe('table');
    expect(refusal(() => me('p0', contact('x'.repeat(121))))).toBe('text-too-long');
    expect(refusal(() => me('p0', contact('a\nb')))).toBe('invalid-text');
    expect(refusal(() => me('p0', contact('a', 'everybody')))).toBe('invalid-request');
    expect(records.people.get('p0')?.contact?.text).toHaveLength(120);
    expect(me('p0', { contact: null })).not.toHaveProperty('contact');
  });

  it('take duties at a table alone, only such as there are, each once', () => {
    const { me, open } = room();
    const [table = ''] = open().map(({ tableId }) => tableId);
    expect(refusal(() => me('p0', { duties: ['reporter'] }))).toBe('no-table');
    expect(refusal(() => me('p0', { host: true }))).toBe('no-table');
    expect(refusal(() => me('p0', { table, duties: ['king' as never] }))).toBe('invalid-request');
    expect(me('p0', { table, duties: ['reporter', 'reporter'] }).duties).toEqual(['reporter']);
    expect(me('p0', { host: true })).toMatchObject({ host: true, duties: ['reporter'] });
    expect(me('p0', { host: false })).not.toHaveProperty('host');
    // All of it holds, or none.
    expect(refusal(() => me('p1', { name: 'New', table: 'nowhere' }))).toBe('no-such-table');
    expect(me('p1', {}).name).toBe('Person p1');
  });

  it('are moved to open tables by facilitators, where they are not yet', () => {
    const { records, run, act, open } = room();
    const [one, two] = open().map(({ tableId }) => tableId) as [string, string];
    const seat = (who: string, id: string, table: string | null) => () =>
      movePerson(records, act(who), id, table);
    expect(run(seat('fay', 'p0', one)()).person.table).toBe(one);
    expect(seat('fay', 'p0', one)().changes).toEqual([]);
    expect(seat('fay', 'p1', null)().changes).toEqual([]);
    expect(run(seat('fay', 'p0', null)()).person).not.toHaveProperty('table');
    expect(refusal(seat('p1', 'p0', one))).toBe('forbidden');
    expect(refusal(seat('fay', 'nobody', one))).toBe('no-such-person');
    run(setTableClosed(records, act('fay'), two, true));
    expect(refusal(seat('fay', 'p0', two))).toBe('table-closed');
    run(arrive(records, act('wall'), { role: 'projector', arrival: 'link' }));
    expect(refusal(seat('fay', 'wall', one))).toBe('no-such-person');
  });

  it('at a table say who has spoken, and what is decided; nothing twice', () => {
    const { records, act, open, me, run } = room();
    const [table = ''] = open().map(({ tableId }) => tableId);
    me('p0', { table });
    me('p1', { table });
    const edit = (part: Parameters<typeof editTable>[3]) =>
      editTable(records, act('p0'), table, part);
    run(edit({ spoken: { person: 'p1', spoken: true } }));
    expect(edit({ spoken: { person: 'p1', spoken: true } }).changes).toEqual([]);
    expect(records.tables.get(table)?.spoken).toEqual(['p1']);
    expect(refusal(() => edit({ spoken: { person: 'p2', spoken: true } }))).toBe('no-such-person');
    run(edit({ again: 'yes' }));
    expect(edit({ again: 'yes', was: ['no'] }).changes).toEqual([]);
    expect(refusal(() => edit({ again: 'no', was: [''] }))).toBe('changed-meanwhile');
    expect(refusal(() => edit({ posterNotes: ['x'] }))).toBe('no-such-note');
    expect(
      refusal(() => edit({ posterNotes: Array.from({ length: 7 }, (_, at) => uuid(2, at)) })),
    ).toBe('invalid-request');
    const six = Array.from({ length: 6 }, (_, at) => uuid(2, at));
    expect(run(edit({ posterNotes: six })).table.posterNotes).toEqual(six);
  });
});

describe('doors and codes', () => {
  it('are the facilitator’s, and setting them as they are writes nothing', () => {
    const { records, act, run } = room();
    expect(refusal(() => setDoor(records, act('p0'), 'closed'))).toBe('forbidden');
    expect(setDoor(records, act('fay'), 'open').changes).toEqual([]);
    expect(run(setDoor(records, act('fay'), 'closed')).door).toBe('closed');
    for (const code of ['', 'abc', 'ABCDEFG', 'ABCDE0'])
      expect(refusal(() => setJoinCode(records, act('fay'), code))).toBe('invalid-request');
    expect(setJoinCode(records, act('fay'), 'ABCDEF').changes).toEqual([]);
    expect(run(setJoinCode(records, act('fay'), 'HUA42K'))).toEqual({
      joinCode: 'HUA42K',
      before: 'ABCDEF',
    });
  });
});

describe('removals', () => {
  it('are kept so many, the oldest forgotten first; those under way are not', () => {
    const { records, fay, crowd, as, run, finish } = crowdRoom();
    for (let index = 0; index <= LIMITS.removalsPerWall; index += 1)
      records.apply([
        {
          kind: 'removal',
          id: `old${index}`,
          value: { people: ['x'], notes: 0, at: index, doing: index === 0 ? 'back' : null },
        },
      ]);
    crowd('rogue', 250);
    run(removeBurst(records, as(fay), { burst: 'people-rogue', removal: 'new' }));
    expect(records.removals.size).toBe(LIMITS.removalsPerWall);
    expect([...records.removals.keys()]).not.toContain('old1');
    expect(records.removals.has('old0')).toBe(true);
    expect(removalsOf(records)[0]).toMatchObject({ id: 'new', doing: 'out' });
    finish('new');
    // Nothing is left to do, and nothing is done.
    expect(stepRemoval(records, 'new')).toEqual({ changes: [], reply: { isDone: true } });
    expect(stepRemoval(records, 'never')).toEqual({ changes: [], reply: { isDone: true } });
  });

  it('are a facilitator’s, of a burst there is, and undone by a facilitator', () => {
    const { records, fay, crowd, as, run } = crowdRoom();
    const [one] = crowd('rogue', 250) as [string];
    const burst = { burst: 'people-rogue', removal: 'r1' };
    expect(refusal(() => removeBurst(records, as(one), burst))).toBe('forbidden');
    expect(refusal(() => removeBurst(records, as(fay), { ...burst, burst: 'none' }))).toBe(
      'no-such-burst',
    );
    run(removeBurst(records, as(fay), burst));
    expect(refusal(() => undoRemoval(records, as(one), 'r1'))).toBe('removed');
    const ben = crowdRoom();
    expect(refusal(() => undoRemoval(records, as(fay), 'r2'))).toBe('no-such-removal');
    expect(ben.records.removals.size).toBe(0);
  });
});

it('a moment of the wall stays as it was, whatever comes after', () => {
  const { records, me, open } = room();
  const [table = ''] = open().map(({ tableId }) => tableId);
  me('p0', { table });
  const moment = momentOf(records);
  me('p1', { table });
  records.apply([{ kind: 'person-gone', id: 'p2' }]);
  expect([...(moment.seats.get(table) ?? [])]).toEqual(['p0']);
  expect(moment.people.has('p2')).toBe(true);
  expect(moment.people.get('p1')).not.toHaveProperty('table');
  expect(setMe(records, { personId: 'p1', now: 0 }, {}).reply.table).toBe(table);
});
