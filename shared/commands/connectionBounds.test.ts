import { describe, expect, it } from 'vitest';
import type { ConnectionRecord } from '../model/gallery.ts';
import { LIMITS } from '../model/limits.ts';
import { connect, editConnection, type ConnectionEdit } from './connections.ts';
import { setTableClosed } from './tables.ts';
import { refusal, room, uuid } from './testTables.ts';
import { setTour, steerWalk } from './walk.ts';

describe('a connection', () => {
  /** Two tables in the gallery, one of p0 and p1 at each, and a thread of p2, who sits at none. */
  function gallery() {
    const all = room();
    const tables = all.open().map(({ tableId }) => tableId) as [string, string, string, string];
    all.me('p0', { table: tables[0] });
    all.me('p1', { table: tables[1] });
    const { records, run, act } = all;
    run(steerWalk(records, act('fay'), { action: 'start', mode: 'free', stopMs: 1_000 }));
    const draw = (person: string, id: string, more: object = {}) =>
      connect(records, act(person), {
        id,
        from: tables[0],
        to: tables[1],
        relation: 'supports',
        text: 'Share the hall',
        ...more,
      });
    const one = uuid(6, 1);
    run(draw('p2', one));
    return {
      ...all,
      tables,
      draw,
      one,
      thread: () => records.connections.get(one) as ConnectionRecord,
    };
  }

  it.each<[object, string]>([
    [{ id: 'x' }, 'invalid-id'],
    [{ text: '' }, 'empty-text'],
    [{ text: 'x'.repeat(LIMITS.sentenceChars + 1) }, 'text-too-long'],
    [{ relation: 'hates' }, 'invalid-request'],
    [{ relation: '__proto__' }, 'invalid-request'],
    [{ to: 'nowhere' }, 'no-such-table'],
  ])('of %j is refused: %s', (more, problem) => {
    const { draw } = gallery();
    expect(refusal(() => draw('p2', uuid(6, 2), more))).toBe(problem);
  });

  it('from a table to itself is none, nor one to a table that was closed', () => {
    const { draw, tables, run, records, act } = gallery();
    expect(refusal(() => draw('p2', uuid(6, 2), { to: tables[0] }))).toBe('same-table');
    run(setTableClosed(records, act('fay'), tables[2], true));
    expect(refusal(() => draw('p2', uuid(6, 2), { to: tables[2] }))).toBe('table-closed');
  });

  it('is its maker’s: her second try is answered the first, another’s id is taken, and gone is gone', () => {
    const { draw, one, run, records, act, thread } = gallery();
    expect(draw('p2', one, { text: 'Other words' })).toEqual({
      changes: [],
      reply: { created: false, connection: thread() },
    });
    expect(refusal(() => draw('p3', one))).toBe('id-taken');
    run(editConnection(records, act('p2'), one, { state: 'gone' }));
    expect(thread().text).toBe('');
    expect(refusal(() => draw('p2', one))).toBe('connection-gone');
    // Taken away twice is once.
    expect(editConnection(records, act('p2'), one, { state: 'gone' }).changes).toEqual([]);
    expect(refusal(() => editConnection(records, act('p2'), one, { text: 'x' }))).toBe(
      'connection-gone',
    );
  });

  it('is marked and unmarked by whoever likes, each once', () => {
    const { one, run, records, act, thread } = gallery();
    const mark = (person: string, isMarked: boolean) =>
      editConnection(records, act(person), one, { mark: isMarked });
    for (const person of ['p4', 'p5', 'p4']) run(mark(person, true));
    expect(thread().marks).toEqual(['p4', 'p5']);
    expect(mark('p4', true).changes).toEqual([]);
    run(mark('p4', false));
    expect(thread().marks).toEqual(['p5']);
    expect(mark('p4', false).changes).toEqual([]);
  });

  it('is accepted by its tables and facilitators, reworded by its author as well, by nobody else', () => {
    const { one, records, act } = gallery();
    const may = (person: string, edit: ConnectionEdit): string =>
      refusal(() => editConnection(records, act(person), one, edit));
    const accept = { state: 'accepted' as const };
    expect(['p0', 'p1', 'fay', 'p2', 'p3'].map((who) => may(who, accept))).toEqual([
      'nothing',
      'nothing',
      'nothing',
      'forbidden',
      'forbidden',
    ]);
    expect(['p0', 'p2', 'p3'].map((who) => may(who, { text: 'Other' }))).toEqual([
      'nothing',
      'nothing',
      'forbidden',
    ]);
    expect(may('p0', { text: 'Mine', was: ['Not this'] })).toBe('changed-meanwhile');
    expect(refusal(() => editConnection(records, act('p0'), uuid(6, 9), accept))).toBe(
      'no-such-connection',
    );
  });

  it('is accepted for the table at which somebody sits, if that is one of its two', () => {
    for (const [seat, expected] of [
      [null, undefined],
      [2, undefined],
      [1, 1],
    ] as const) {
      const { one, run, records, act, thread, tables, me } = gallery();
      if (seat !== null) me('fay', { table: tables[seat] });
      run(editConnection(records, act('fay'), one, { state: 'accepted' }));
      expect(thread().accepted).toEqual({
        person: 'fay',
        ...(expected === undefined ? {} : { table: tables[expected] }),
      });
      // Whoever accepts it after her changes nothing of that.
      run(editConnection(records, act('p0'), one, { state: 'accepted' }));
      expect(thread().accepted?.person).toBe('fay');
    }
  });

  it('the projector is led only to what is there', () => {
    const { one, records, act, tables, run } = gallery();
    const tour = {
      goes: 'presenter' as const,
      lead: null,
      connection: one,
      poster: null,
      focus: null,
      isHeld: false,
    };
    const lead = (more: object): string =>
      refusal(() => setTour(records, act('fay'), { tour: { ...tour, ...more } }));
    expect([lead({}), lead({ poster: tables[0] }), lead({ focus: tables[1] })]).toEqual([
      'nothing',
      'nothing',
      'nothing',
    ]);
    expect([lead({ lead: 'x' }), lead({ poster: 'x' }), lead({ focus: 'x' })]).toEqual([
      'invalid-id',
      'no-such-table',
      'no-such-table',
    ]);
    run(editConnection(records, act('fay'), one, { state: 'gone' }));
    expect(lead({})).toBe('connection-gone');
    // Letting it go is always possible, and writes nothing where nobody leads it.
    expect(setTour(records, act('fay'), { tour: null }).changes).toEqual([]);
  });
});
