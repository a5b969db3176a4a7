import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  clustersRoot,
  placementsRoot,
  readArrangement,
  readCluster,
} from '../../../../shared/documents/arrangement.ts';
import { openCluster } from '../../../../shared/layout/clusterHomes.ts';
import type { Tab } from './gatedRoom.ts';
import { SECRET, cluster, room, wall, codes, allGoOn, endRoom } from './refusedRoom.ts';

afterEach(endRoom);

describe('4.5 the gate on the arrangement: refused, told, and everyone goes on', () => {
  const edits: Record<string, (doc: Y.Doc) => void> = {
    'a placement that is no number': (doc) =>
      placementsRoot(doc).set('x', { pos: [Number.NaN, 1] }),
    'a placement beyond the wall': (doc) => placementsRoot(doc).set('x', { pos: [1e9, 1] }),
    'a placement with more in it': (doc) =>
      placementsRoot(doc).set('x', { pos: [1, 2], text: SECRET }),
    'a placement over a good one': (doc) =>
      placementsRoot(doc).set('kept', { pos: [1, 2], text: SECRET }),
    'a placement as a type': (doc) => placementsRoot(doc).set('x', new Y.Map([['pos', SECRET]])),
    'a placement as text': (doc) => placementsRoot(doc).set('x', new Y.Text(SECRET)),
    'deep nesting': (doc) => {
      let map = new Y.Map<unknown>([['words', SECRET]]);
      for (let depth = 0; depth < 200; depth += 1) map = new Y.Map<unknown>([['in', map]]);
      clustersRoot(doc).set('deep', map);
    },
    'deep plain values': (doc) => {
      let value: unknown = SECRET;
      for (let depth = 0; depth < 3_000; depth += 1) value = [value];
      placementsRoot(doc).set('x', value);
    },
    bytes: (doc) => placementsRoot(doc).set('x', new TextEncoder().encode(SECRET)),
    'a subdocument': (doc) => placementsRoot(doc).set('x', new Y.Doc({ guid: SECRET })),
    '__proto__ as a key': (doc) => placementsRoot(doc).set('__proto__', { pos: [1, 2] }),
    '__proto__ as a group': (doc) => clustersRoot(doc).set('__proto__', cluster({ name: SECRET })),
    'a key with words in it': (doc) =>
      placementsRoot(doc).set(`${SECRET} has blanks`, { pos: [1, 2] }),
    'a group as a plain object': (doc) =>
      clustersRoot(doc).set('x', { name: SECRET, color: 'blue', pos: [1, 1] }),
    'a group over a good one': (doc) => clustersRoot(doc).set('rivers', { name: SECRET }),
    'a group with a field of its own': (doc) =>
      clustersRoot(doc).set('x', cluster({ [SECRET]: 1 })),
    'a group with __proto__ in it': (doc) =>
      clustersRoot(doc).set('x', cluster({ ['__proto__']: SECRET })),
    'a name that is too long': (doc) =>
      (clustersRoot(doc).get('rivers') as Y.Map<unknown>).set('name', SECRET.repeat(20)),
    'a name of two lines': (doc) =>
      (clustersRoot(doc).get('rivers') as Y.Map<unknown>).set('name', `${SECRET}\n!`),
    'a colour that is none': (doc) =>
      (clustersRoot(doc).get('rivers') as Y.Map<unknown>).set('color', SECRET),
    'a type inside a group': (doc) =>
      (clustersRoot(doc).get('rivers') as Y.Map<unknown>).set('name', new Y.Text(SECRET)),
    'another root': (doc) => doc.getMap('elsewhere').set('x', SECRET),
    'another root as a list': (doc) => doc.getArray('list').push([SECRET]),
  };
  it.each(Object.entries(edits))('4.5, T5 %s', (_name, edit) => {
    const { ana, mal } = wall();
    edit(mal.doc);
    room.settle();
    expect(codes()).toEqual(expect.arrayContaining([expect.stringMatching(/^invalid-shape$/)]));
    expect(placementsRoot(room.live.doc).get('kept')).toEqual({ pos: [1, 1] });
    allGoOn(ana, mal);
  });

  it('4.5 what is legal beside it in the same update is kept, and later work on the same keys takes effect', () => {
    const { ana, mal } = wall();
    mal.doc.transact(() => {
      placementsRoot(mal.doc).set('good', { pos: [3, 3] });
      placementsRoot(mal.doc).set('kept', { pos: [0, 0], text: SECRET });
      (clustersRoot(mal.doc).get('rivers') as Y.Map<unknown>).set('name', `${SECRET}\n`);
      (clustersRoot(mal.doc).get('rivers') as Y.Map<unknown>).set('pos', [9, 9]);
    });
    room.settle();
    expect(codes()).toEqual(['invalid-shape']);
    expect(readArrangement(room.live.doc).placements).toEqual(
      new Map([
        ['kept', { pos: [1, 1] }],
        ['good', { pos: [3, 3] }],
      ]),
    );
    expect(readCluster(room.live.doc, 'rivers')).toEqual({
      name: 'Rivers',
      color: 'blue',
      pos: [9, 9],
    });
    // The stock client hears what the server put back.
    expect(mal.doc.toJSON()).toEqual(room.live.doc.toJSON());
    placementsRoot(mal.doc).set('kept', { pos: [8, 8] });
    (clustersRoot(mal.doc).get('rivers') as Y.Map<unknown>).set('name', 'Streams');
    room.settle();
    expect(placementsRoot(ana.doc).get('kept')).toEqual({ pos: [8, 8] });
    expect(readCluster(ana.doc, 'rivers')?.name).toBe('Streams');
    expect(codes()).toEqual(['invalid-shape']);
    (clustersRoot(mal.doc).get('rivers') as Y.Map<unknown>).set('name', 'Rivers');
    allGoOn(ana, mal);
  });

  it('4.5 work on the refused key before the refusal is heard takes effect, too', () => {
    const { ana, mal } = wall();
    placementsRoot(mal.doc).set('kept', { pos: [0, 0], text: SECRET });
    placementsRoot(mal.doc).set('kept', { pos: [4, 4] });
    room.settle();
    expect(codes()).toEqual(['invalid-shape']);
    expect(placementsRoot(mal.doc).get('kept')).toEqual(placementsRoot(ana.doc).get('kept'));
    placementsRoot(mal.doc).set('kept', { pos: [1, 1] });
    allGoOn(ana, mal);
  });

  it('4.6 a whole group stays whole: a field that is deleted is put back, a deleted group is dissolved', () => {
    const { ana, mal } = wall();
    (clustersRoot(mal.doc).get('rivers') as Y.Map<unknown>).delete('name');
    room.settle();
    expect(readCluster(ana.doc, 'rivers')?.name).toBe('Rivers');
    clustersRoot(mal.doc).set('rivers', new Y.Map());
    room.settle();
    expect(readCluster(ana.doc, 'rivers')).toEqual({ name: 'Rivers', color: 'blue', pos: [1, 2] });
    clustersRoot(mal.doc).delete('rivers');
    room.settle();
    expect(readCluster(ana.doc, 'rivers')).toEqual({
      name: 'Rivers',
      color: 'blue',
      pos: [1, 2],
      state: 'dissolved',
    });
    expect(room.refusals).toEqual([]);
    allGoOn(ana, mal);
  });

  it('4.6 a group is collapsed and opened again by anyone; nothing but true says so', () => {
    const { ana, mal } = wall();
    const fields = (tab: Tab): Y.Map<unknown> =>
      clustersRoot(tab.doc).get('rivers') as Y.Map<unknown>;
    fields(ana).set('collapsed', true);
    room.settle();
    expect(readCluster(mal.doc, 'rivers')?.collapsed).toBe(true);
    fields(mal).delete('collapsed');
    room.settle();
    expect(readCluster(ana.doc, 'rivers')).toEqual({ name: 'Rivers', color: 'blue', pos: [1, 2] });
    expect(room.refusals).toEqual([]);
    fields(mal).set('collapsed', false);
    room.settle();
    expect(codes()).toEqual(['invalid-shape']);
    allGoOn(ana, mal);
  });

  it('4.6 two merges that meet make a circle: nobody is refused, and notes still have a group', () => {
    const { ana, mal } = wall();
    clustersRoot(ana.doc).set('farms', cluster({ name: 'Farms' }));
    room.settle();
    const merge = (tab: Tab, from: string, into: string): void =>
      tab.doc.transact(() => {
        const fields = clustersRoot(tab.doc).get(from) as Y.Map<unknown>;
        fields.set('into', into);
        fields.set('state', 'dissolved');
      });
    ana.disconnect();
    mal.disconnect();
    merge(ana, 'rivers', 'farms');
    merge(mal, 'farms', 'rivers');
    room.settle();
    expect(room.refusals).toEqual([]);
    const { clusters } = readArrangement(room.live.doc);
    expect(openCluster('rivers', clusters)).toBe('farms');
    expect(openCluster('farms', clusters)).toBe('farms');
    allGoOn(ana, mal);
  });
});
