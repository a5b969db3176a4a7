import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignLate, assignReadings, countReaders, type RatedThing } from './assignReadings.ts';
import { mostEvenFlow, mostEvenOfAll, type Room } from './testEvenness.ts';

const named = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const count = (lists: Iterable<readonly string[]>, things: readonly string[]): number[] => {
  const counts = new Map(things.map((thing) => [thing, 0]));
  for (const list of lists)
    for (const thing of list) counts.set(thing, (counts.get(thing) ?? NaN) + 1);
  return [...counts.values()];
};
const spread = (counts: readonly number[]): number => Math.max(...counts) - Math.min(...counts);

/** A room: who may not read what, and how many each reads. */
const rooms = (people: number, things: number): fc.Arbitrary<Room> =>
  fc
    .record({
      people: fc.integer({ min: 1, max: people }),
      things: fc.integer({ min: 1, max: things }),
      /** How much of everything is whose: mostly little, at times nearly all. */
      share: fc.constantFrom(0, 0.15, 0.5, 0.85),
      each: fc.integer({ min: 1, max: things + 1 }),
    })
    .chain(({ people: who, things: what, share, each }) =>
      fc
        .array(
          fc.array(
            fc.integer({ min: 0, max: 99 }).map((chance) => chance < share * 100),
            { minLength: what, maxLength: what },
          ),
          { minLength: who, maxLength: who },
        )
        .map((own) => ({ own, each })),
    );
const askedOf = ({ own, each }: Room) => {
  const people = named('p', own.length);
  const things = named('t', own[0]?.length ?? 0).map((id, thing): RatedThing => ({
    id,
    authors: people.filter((_, person) => own[person]?.[thing]),
  }));
  return { people, things, each };
};

describe('an assignment of readings', () => {
  it('gives each person different things, never her own, as many as were asked for or as there are', () => {
    fc.assert(
      fc.property(rooms(14, 12), (room) => {
        const asked = askedOf(room);
        const { readings, short, outcome } = assignReadings(asked);
        expect([...readings.keys()].sort()).toEqual(asked.people.toSorted());
        for (const [person, list] of readings) {
          const may = asked.things.filter(({ authors }) => !authors.includes(person));
          expect(new Set(list).size).toBe(list.length);
          expect(list).toHaveLength(Math.min(room.each, may.length));
          for (const thing of list) expect(may.some(({ id }) => id === thing)).toBe(true);
          expect(short.includes(person)).toBe(may.length < room.each);
        }
        const excluded = [...readings.values()].every(({ length }) => length === 0);
        expect(outcome === 'all-excluded').toBe(excluded);
      }),
      { numRuns: 200 },
    );
  });

  it('is as even as a search of all assignments finds, on small rooms', () => {
    let uneven = 0;
    fc.assert(
      fc.property(rooms(4, 4), (room) => {
        const asked = askedOf(room);
        const { readings, fewest, most, outcome } = assignReadings(asked);
        const counts = count(
          readings.values(),
          asked.things.map(({ id }) => id),
        );
        expect([fewest, most]).toEqual([Math.min(...counts), Math.max(...counts)]);
        const best = mostEvenOfAll(room);
        expect(counts.reduce((sum, each) => sum + each * each, 0)).toBe(best.squares);
        expect(spread(counts)).toBe(best.spread);
        if (outcome === 'uneven') uneven += 1;
        if (outcome !== 'all-excluded') expect(outcome === 'even').toBe(best.spread <= 1);
      }),
      { numRuns: 250 },
    );
    expect(uneven).toBeGreaterThan(3);
  });

  it('has the lowest maximum and the highest minimum that a flow can reach, on larger rooms', () => {
    let uneven = 0;
    fc.assert(
      fc.property(rooms(16, 10), (room) => {
        const { fewest, most, outcome } = assignReadings(askedOf(room));
        expect({ fewest, most }).toEqual(mostEvenFlow(room));
        if (outcome === 'uneven') uneven += 1;
      }),
      { numRuns: 200 },
    );
    expect(uneven).toBeGreaterThan(3);
  });

  it('differs by one at most wherever a thing is one person’s, and nobody’s share is too large', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 60 }),
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (people, things, each) => {
          const who = named('p', people);
          const { readings } = assignReadings({
            people: who,
            things: named('t', things).map((id, index) => ({
              id,
              authors: [who[index % people] as string],
            })),
            each: Math.min(each, things - Math.ceil(things / people)),
          });
          expect(spread(count(readings.values(), named('t', things)))).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('where one wrote nearly all, she reads what is left, and the others share out the rest', () => {
    const people = named('p', 10);
    const things = named('t', 30).map((id, index) => ({
      id,
      authors: [index < 29 ? 'p0' : 'p1'],
    }));
    const { readings, outcome, fewest, most, short } = assignReadings({ people, things, each: 3 });
    expect(readings.get('p0')).toEqual(['t29']);
    expect(short).toEqual(['p0']);
    expect([outcome, fewest, most]).toEqual(['even', 0, 1]);
  });

  it('where each reads all that is not hers, everybody has all of it', () => {
    const people = named('p', 6);
    const things = people.map((person, index) => ({ id: `t${index}`, authors: [person] }));
    for (const each of [5, 6, 100, 'all'] as const) {
      const { readings, outcome, short } = assignReadings({ people, things, each });
      for (const [person, list] of readings)
        expect(list.toSorted()).toEqual(
          things.filter(({ authors }) => authors[0] !== person).map(({ id }) => id),
        );
      expect(outcome).toBe('even');
      expect(short).toEqual(each === 'all' || each === 5 ? [] : people);
    }
  });

  it('shifts readers by way of others where nobody can go straight', () => {
    // Only p0 may read a or b, only p1 b or c: greedily, both could begin at b.
    const things = [
      { id: 'a', authors: ['p1', 'p2'] },
      { id: 'b', authors: ['p2'] },
      { id: 'c', authors: ['p0'] },
    ];
    const { readings } = assignReadings({ people: ['p0', 'p1', 'p2'], things, each: 1 });
    expect(Object.fromEntries(readings)).toEqual({ p0: ['a'], p1: ['b'], p2: ['c'] });
  });

  it('is the same in whatever order people and things come, also where they come twice', () => {
    fc.assert(
      fc.property(rooms(10, 10), fc.infiniteStream(fc.nat(1000)), (room, stream) => {
        const asked = askedOf(room);
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((each) => ({ each, key: stream.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ each }) => each);
        const again = assignReadings({
          people: shuffled([...asked.people, ...asked.people.slice(0, 2)]),
          things: shuffled([...asked.things, ...asked.things.slice(0, 2)]),
          each: asked.each,
        });
        expect(again).toEqual(assignReadings(asked));
      }),
      { numRuns: 60 },
    );
  });

  it('is this one, on every machine', () => {
    const { readings } = assignReadings({
      people: ['ana', 'ben', 'mere'],
      things: [
        { id: 'x', authors: ['ana'] },
        { id: 'y', authors: ['ben', 'mere'] },
        { id: 'z', authors: [] },
      ],
      each: 1,
    });
    expect(Object.fromEntries(readings)).toEqual({ ana: ['y'], ben: ['x'], mere: ['z'] });
  });

  it('does not give the same people the same things, nor everybody one of them first', () => {
    const people = named('p', 120);
    const things = named('t', 30).map((id) => ({ id, authors: [] }));
    const { readings } = assignReadings({ people, things, each: 3 });
    const panels = new Set([...readings.values()].map((list) => list.toSorted().join()));
    expect(panels.size).toBeGreaterThan(60);
    expect(new Set([...readings.values()].map(([first]) => first)).size).toBeGreaterThan(20);
  });

  it('says by name where there is nothing to do, and throws nothing', () => {
    const mine = [{ id: 't', authors: ['a', 'b'] }];
    const outcomeOf = (people: string[], things: RatedThing[], each: number | 'all' = 2) => {
      const { outcome, readings, fewest, most } = assignReadings({ people, things, each });
      return [outcome, [...readings], fewest, most];
    };
    const none = [
      ['a', []],
      ['b', []],
    ];
    expect(outcomeOf([], mine)).toEqual(['nobody', [], 0, 0]);
    expect(outcomeOf(['b', 'a'], [])).toEqual(['no-things', none, 0, 0]);
    expect(outcomeOf(['a', 'b'], mine)).toEqual(['all-excluded', none, 0, 0]);
    expect(outcomeOf(['a', 'b'], mine, 'all')).toEqual(['all-excluded', none, 0, 0]);
    for (const each of [0, -3, Number.NaN])
      expect(outcomeOf(['a', 'b'], [{ id: 't', authors: [] }], each)).toEqual(['even', none, 0, 0]);
  });
});

