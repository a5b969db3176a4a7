import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairsOf, type ThreadConnection } from './pairs.ts';

const ROOM = {
  posters: ['a', 'b', 'c', 'd'].map((tableId, index) => ({
    tableId,
    number: index + 1,
    column: index,
    row: 0,
    x: index * 100,
    y: 0,
    width: 80,
    height: 60,
  })),
};
let made = 0;
const said = (
  from: string,
  to: string,
  more: Partial<ThreadConnection> = {},
): ThreadConnection => ({
  id: `c${String((made += 1)).padStart(4, '0')}`,
  from,
  to,
  relation: 'reinforces',
  text: 'Clean water is a rule',
  state: 'accepted',
  marks: 0,
  at: 0,
  ...more,
});
const idsOf = (connections: readonly ThreadConnection[]): string[] =>
  pairsOf(ROOM, connections).pairs.flatMap(({ connections: all }) => all.map(({ id }) => id));

describe('a pair', () => {
  it('is all that is said between two posters, whichever way', () => {
    const { pairs } = pairsOf(ROOM, [
      said('a', 'b'),
      said('b', 'a'),
      said('a', 'b'),
      said('b', 'c'),
    ]);
    expect(pairs.map(({ id, connections }) => [id, connections.length])).toEqual([
      ['a b', 3],
      ['b c', 1],
    ]);
  });

  it('has one id, after the poster that hangs first', () => {
    expect(pairsOf(ROOM, [said('d', 'a')]).pairs[0]).toMatchObject({
      id: 'a d',
      from: 'd',
      to: 'a',
    });
    const turned = { posters: ROOM.posters.toReversed() };
    expect(pairsOf(turned, [said('d', 'a')]).pairs[0]).toMatchObject({ id: 'd a' });
  });

  it('runs as its foremost sentence does, and is of its kind', () => {
    const [pair] = pairsOf(ROOM, [
      said('a', 'b', { marks: 1 }),
      said('b', 'a', { marks: 2, relation: 'supports' }),
    ]).pairs;
    expect(pair).toMatchObject({ from: 'b', to: 'a', relation: 'supports', isMutual: true });
  });

  it('is mutual only where something runs the other way', () => {
    expect(pairsOf(ROOM, [said('a', 'b'), said('a', 'b')]).pairs[0]?.isMutual).toBe(false);
    expect(pairsOf(ROOM, [said('a', 'b'), said('b', 'a')]).pairs[0]?.isMutual).toBe(true);
  });

  it('is proposed as long as none of it is accepted', () => {
    const proposed = { state: 'proposed' } as const;
    expect(pairsOf(ROOM, [said('a', 'b', proposed)]).pairs[0]?.isProposed).toBe(true);
    expect(
      pairsOf(ROOM, [said('a', 'b', { ...proposed, marks: 9 }), said('a', 'b')]).pairs[0],
    ).toMatchObject({ isProposed: false, marks: 9 });
  });

  it('has the marks of all its connections', () => {
    const all = [3, 0, 4].map((marks) => said('a', 'b', { marks }));
    expect(pairsOf(ROOM, all).pairs[0]?.marks).toBe(7);
  });
});

describe('what is foremost', () => {
  it.each([
    ['is the most marked', { marks: 2, state: 'proposed', at: 9 }, { marks: 1, at: 1 }],
    ['then what is accepted', { at: 9 }, { state: 'proposed', at: 1 }],
    ['then the oldest', { at: 1 }, { at: 2 }],
    ['then the lesser id', { id: 'c' }, { id: 'd' }],
  ] as const)('%s', (_rule, first, second) => {
    const [one, two] = [said('a', 'b', first), said('a', 'b', second)];
    expect(idsOf([one, two])).toEqual([one.id, two.id]);
    expect(idsOf([two, one])).toEqual([one.id, two.id]);
    // Of two pairs as of two sentences.
    const other = { ...two, from: 'c', to: 'd' };
    expect(idsOf([other, one])).toEqual([one.id, two.id]);
    expect(idsOf([one, other])).toEqual([one.id, two.id]);
  });

  it('of pairs is the one with most marks in all, not the one with the most marked sentence', () => {
    const one = [said('a', 'b', { marks: 3 }), said('a', 'b', { marks: 3 })];
    const two = said('c', 'd', { marks: 5 });
    expect(pairsOf(ROOM, [two, ...one]).pairs.map(({ id }) => id)).toEqual(['a b', 'c d']);
  });
});

describe('connections that have no thread', () => {
  it.each([
    ['to a table that does not hang', 'a', 'gone'],
    ['from one', 'gone', 'a'],
    ['between two of them', 'gone', 'away'],
    ['from a poster to itself', 'a', 'a'],
    ['to what is no table', 'a', ''],
    ['to a part that every object has', 'a', '__proto__'],
  ])('%s are counted', (_what, from, to) => {
    expect(pairsOf(ROOM, [said(from, to), said('a', 'b')])).toMatchObject({
      unhung: 1,
      pairs: [{ id: 'a b' }],
    });
  });

  it('of a room without posters are all', () => {
    expect(pairsOf({ posters: [] }, [said('a', 'b'), said('b', 'c')])).toEqual({
      pairs: [],
      unhung: 2,
    });
    expect(pairsOf(ROOM, [])).toEqual({ pairs: [], unhung: 0 });
  });
});

it('every connection is in one pair or counted, in whatever order they came, and the list stays as it was', () => {
  const connection = fc.record({
    from: fc.constantFrom('a', 'b', 'c', 'd', 'gone'),
    to: fc.constantFrom('a', 'b', 'c', 'd', 'gone'),
    relation: fc.constantFrom('reinforces' as const, 'supports' as const),
    text: fc.constant(''),
    state: fc.constantFrom('proposed' as const, 'accepted' as const),
    marks: fc.nat(3),
    at: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(connection, { maxLength: 30 }), fc.nat(), (made, turn) => {
      const all = made.map((each, index) => ({ ...each, id: `c${index}` }));
      const before = [...all];
      const known = pairsOf(ROOM, all);
      expect(all).toEqual(before);
      const inPairs = known.pairs.flatMap(({ connections }) => connections.map(({ id }) => id));
      expect(new Set(inPairs).size).toBe(inPairs.length);
      expect(inPairs.length + known.unhung).toBe(all.length);
      expect(new Set(known.pairs.map(({ id }) => id)).size).toBe(known.pairs.length);
      const at = all.length === 0 ? 0 : turn % all.length;
      expect(pairsOf(ROOM, [...all.slice(at), ...all.slice(0, at)].toReversed())).toEqual(known);
    }),
    { numRuns: 100 },
  );
});
