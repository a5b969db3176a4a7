import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { focusOf } from './focus.ts';
import { hang, type Screen } from './hang.ts';
import { openHooks } from './hooks.ts';
import { overviewOf, type RoomInput } from './overview.ts';
import type { ThreadConnection } from './pairs.ts';
import type { RoomPicture } from './picture.ts';
import { connectionOf, connectionsOf, namesOf, roomOf, SCREENS, tablesOf } from './testRooms.ts';
import { legsOf } from './weave.ts';

const measure = (text: string, size: number): number => [...text].length * size * 0.54;
const PROJECTOR = SCREENS[0] as Screen;
let made = 0;
const said = (from: number, to: number, more: Partial<ThreadConnection> = {}): ThreadConnection =>
  connectionOf(from, to, (made += 1), more);
const inputOf = (
  tables: number,
  connections: readonly ThreadConnection[],
  more: Partial<RoomInput> = {},
): RoomInput => {
  const room = roomOf(tables, PROJECTOR, false);
  return { room, names: namesOf(room, 1), connections, measure, foot: 1200, ...more };
};
const idsOf = ({ threads }: RoomPicture): string[] => threads.map(({ pair }) => pair.id);
const sumOf = ({ counts }: RoomPicture): number =>
  counts.shown + counts.letters + counts.knots + counts.more + counts.unhung;

describe('the whole room', () => {
  it('lights all threads up to six, and the three most marked of more', () => {
    const chain = (count: number, marks: number) =>
      Array.from({ length: count }, (_, at) => said(at + 1, at + 2, { marks }));
    const lit = (picture: RoomPicture): number =>
      picture.threads.filter(({ isLit }) => isLit).length;
    expect(lit(overviewOf(inputOf(8, chain(6, 0))))).toBe(6);
    expect(lit(overviewOf(inputOf(8, chain(7, 0))))).toBe(0);
    expect(lit(overviewOf(inputOf(8, chain(7, 1))))).toBe(3);
  });

  it('tells every connection: as a sentence, behind one, with a letter, or in the foot’s sum', () => {
    const picture = overviewOf(
      inputOf(8, [said(1, 2), said(1, 2), said(2, 1), said(3, 4), said(5, 99), said(5, 5)]),
    );
    expect(picture.counts).toEqual({ all: 6, shown: 2, letters: 0, knots: 0, more: 2, unhung: 2 });
    expect(picture.labels.find(({ pair }) => pair.id === 't1 t2')?.more?.text).toBe('+2');
  });

  it('gives a letter to a sentence that has no room, and counts it in the foot', () => {
    const long = 'word '.repeat(60).trim();
    const letters = (foot: number) =>
      overviewOf(inputOf(8, [said(1, 4, { text: long })], { foot }));
    expect(letters(1e6)).toMatchObject({
      letters: [{ letter: 'a', text: long }],
      counts: { shown: 0, letters: 1, more: 0 },
    });
    expect(letters(100)).toMatchObject({ letters: [], counts: { shown: 0, letters: 0, more: 1 } });
  });

  it('draws knots instead where threads could not be followed, and a few whose sentence has room', () => {
    const input = inputOf(30, connectionsOf(30, 120, 4));
    const picture = overviewOf(input);
    expect(picture).toMatchObject({ shows: 'knots', letters: [] });
    expect(picture.knots).toHaveLength(30);
    expect(picture.threads.length).toBeLessThanOrEqual(5);
    for (const { pair, isLit } of picture.threads) {
      expect(pair.marks).toBeGreaterThan(0);
      expect(isLit).toBe(true);
    }
    expect(picture.labels.map(({ pair }) => pair.id)).toEqual(idsOf(picture));
    expect(picture.labels.every(({ place }) => place === 'in')).toBe(true);
  });

  it('draws none among knots that nobody marked', () => {
    const unmarked = connectionsOf(30, 120, 4).map((each) => ({ ...each, marks: 0 }));
    expect(overviewOf(inputOf(30, unmarked))).toMatchObject({ shows: 'knots', threads: [] });
  });

  it('of what the legend holds back shows nothing but pale knots', () => {
    const connections = [said(1, 2, { relation: 'supports' }), said(3, 4), said(1, 2)];
    const isShown = ({ relation }: ThreadConnection): boolean => relation === 'supports';
    const picture = overviewOf(inputOf(8, connections, { isShown }));
    expect(idsOf(picture)).toEqual(['t1 t2']);
    expect(picture.counts).toMatchObject({ all: 1, shown: 1, more: 0 });
    expect(overviewOf(inputOf(8, connections, { isShown: () => false })).counts.all).toBe(0);
  });

  it('has a face for every poster that hangs, whether somebody named it or not', () => {
    const { faces, room } = overviewOf(inputOf(8, [], { names: new Map([['t2', 'Rivers']]) }));
    expect(faces.map(({ tableId }) => tableId)).toEqual(room.posters.map(({ tableId }) => tableId));
    expect(faces.filter(({ name }) => name)).toHaveLength(1);
  });
});