describe('late-comers and people who leave', () => {
  const open = named('t', 9).map((id) => ({ id, authors: [] as string[] }));

  it('keep things within one of each other, however many come late, where nothing is anybody’s', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 25 }),
        fc.integer({ min: 1, max: 9 }),
        (early, late, each) => {
          const readings = new Map(
            assignReadings({ people: named('p', early), things: open, each }).readings,
          );
          const ask = { things: open, readings, isHere: () => true, hasRated: () => false };
          for (const person of named('late', late)) {
            const list = assignLate({ person, things: open, readers: countReaders(ask), each });
            expect(new Set(list).size).toBe(each);
            readings.set(person, list);
            expect(spread([...countReaders(ask).values()])).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('give a late-comer what is read least of what is not hers, all of it where each reads more', () => {
    const things = [
      { id: 'a', authors: [] },
      { id: 'b', authors: ['late'] },
      { id: 'c', authors: [] },
      { id: 'd', authors: [] },
    ];
    const readers = new Map([
      ['a', 2],
      ['b', 0],
      ['c', 1],
    ]);
    const asked = { person: 'late', things, readers };
    expect(assignLate({ ...asked, each: 2 })).toEqual(['d', 'c']);
    expect(assignLate({ ...asked, each: 9 })).toEqual(['d', 'c', 'a']);
    expect(assignLate({ ...asked, each: 'all' })).toEqual(['d', 'c', 'a']);
    expect(assignLate({ ...asked, each: 1, has: ['d'] })).toEqual(['c']);
    expect(assignLate({ ...asked, each: 2, has: ['a', 'c', 'd'] })).toEqual([]);
  });

  it('change nobody’s list where half leave: what they rated counts, what they did not is next', () => {
    const readings = new Map([
      ['stays', ['t0', 't1']],
      ['left', ['t1', 't2']],
    ]);
    const counts = countReaders({
      things: [...open.slice(0, 4), { id: 't9' }],
      readings: new Map([...readings, ['other', ['gone']]]),
      isHere: (person) => person !== 'left',
      hasRated: (person, thing) => person === 'left' && thing === 't1',
    });
    expect([...counts]).toEqual([
      ['t0', 1],
      ['t1', 2],
      ['t2', 0],
      ['t3', 0],
      ['t9', 0],
    ]);
    const late = assignLate({ person: 'late', things: open.slice(0, 4), readers: counts, each: 2 });
    expect(late.toSorted()).toEqual(['t2', 't3']);
  });
});
