import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cluster } from '../model/arrangement.ts';
import { clusterHomes, openCluster } from './clusterHomes.ts';

/** Groups by id, each where it went: `null` is open, `''` was taken apart. */
const groupsOf = (into: Readonly<Record<string, string | null>>): Map<string, Cluster> =>
  new Map(
    Object.entries(into).map(([id, next], at): [string, Cluster] => [
      id,
      {
        name: id,
        color: 'yellow',
        pos: [at * 100, at],
        ...(next === null ? {} : { state: 'dissolved', ...(next === '' ? {} : { into: next }) }),
      },
    ]),
  );
const homesOf = (into: Readonly<Record<string, string | null>>): Record<string, unknown> =>
  Object.fromEntries(
    [...clusterHomes(groupsOf(into))].map(([id, { open, origin }]) => [id, [open, ...origin]]),
  );

describe('a group’s home', () => {
  it('is itself while it is open', () => {
    expect(homesOf({ a: null, b: null })).toEqual({ a: ['a', 0, 0], b: ['b', 100, 1] });
    expect(openCluster('a', groupsOf({ a: null }))).toBe('a');
  });

  it('is the open one at the end of its merges', () => {
    expect(homesOf({ a: 'b', b: 'c', c: null, d: 'b' })).toEqual({
      a: ['c', 200, 2],
      b: ['c', 200, 2],
      c: ['c', 200, 2],
      d: ['c', 200, 2],
    });
  });

  it('of one taken apart is none, and its notes lie where it stood', () => {
    expect(homesOf({ a: '', b: 'a' })).toEqual({ a: [null, 0, 0], b: [null, 0, 0] });
  });

  it('of one merged into a group that is gone is none, and its notes lie where it stood', () => {
    expect(homesOf({ x: null, a: 'gone' })).toMatchObject({ a: [null, 100, 1] });
    expect(homesOf({ x: null, a: '__proto__' })).toMatchObject({ a: [null, 100, 1] });
  });

  it('of groups merged in a ring is the one with the lowest id, for all that lead there', () => {
    expect(homesOf({ c: 'b', b: 'd', d: 'c', z: 'd', y: 'z' })).toEqual({
      b: ['b', 100, 1],
      c: ['b', 100, 1],
      d: ['b', 100, 1],
      z: ['b', 100, 1],
      y: ['b', 100, 1],
    });
    expect(homesOf({ a: 'a' })).toEqual({ a: ['a', 0, 0] });
    // Who leads into a ring is not in it, be its id lower.
    expect(homesOf({ a: 'c', c: 'd', d: 'c' })).toMatchObject({ a: ['c', 100, 1] });
  });

  it('of a group that is not there is none', () => {
    for (const id of ['?', '', '__proto__', 'constructor'])
      expect(openCluster(id, groupsOf({ a: null }))).toBeNull();
    expect(clusterHomes(new Map()).size).toBe(0);
  });

  it('is the same asked one by one as asked for all, in whatever order, and is its own home', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...ids), fc.constantFrom(...ids, 'gone', '', null)),
        (into) => {
          const groups = groupsOf(into);
          const homes = clusterHomes(groups);
          const turned = clusterHomes(new Map([...groups].toReversed()));
          expect([...homes.keys()].toSorted()).toEqual([...groups.keys()].toSorted());
          for (const [id, home] of homes) {
            expect(openCluster(id, groups)).toBe(home.open);
            expect(turned.get(id)).toEqual(home);
            if (home.open !== null) {
              expect(homes.get(home.open)?.open).toBe(home.open);
              expect(home.origin).toEqual(groups.get(home.open)?.pos);
            }
          }
          // Every open group is its own home.
          for (const [id, { state }] of groups)
            if (state !== 'dissolved') expect(homes.get(id)?.open).toBe(id);
        },
      ),
    );
  });
});
