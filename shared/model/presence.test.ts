import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanGrip, isPresenceView, keysIn } from './presence.ts';

describe('what of the wall somebody sees', () => {
  test.each([[[0, 0, 1, 1]], [[-1_000_000, 1_000_000, 1_000_000, 0.5]], [[0.25, -0.25, 800, 600]]])(
    'may be %j',
    (view) => expect(isPresenceView(view)).toBe(true),
  );

  test.each<[unknown]>([
    [[0, 0, 0, 1]],
    [[0, 0, 1, 0]],
    [[0, 0, -1, 1]],
    [[0, 0, 1, -0]],
    [[0, 0, 1]],
    [[0, 0, 1, 1, 1]],
    [[0, 0, Number.NaN, 1]],
    [[Number.NaN, 0, 1, 1]],
    [[0, Infinity, 1, 1]],
    [[0, 0, 1_000_001, 1]],
    [[0, -1_000_001, 1, 1]],
    [['0', 0, 1, 1]],
    [[null, 0, 1, 1]],
    [{ 0: 0, 1: 0, 2: 1, 3: 1, length: 4 }],
    ['0,0,1,1'],
    [null],
    [undefined],
  ])('may not be %j', (view) => expect(isPresenceView(view)).toBe(false));
});

describe('of a list from outside', () => {
  test.each<[unknown, number, string[] | null]>([
    [['a', 'b'], 5, ['a', 'b']],
    [['a', 'b', 'c'], 2, ['a', 'b']],
    [['a', 'a', 'b', 'a'], 5, ['a', 'b']],
    [['a', 7, null, ['b'], 'c d', '', '__proto__', 'b'], 9, ['a', 'b']],
    [[7, 7, 'a'], 2, []],
    [['a'], 0, []],
    [[], 5, []],
    ['a', 5, null],
    [{ 0: 'a', length: 1 }, 5, null],
    [null, 5, null],
    [undefined, 5, null],
  ])('%j the keys among the first %i are %j', (value, most, keys) => {
    expect(keysIn(value, most)).toEqual(keys);
  });
});

describe('of what came from outside a grip may hold', () => {
  const WHOLE = { cursor: [1, 2], held: ['n1', 'n2'], drag: [-3, 0.5], over: 'g' };
  test('all of it where it is in shape', () => {
    expect(cleanGrip(WHOLE)).toEqual(WHOLE);
  });

  test.each<[string, Record<string, unknown>, object]>([
    ['nothing of nothing', {}, {}],
    ['no pointer beyond the world', { cursor: [1_000_001, 0] }, {}],
    ['no pointer that is no place', { cursor: { x: 1, y: 2 } }, {}],
    ['no way that is none', { drag: [Number.NaN, 0] }, {}],
    ['no way without an end', { drag: [0, Infinity] }, {}],
    ['no group that is no key', { over: 'a b' }, {}],
    ['no group that objects inherit', { over: 'constructor' }, {}],
    ['no group that is a list', { over: ['g'] }, {}],
    ['no notes that are no list', { held: 'n1' }, {}],
    ['an empty hand', { held: [] }, { held: [] }],
    ['of its notes those that are keys', { held: ['n1', 7, {}] }, { held: ['n1'] }],
    ['nothing else that was said', { name: 'Eve', color: 99, script: 'x', ['__proto__']: 1 }, {}],
  ])('%s', (_what, raw, grip) => expect(cleanGrip(raw)).toEqual(grip));

  test('two hundred notes and not one more', () => {
    const notes = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);
    expect(cleanGrip({ held: notes(200) }).held).toHaveLength(200);
    expect(cleanGrip({ held: notes(201) }).held).toEqual(notes(200));
  });

  test('whatever came, what is kept stays as it is when it is asked again', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('cursor', 'held', 'drag', 'over', 'x'), fc.anything()),
        (raw) => {
          const grip = cleanGrip(raw);
          expect(cleanGrip(grip)).toEqual(grip);
          expect(
            Object.keys(grip).every((key) => ['cursor', 'held', 'drag', 'over'].includes(key)),
          ).toBe(true);
        },
      ),
    );
  });
});
