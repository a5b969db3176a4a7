import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { clustersRoot, placementsRoot, readArrangement, readCluster } from './arrangement.ts';

const WHOLE = { name: 'Water', color: 'blue', pos: [10, 20] };
const groupOf = (fields: Readonly<Record<string, unknown>>): Y.Map<unknown> =>
  new Y.Map(Object.entries(fields));

/** A document in which one group is this, under a key. */
function withGroup(value: unknown, id = 'g'): Y.Doc {
  const doc = new Y.Doc();
  clustersRoot(doc).set(id, value);
  return doc;
}
function withPlacement(value: unknown, id = 'n'): Y.Doc {
  const doc = new Y.Doc();
  placementsRoot(doc).set(id, value);
  return doc;
}

describe('a group that is read', () => {
  test.each([
    ['a new one', {}],
    ['an open one', { state: 'open' }],
    ['a dissolved one', { state: 'dissolved' }],
    ['a merged one', { state: 'dissolved', into: 'h' }],
    ['a pile', { collapsed: true }],
    ['one nobody has named', { name: '' }],
    ['one in Arabic', { name: 'المياه' }],
    ['one with an emoji of several', { name: '👩‍👩‍👧 Families' }],
    ['a name as long as may be', { name: 'x'.repeat(80) }],
    ['as many letters beyond the basic plane', { name: '𞤀'.repeat(80) }],
    ['a paper that only a newer server knows', { color: 'deep-violet' }],
    ['a place at the end of the world', { pos: [1_000_000, -1_000_000] }],
    ['a place between two units', { pos: [0.5, -0.25] }],
  ])('may be %s', (_what, part) => {
    const fields = { ...WHOLE, ...part };
    expect(readCluster(withGroup(groupOf(fields)), 'g')).toEqual(fields);
  });

  test.each<[string, Record<string, unknown>]>([
    ['without a name', { name: undefined }],
    ['whose name is a number', { name: 7 }],
    ['with a letter too many', { name: 'x'.repeat(81) }],
    ['with a letter beyond the basic plane too many', { name: '𞤀'.repeat(81) }],
    ['with a line break in its name', { name: 'Water\nand air' }],
    ['with a separator of lines', { name: 'Water\u2028and air' }],
    ['with a control character', { name: 'Water\u0000' }],
    ['with half a letter', { name: 'Water\ud83d' }],
    ['on no paper', { color: undefined }],
    ['whose paper is a style', { color: 'red;background:url(//x)' }],
    ['whose paper is a list', { color: ['blue'] }],
    ['without a place', { pos: undefined }],
    ['whose place is nowhere', { pos: [Number.NaN, 0] }],
    ['whose place is endless', { pos: [0, Number.POSITIVE_INFINITY] }],
    ['beyond the end of the world', { pos: [1_000_000.5, 0] }],
    ['with a place of one figure', { pos: [1] }],
    ['with a place of three', { pos: [1, 2, 3] }],
    ['with a place in words', { pos: ['1', '2'] }],
    ['whose place is an object', { pos: { 0: 1, 1: 2, length: 2 } }],
    ['in a state that there is not', { state: 'gone' }],
    ['half collapsed', { collapsed: false }],
    ['collapsed by a number', { collapsed: 1 }],
    ['merged into a name that objects inherit', { into: '__proto__' }],
    ['merged into nothing', { into: '' }],
    ['merged into a list', { into: ['h'] }],
    ['with a field that no group has', { script: 'alert(1)' }],
    ['that would change what it inherits', { ['__proto__']: groupOf({ admin: true }) }],
  ])('is none %s', (_what, part) => {
    expect(readCluster(withGroup(groupOf({ ...WHOLE, ...part })), 'g')).toBeUndefined();
  });

  test.each([
    ['plain JSON', WHOLE],
    ['text', 'Water'],
    ['a list', Y.Array.from([['name', 'Water']])],
    ['a piece of text', new Y.Text('Water')],
    ['an element', new Y.XmlElement('name')],
    ['bytes', new Uint8Array([1, 2])],
    ['nothing', null],
    ['an empty map', new Y.Map()],
  ])('is no group where the document holds %s', (_what, value) => {
    expect(readCluster(withGroup(value), 'g')).toBeUndefined();
  });

  test.each(['__proto__', 'constructor', 'toString', '', 'a b', 'a/b', 'é', 'g'.repeat(65)])(
    'has no key such as %j, whatever stands there',
    (id) => {
      const doc = withGroup(groupOf(WHOLE), id);
      expect(readCluster(doc, id)).toBeUndefined();
      expect(readArrangement(doc).clusters.size).toBe(0);
    },
  );

  it('is none that was never there, nor one that was deleted', () => {
    const doc = withGroup(groupOf(WHOLE));
    clustersRoot(doc).delete('g');
    expect([readCluster(doc, 'g'), readCluster(doc, 'never')]).toEqual([undefined, undefined]);
  });
});

describe('a placement that is read', () => {
  test.each([
    ['on the open wall', { pos: [3, 4] }],
    ['in a group', { cluster: 'g', pos: [3, 4] }],
    ['in a group that nobody knows', { cluster: 'elsewhere', pos: [0, 0] }],
    ['at the end of the world', { pos: [-1_000_000, 1_000_000] }],
  ])('may be %s', (_what, value) => {
    expect([...readArrangement(withPlacement(value)).placements]).toEqual([['n', value]]);
  });

  test.each([
    ['is no object', 7],
    ['is a list', [3, 4]],
    ['is a map of its own', groupOf({ pos: [3, 4] })],
    ['is nothing', null],
    ['has no place', { cluster: 'g' }],
    ['is endless', { pos: [Infinity, 0] }],
    ['is beyond the end', { pos: [0, -1_000_001] }],
    ['is in a group by number', { cluster: 7, pos: [3, 4] }],
    ['is in a group that objects inherit', { cluster: 'hasOwnProperty', pos: [3, 4] }],
    ['is in a group without a name', { cluster: '', pos: [3, 4] }],
    ['says something else as well', { pos: [3, 4], note: 'n' }],
  ])('is none that %s', (_what, value) => {
    expect(readArrangement(withPlacement(value)).placements.size).toBe(0);
  });

  it('is none under a name that objects inherit', () => {
    expect(readArrangement(withPlacement({ pos: [1, 2] }, 'valueOf')).placements.size).toBe(0);
  });
});

it('what is out of shape takes nothing of the rest with it', () => {
  const doc = withGroup(groupOf(WHOLE));
  clustersRoot(doc).set('broken', groupOf({ name: 7 }));
  clustersRoot(doc).set('h', groupOf({ ...WHOLE, name: 'Air', into: 'h', state: 'dissolved' }));
  placementsRoot(doc).set('n1', { cluster: 'broken', pos: [1, 2] });
  placementsRoot(doc).set('n2', 'here');
  const { clusters, placements } = readArrangement(doc);
  expect([...clusters.keys()].toSorted()).toEqual(['g', 'h']);
  expect([...placements.keys()]).toEqual(['n1']);
});

it('what is read stays as it was read, whatever is written later', () => {
  const doc = withGroup(groupOf(WHOLE));
  const read = readArrangement(doc);
  (clustersRoot(doc).get('g') as Y.Map<unknown>).set('name', 'Fire');
  placementsRoot(doc).set('n', { pos: [0, 0] });
  expect(read.clusters.get('g')?.name).toBe('Water');
  expect(read.placements.size).toBe(0);
  expect(readArrangement(doc).clusters.get('g')?.name).toBe('Fire');
});