describe('two posters', () => {
  it('have their sentences between them, whole room or one of them', () => {
    const input = inputOf(2, [said(1, 2), said(2, 1), said(1, 2, { text: '' })]);
    for (const picture of [overviewOf(input), focusOf(input, 't1'), focusOf(input, 't2')]) {
      expect(picture.threads).toHaveLength(1);
      expect(picture.counts).toEqual({
        all: 3,
        shown: 2,
        letters: 0,
        knots: 0,
        more: 1,
        unhung: 0,
      });
      expect(picture.threads[0]?.isLit).toBe(true);
    }
    expect(focusOf(input, 't1').shows).toBe('focus');
    expect(overviewOf(input).shows).toBe('threads');
  });

  it('are two side by side only: in two rows of two threads run through aisles', () => {
    const room = roomOf(3, PROJECTOR, true);
    expect([room.columns, room.rows]).toEqual([2, 2]);
    const input = inputOf(3, [said(1, 3), said(1, 2)], { room });
    for (const picture of [overviewOf(input), focusOf(input, 't1')]) {
      expect(picture.threads).toHaveLength(2);
      const [down] = picture.threads.filter(({ pair }) => pair.id === 't1 t3');
      expect(down?.points.at(-1)?.[1]).toBeCloseTo(room.posters[2]?.y ?? NaN);
    }
    // So they do in one row of three.
    const row = roomOf(3, PROJECTOR, false);
    expect([row.columns, row.rows]).toEqual([3, 1]);
    expect(focusOf(inputOf(3, [said(1, 2)], { room: row }), 't1').threads[0]?.points).toHaveLength(
      4,
    );
  });

  it('of which one is closed are one, and its connections have no thread', () => {
    const room = hang(openHooks(['t1', 't2'], true), tablesOf(1), PROJECTOR);
    const picture = overviewOf(inputOf(2, [said(1, 2)], { room }));
    expect(picture).toMatchObject({ threads: [], labels: [], counts: { all: 1, unhung: 1 } });
    expect(picture.faces).toHaveLength(1);
  });
});

describe('one poster’s own', () => {
  it('are its threads alone, both ways, and all lit', () => {
    const picture = focusOf(
      inputOf(12, [said(1, 2), said(3, 1), said(2, 3), said(4, 5), said(1, 99)]),
      't1',
    );
    expect(idsOf(picture).toSorted()).toEqual(['t1 t2', 't1 t3']);
    expect(picture.counts).toMatchObject({ all: 3, unhung: 1 });
    expect(picture.threads.every(({ isLit }) => isLit)).toBe(true);
    expect(picture).toMatchObject({ shows: 'focus', knots: [] });
  });

  it('of a poster without a thread, or one that does not hang, are none', () => {
    const input = inputOf(12, [said(2, 3)]);
    for (const id of ['t1', 'gone', '', '__proto__'])
      expect(focusOf(input, id)).toMatchObject({
        threads: [],
        labels: [],
        counts: { all: 0, shown: 0, more: 0 },
      });
  });

  it('are what the legend lets through', () => {
    const connections = [said(1, 2, { relation: 'supports' }), said(1, 3)];
    const isShown = ({ relation }: ThreadConnection): boolean => relation === 'supports';
    expect(idsOf(focusOf(inputOf(12, connections, { isShown }), 't1'))).toEqual(['t1 t2']);
  });

  it('say what has no room in its thread on the poster where it ends, whose name makes room', () => {
    const text =
      'Whoever fences a stream also plants it, and asks the young who will look after it then';
    const input = inputOf(20, [said(6, 7, { text }), said(6, 8), said(9, 6)]);
    const picture = focusOf(input, 't6');
    const label = picture.labels.find(({ lines }) => lines.length > 1);
    expect(label).toMatchObject({ place: 'poster' });
    // The others have room where they are.
    expect(picture.labels.filter(({ place }) => place === 'in')).toHaveLength(2);
    const other = picture.room.posters.find(({ tableId }) => tableId === 't7');
    expect(label?.rect.x).toBeGreaterThan(other?.x ?? Infinity);
    const plain = overviewOf({ ...input, connections: [] });
    const sizeIn = ({ faces }: RoomPicture, id: string): number =>
      faces.find(({ tableId }) => tableId === id)?.name?.size ?? 0;
    expect(sizeIn(picture, 't7')).toBeLessThanOrEqual(sizeIn(plain, 't7'));
    // Nobody else's name is touched.
    for (const id of ['t1', 't6', 't20']) expect(sizeIn(picture, id)).toBe(sizeIn(plain, id));
  });

  it('of a hub are as many of the foremost as can be followed, and the rest is counted', () => {
    const hub = Array.from({ length: 29 }, (_, at) =>
      said(13, at < 12 ? at + 1 : at + 2, { marks: at }),
    );
    const picture = focusOf(inputOf(30, hub), 't13');
    const { threads, counts } = picture;
    expect(threads.length).toBeGreaterThan(3);
    expect(threads.length).toBeLessThan(29);
    expect(counts.all).toBe(29);
    expect(sumOf(picture)).toBe(29);
    // Lanes that lie side by side are 0.3 % of the width apart.
    const { across } = legsOf(threads);
    for (const [at, one] of across.entries())
      for (const two of across.slice(at + 1))
        if (one.thread !== two.thread && one.low < two.high && two.low < one.high)
          expect(Math.abs(one.at - two.at)).toBeGreaterThanOrEqual(5.76 - 1e-6);
    // Those that are drawn are more marked than those that are not.
    const least = Math.min(...threads.map(({ pair }) => pair.marks));
    expect(least).toBe(29 - threads.length);
  });
});

