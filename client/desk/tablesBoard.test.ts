import { describe, expect, it } from 'vitest';
import { EMPTY_GALLERY } from './galleryLists.ts';
import {
  boardOf,
  breakoutList,
  hostWords,
  nameInSentence,
  type BoardTable,
} from './tablesBoard.ts';
import { session, person, table, TWO } from './testConsole.ts';

describe('the board', () => {
  const people = [
    person('Ana', { table: 't1' }),
    person('Ben', { table: 't1', duties: ['reporter'] }),
    person('x', { name: '', table: 't2' }),
    person('gone', { table: 't1', removed: true }),
    person('Screen', { role: 'projector' }),
    person('Helper', { role: 'volunteer', arrival: 'link' }),
    person('Lost', { table: 'nowhere', commitments: { t2: 'activator' } }),
  ];

  it('seats people, duties first, counts commitments from anywhere, and forgets who left', () => {
    const { tables, unplaced } = boardOf(session({ tables: TWO }), people, EMPTY_GALLERY);
    expect(tables.map((each) => each.people.map(({ id }) => id))).toEqual([['Ben', 'Ana'], ['x']]);
    expect(tables[1]?.commitments.activator).toBe(1);
    expect(unplaced.map(({ id }) => id)).toEqual(['Lost']);
  });

  it('is a list for breakout rooms, with names as the wall shows them', () => {
    const board = boardOf(
      session({ tables: [...TWO, table(3), table(4, { state: 'closed' })] }),
      people,
      EMPTY_GALLERY,
    );
    expect(breakoutList(board, 'named')).toBe(
      '1 – Topic 1: Ben, Ana\n2 – Topic 2: 1 guest\n3 – Topic 3: nobody yet\nNot at a table yet: Lost',
    );
    expect(breakoutList(board, 'anonymous')).toContain('1 – Topic 1: 2 guests');
  });

  it('says who will host as the server will choose', () => {
    const board = boardOf(session({ tables: TWO }), people, EMPTY_GALLERY);
    expect(board.tables.map((row) => hostWords(row, board))).toEqual([
      'Ben stays, who reports back',
      'Guest stays',
    ]);
    const [, , empty] = boardOf(session({ tables: [...TWO, table(3)] }), people, EMPTY_GALLERY)
      .tables as [BoardTable, BoardTable, BoardTable];
    expect([true, false].map((isStop) => hostWords(empty, board, isStop))).toEqual([
      'nobody sits here, so nobody stays',
      'nobody sits here: it hangs, and is no stop',
    ]);
  });

  it('takes nobody for a guest who is called so', () => {
    const called = [person('g', { name: 'Guest' }), person('x', { name: '' })];
    const board = boardOf(session({ tables: TWO }), called, EMPTY_GALLERY);
    expect(called.map((each) => nameInSentence(board, each))).toEqual(['Guest', 'a guest']);
  });

  it('tells people of one name apart wherever one of them is meant', () => {
    const twins = people.map((each) => (each.name === '' ? each : { ...each, name: 'Maria' }));
    const board = boardOf(session({ tables: TWO }), twins, EMPTY_GALLERY);
    const [first] = board.tables;
    if (!first) throw new Error('no tables');
    expect(hostWords(first, board)).toMatch(/^Maria \(\d\) stays, who reports back$/);
    const called = twins.map((person) => nameInSentence(board, person));
    const named = called.filter((name) => name.startsWith('Maria'));
    expect(called).toContain('a guest');
    expect(named.length).toBeGreaterThan(1);
    expect(new Set(named).size).toBe(named.length);
  });
});
