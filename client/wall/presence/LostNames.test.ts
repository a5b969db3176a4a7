import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  mergeCluster,
  renameCluster,
  takeApart,
  type WallView,
} from '../../../shared/documents/wallOperations.ts';
import { resolvePlacements } from '../../../shared/layout/resolvePlacements.ts';
import type { Cluster, Placement } from '../../../shared/model/arrangement.ts';
import type { Note } from '../../../shared/model/note.ts';
import { LostNames, type LostGroup } from './LostNames.ts';
import { nameItem, type NameItem } from './nameItem.ts';

const notes = new Map<string, Note>(
  ['a', 'b'].map((id, seq) => [id, { text: id, color: 'green', at: 0, seq }]),
);
const placements = new Map<string, Placement>([
  ['a', { cluster: 'g', pos: [12, 96] }],
  ['b', { cluster: 'g', pos: [204, 96] }],
]);

/** The wall with group g as `change` says, and group h. */
function view(change: Partial<Cluster>): WallView {
  const clusters = new Map<string, Cluster>([
    ['g', { name: '', color: 'green', pos: [0, -600], state: 'open', ...change }],
    ['h', { name: 'Other', color: 'green', pos: [900, -600], state: 'open' }],
  ]);
  return {
    arrangement: { clusters, placements },
    wall: resolvePlacements(notes, clusters, placements),
  };
}
const named = (): LostNames => {
  const names = new LostNames();
  names.did(renameCluster(view({}), 'g', 'Rivers'), view({}));
  return names;
};
const gone = view({ name: 'Rivers', state: 'dissolved' });

describe('LostNames', () => {
  it('says which group somebody took apart as it was named, with its notes where they lay, once', () => {
    const names = named();
    expect(names.look(view({ name: 'Rivers' }), true, 0)).toBeNull();
    expect(names.look(gone, true, 5_000)).toEqual({
      id: 'g',
      name: 'Rivers',
      slots: new Map([
        ['a', [12, 96]],
        ['b', [204, 96]],
      ]),
    });
    expect(names.look(gone, true, 5_001)).toBeNull();
  });

  it('says nothing when the name was there to see for a while, but waits for as long as it takes the server to have it', () => {
    const names = named();
    names.look(view({ name: 'Rivers' }), false, 0);
    names.look(view({ name: 'Rivers' }), false, 600_000);
    expect(names.look(gone, false, 600_001)?.name).toBe('Rivers');
    const seen = named();
    seen.look(view({ name: 'Rivers' }), true, 0);
    seen.look(view({ name: 'Rivers' }), true, 60_000);
    expect(seen.look(gone, true, 60_001)).toBeNull();
  });

  it('says when somebody else’s name came in its place at the same time, and what that is', () => {
    const names = named();
    // Not read back yet: the group is still called what it was.
    expect(names.look(view({ name: '' }), false, 0)).toBeNull();
    expect(names.look(view({ name: 'Rivers' }), true, 10)).toBeNull();
    expect(names.look(view({ name: 'Streams' }), true, 900)).toMatchObject({
      id: 'g',
      name: 'Rivers',
      instead: 'Streams',
    });
    expect(names.look(view({ name: 'Streams' }), true, 901)).toBeNull();
    // Theirs was there before one's own was ever read.
    expect(named().look(view({ name: 'Streams' }), false, 5)).toMatchObject({
      name: 'Rivers',
      instead: 'Streams',
    });
  });

  it('says nothing of a name that was given later on purpose, but does of one that was given unseen and arrives late', () => {
    const writing = (key: string, seen: readonly string[]): NameItem => ({
      key,
      sawBefore: (before) => seen.includes(before),
    });
    const late = (item: NameItem): LostGroup | null => {
      const names = named();
      names.look(view({ name: 'Rivers' }), true, 0, () => writing('mine', []));
      names.look(view({ name: 'Rivers' }), true, 600_000, () => writing('mine', []));
      return names.look(view({ name: 'Streams' }), true, 600_001, () => item);
    };
    expect(late(writing('theirs', ['mine']))).toBeNull();
    expect(late(writing('theirs', []))).toMatchObject({ name: 'Rivers', instead: 'Streams' });
  });

  it('tells by the document whether a name was given unseen', () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()];
    one.getMap('clusters').set('g', new Y.Map([['name', 'old']]));
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    const name = (doc: Y.Doc, words: string): void =>
      void (doc.getMap('clusters').get('g') as Y.Map<string>).set('name', words);
    name(one, 'Rivers');
    name(two, 'Streams');
    const [mine, theirs] = [nameItem(one, 'g')?.key ?? '', nameItem(two, 'g')?.key ?? ''];
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    const won = nameItem(one, 'g');
    expect(won?.key).toBe(nameItem(two, 'g')?.key);
    expect([mine, theirs]).toContain(won?.key);
    expect(won?.sawBefore(won.key === mine ? theirs : mine)).toBe(false);
    name(two, 'Waters');
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    expect(nameItem(one, 'g')?.sawBefore(won?.key ?? '')).toBe(true);
    expect(nameItem(one, 'nothing')).toBeNull();
  });

  it('says nothing of what became of it by her own hand, of a merge, or of a name that another gave it since', () => {
    const own = named();
    own.did(takeApart(view({ name: 'Rivers' }), 'g'), view({ name: 'Rivers' }));
    expect(own.look(gone, true, 0)).toBeNull();
    const undone = named();
    undone.walked(renameCluster(view({}), 'g', 'Rivers'));
    expect(undone.look(gone, true, 0)).toBeNull();
    const merged = named();
    expect(mergeCluster(view({ name: 'Rivers' }), 'g', 'h').edits.length).toBeGreaterThan(0);
    expect(
      merged.look(view({ name: 'Rivers', state: 'dissolved', into: 'h' }), true, 0),
    ).toBeNull();
    expect(named().look(view({ name: 'Farms', state: 'dissolved' }), true, 0)).toBeNull();
  });
});
