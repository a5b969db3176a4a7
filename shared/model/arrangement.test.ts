import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCluster, isPlacement, isPoint, isRecordKey } from './arrangement.ts';
import { mayBePaper } from './note.ts';

const GROUP = { name: 'Water', color: 'blue', pos: [0, 0] };

test.each([
  [[0, 0], true],
  [[-0, 0.5], true],
  [[1_000_000, -1_000_000], true],
  [[1_000_000.01, 0], false],
  [[0, -1_000_001], false],
  [[Number.NaN, 0], false],
  [[0, Infinity], false],
  [[0], false],
  [[0, 0, 0], false],
  [['0', 0], false],
  [[], false],
  ['00', false],
  [{ 0: 0, 1: 0, length: 2 }, false],
  [null, false],
  [undefined, false],
])('%j is a place: %s', (value, isPlace) => expect(isPoint(value)).toBe(isPlace));

describe('keys of maps', () => {
  test.each([
    'a',
    'A-1_b',
    '0',
    '-',
    'x'.repeat(64),
    '7c4f0a52-9d1e-4f6a-8f4e-1f6f7a4e2b10',
    'then',
  ])('may be %s', (key) => expect(isRecordKey(key)).toBe(true));
  test.each(['', ' ', 'a b', 'a.b', 'a/b', 'ā', 'a\n', '\u200b', '日本', 'x'.repeat(65)])(
    'may not be %j',
    (key) => expect(isRecordKey(key)).toBe(false),
  );
  test('may be no name that objects inherit', () => {
    const inherited = Object.getOwnPropertyNames(Object.prototype);
    expect(inherited).toContain('__proto__');
    expect(inherited.filter(isRecordKey)).toEqual([]);
  });
});

describe('a group that is written', () => {
  test('is on a paper that there is; one that is read may be on another', () => {
    const unknown = { ...GROUP, color: 'deep-violet' };
    expect([isCluster(GROUP), isCluster(unknown), isCluster(unknown, mayBePaper)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test.each([
    ['a name of 80 letters', { name: 'x'.repeat(80) }, true],
    ['81 letters', { name: 'x'.repeat(81) }, false],
    ['80 emoji of two units', { name: '😀'.repeat(80) }, true],
    ['81 emoji', { name: '😀'.repeat(81) }, false],
    ['a megabyte', { name: 'x'.repeat(1_000_000) }, false],
    ['marks and joiners', { name: 'می\u200cخواهم' }, true],
    ['a tab', { name: 'a\tb' }, false],
    ['DEL', { name: 'a\u007fb' }, false],
    ['C1', { name: 'a\u0085b' }, false],
    ['a paragraph separator', { name: 'a\u2029b' }, false],
    ['half a letter', { name: '\udc00' }, false],
    ['open', { state: 'open' }, true],
    ['another state', { state: 'OPEN' }, false],
    ['nothing for a state', { state: undefined }, true],
    ['null for a state', { state: null }, false],
    ['itself for its heir', { into: 'g' }, true],
    ['a long heir', { into: 'g'.repeat(65) }, false],
    ['no text for its heir', { into: 7 }, false],
    ['collapsed: true', { collapsed: true }, true],
    ['collapsed: "true"', { collapsed: 'true' }, false],
    ['a member more', { zIndex: 1 }, false],
  ])('is judged by all it has: %s', (_what, part, isGroup) =>
    expect(isCluster({ ...GROUP, ...part })).toBe(isGroup),
  );

  test('is a plain object and nothing that only looks like one', () => {
    class Group {
      name = 'Water';
      color = 'blue';
      pos = [0, 0];
    }
    const bare = Object.assign(Object.create(null) as object, GROUP);
    const heir = Object.assign(Object.create({ admin: true }) as object, GROUP);
    for (const value of [
      new Group(),
      bare,
      heir,
      [GROUP],
      new Map(Object.entries(GROUP)),
      null,
      'x',
    ])
      expect(isCluster(value)).toBe(false);
  });
});

test('a placement is a place, maybe in a group, and nothing else', () => {
  const inherits: unknown = JSON.parse('{"pos":[0,0],"__proto__":{"cluster":"g"}}');
  const cases: [unknown, boolean][] = [
    [{ pos: [0, 0] }, true],
    [{ pos: [0, 0], cluster: 'g' }, true],
    [{ pos: [0, 0], cluster: undefined }, true],
    [{ pos: [0, 0], cluster: null }, false],
    [{ pos: [0, 0], cluster: '' }, false],
    [{ pos: [0, 0], cluster: 'toString' }, false],
    [{ pos: [0, 0], by: 'p1' }, false],
    [{ cluster: 'g' }, false],
    [inherits, false],
    [[[0, 0]], false],
  ];
  for (const [value, isOne] of cases) expect([value, isPlacement(value)]).toEqual([value, isOne]);
});

test('whatever comes from outside is judged and throws nothing', () => {
  const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true });
  fc.assert(
    fc.property(anything, (value) => {
      for (const judge of [isPoint, isPlacement, (each: unknown) => isCluster(each)])
        expect(typeof judge(value)).toBe('boolean');
    }),
  );
});