describe('whatever there is', () => {
  const anyInput = fc
    .record({
      tables: fc.integer({ min: 0, max: 40 }),
      count: fc.nat(150),
      seed: fc.integer({ min: 1, max: 1e6 }),
      screen: fc.constantFrom(...SCREENS),
      closed: fc.nat(10),
    })
    .map(({ tables, count, seed, screen, closed }) => {
      const room = roomOf(tables, screen, seed % 2 === 0, closed);
      const connections = connectionsOf(tables, tables < 2 ? 0 : count, seed);
      return { room, names: namesOf(room, seed), connections, measure, foot: 900 };
    });

  it('the room is as it was asked for, nothing it is given changes, and every connection is counted', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(39), (input, at) => {
        const before = structuredClone({ ...input, measure: null });
        const pictures = [overviewOf(input), focusOf(input, `t${at + 1}`)];
        expect({ ...input, measure: null }).toEqual(before);
        for (const picture of pictures) {
          expect(picture.room).toBe(input.room);
          expect(sumOf(picture)).toBe(picture.counts.all);
          expect(Math.min(...Object.values(picture.counts))).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('it looks the same in whatever order its connections are told', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), (input, turn) => {
        const { connections } = input;
        const at = connections.length === 0 ? 0 : turn % connections.length;
        const turned = [...connections.slice(at), ...connections.slice(0, at)].toReversed();
        expect(overviewOf({ ...input, connections: turned })).toEqual(overviewOf(input));
        expect(focusOf({ ...input, connections: turned }, 't1')).toEqual(focusOf(input, 't1'));
      }),
      { numRuns: 10 },
    );
  });

  it('connections move no poster, and a table that is added or closed moves no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 30 }),
        fc.nat(80),
        fc.nat(1000),
        (tables, count, seed) => {
          const all = tablesOf(tables + 1);
          const hooks = openHooks(
            all.slice(0, tables).map(({ tableId }) => tableId),
            true,
          );
          const at = { ...hooks, at: { ...hooks.at, [`t${tables + 1}`]: tables } };
          const connections = connectionsOf(tables, count, seed);
          const rectsIn = (
            own: typeof hooks,
            open: typeof all,
            told: readonly ThreadConnection[],
          ): Map<string, unknown> => {
            const room = hang(own, open, PROJECTOR);
            const { posters } = overviewOf({ ...inputOf(3, told), room, names: new Map() }).room;
            return new Map(posters.map((poster) => [poster.tableId, poster]));
          };
          const plain = rectsIn(hooks, all.slice(0, tables), []);
          for (const moved of [
            rectsIn(hooks, all.slice(0, tables), connections),
            rectsIn(at, all, connections),
            rectsIn(hooks, all.slice(1, tables), connections),
          ])
            for (const [id, poster] of moved)
              if (plain.has(id)) expect(poster).toEqual(plain.get(id));
        },
      ),
      { numRuns: 8 },
    );
  });

  it.each([200, 2000])('sixty posters and %i connections are work of a bounded size', (count) => {
    let measured = 0;
    const counting = (text: string, size: number): number => {
      measured += 1;
      return measure(text, size);
    };
    const input = { ...inputOf(60, connectionsOf(60, count, 1)), measure: counting };
    overviewOf(input);
    focusOf(input, 't1');
    // Counted, not timed: names, the feet, and the ten sentences that are tried.
    expect(measured).toBeLessThan(4_000);
  });
});
