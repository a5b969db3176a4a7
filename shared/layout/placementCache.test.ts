import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cluster, Placement } from '../model/arrangement.ts';
import type { Note } from '../model/note.ts';
import { noteRect } from './noteGrid.ts';
import { PlacementCache } from './placementCache.ts';
import { resolvePlacements, type PlacedWall } from './resolvePlacements.ts';

/** Records that change one by one, and the wall after each change. */
class Wall {
  readonly notes = new Map<string, Note>();
  readonly clusters = new Map<string, Cluster>();
  readonly placements = new Map<string, Placement>();
  readonly #cache = new PlacementCache();
  now: PlacedWall = this.update({});

  update({
    notes = [],
    placements = [],
    clusters = false,
  }: {
    notes?: readonly string[];
    placements?: readonly string[];
    clusters?: boolean;
  }): PlacedWall {
    this.now = this.#cache.update(this.notes, this.clusters, this.placements, {
      notes: new Set(notes),
      placements: new Set(placements),
      clusters,
    });
    return this.now;
  }
  note(id: string, seq: number, text = 'x'): PlacedWall {
    this.notes.set(id, { text, color: 'yellow', at: 1, seq });
    return this.update({ notes: [id] });
  }
  forget(id: string): PlacedWall {
    this.notes.delete(id);
    return this.update({ notes: [id] });
  }
  place(id: string, placement: Placement | null): PlacedWall {
    if (placement) this.placements.set(id, placement);
    else this.placements.delete(id);
    return this.update({ placements: [id] });
  }
  group(id: string, cluster: Partial<Cluster> | null): PlacedWall {
    if (cluster) this.clusters.set(id, { name: '', color: 'blue', pos: [0, -900], ...cluster });
    else this.clusters.delete(id);
    return this.update({ clusters: true });
  }
  anew(): PlacedWall {
    return resolvePlacements(this.notes, this.clusters, this.placements);
  }
}
const plain = ({ notes, clusters, loose }: PlacedWall): unknown => [
  [...notes].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  [...clusters],
  loose,
];

describe('a wall that changes a little', () => {
  it('without any change is the same object', () => {
    const wall = new Wall();
    const before = wall.note('a', 0);
    expect(wall.update({})).toBe(before);
  });

  it('is told what changed, and what did not is the same as before', () => {
    const wall = new Wall();
    wall.note('a', 0);
    wall.note('b', 1);
    wall.group('g', {});
    wall.place('b', { pos: [12, 96], cluster: 'g' });
    const before = wall.now;
    wall.place('a', { pos: [-500, 900] });
    expect(wall.now.notes.get('a')?.rect).toEqual(noteRect([-500, 900]));
    expect(wall.now.notes.get('b')).toBe(before.notes.get('b'));
    expect(wall.now.clusters.get('g')).toBe(before.clusters.get('g'));
    expect(wall.now.clusters).toBe(before.clusters);
    // What was told before is not changed behind anybody's back.
    expect(before.notes.get('a')?.landed).toBe(true);
  });

  it('keeps the list of loose notes where none of them changed', () => {
    const wall = new Wall();
    wall.note('a', 0);
    wall.group('g', {});
    const before = wall.now;
    wall.group('g', { name: 'Water' });
    expect(wall.now.loose).toBe(before.loose);
    expect(wall.now.clusters.get('g')?.name).toBe('Water');
    expect(wall.now.clusters.get('g')).not.toBe(before.clusters.get('g'));
  });

  it('has a note with other words anew, in its place', () => {
    const wall = new Wall();
    wall.note('a', 0, 'before');
    const before = wall.now.notes.get('a');
    wall.note('a', 0, 'after');
    expect(wall.now.notes.get('a')).toMatchObject({ note: { text: 'after' }, rect: before?.rect });
    expect(before?.note.text).toBe('before');
  });

  it('moves every note of a group that was moved, and no other', () => {
    const wall = new Wall();
    for (const id of ['a', 'b', 'c']) wall.note(id, id.charCodeAt(0) - 97);
    wall.group('g', {});
    wall.group('h', { pos: [3000, -900] });
    wall.place('a', { pos: [12, 96], cluster: 'g' });
    wall.place('b', { pos: [12, 96], cluster: 'h' });
    const before = wall.now;
    wall.group('g', { pos: [500, -900] });
    expect(wall.now.notes.get('a')?.rect.x).toBe(512);
    expect(wall.now.notes.get('b')).toBe(before.notes.get('b'));
    expect(wall.now.clusters.get('h')).toBe(before.clusters.get('h'));
  });

  it('has notes of a group that is gone loose, and back in it when it is back', () => {
    const wall = new Wall();
    wall.note('a', 0);
    wall.place('a', { pos: [12, 96], cluster: 'g' });
    expect(wall.now.loose).toEqual(['a']);
    wall.group('g', {});
    expect(wall.now.loose).toEqual([]);
    expect(wall.now.clusters.get('g')?.notes).toEqual(['a']);
    wall.group('g', null);
    expect(wall.now.loose).toEqual(['a']);
    expect(wall.now.clusters.size).toBe(0);
  });

  it('gives a note its spot back when the one that had it goes', () => {
    const wall = new Wall();
    wall.note('a', 0);
    wall.note('b', 1);
    wall.place('a', { pos: [-900, -900] });
    wall.place('b', { pos: [-895, -900] });
    expect(wall.now.notes.get('b')?.rect).not.toEqual(noteRect([-895, -900]));
    wall.forget('a');
    expect(wall.now.notes.get('b')?.rect).toEqual(noteRect([-895, -900]));
    expect(wall.now.loose).toEqual(['b']);
  });

  it('forgets a note in a group, and one that never was', () => {
    const wall = new Wall();
    wall.note('a', 0);
    wall.group('g', {});
    wall.place('a', { pos: [12, 96], cluster: 'g' });
    wall.forget('a');
    expect(wall.now.clusters.get('g')?.notes).toEqual([]);
    expect(wall.forget('never').notes.size).toBe(0);
  });
});

describe('after any changes', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const point = fc.tuple(
    fc.constantFrom(-900, -895, 0, 12, 192, 204, 2000),
    fc.constantFrom(-900, -896, 0, 96, 172, 268),
  );
  const change = fc.oneof(
    fc.record({ kind: fc.constant('note' as const), id: fc.constantFrom(...ids), seq: fc.nat(8) }),
    fc.record({ kind: fc.constant('forget' as const), id: fc.constantFrom(...ids) }),
    fc.record({
      kind: fc.constant('place' as const),
      id: fc.constantFrom(...ids),
      to: fc.option(
        fc.record(
          { pos: point, cluster: fc.constantFrom('g', 'h', 'gone') },
          { requiredKeys: ['pos'] },
        ),
      ),
    }),
    fc.record({
      kind: fc.constant('group' as const),
      id: fc.constantFrom('g', 'h'),
      to: fc.option(
        fc.record(
          {
            pos: point,
            collapsed: fc.constant(true as const),
            state: fc.constant('dissolved' as const),
            into: fc.constantFrom('g', 'h'),
          },
          { requiredKeys: ['pos'] },
        ),
      ),
    }),
  );

  it('the wall is the one that is made anew, and nothing lies where nothing changed', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        const wall = new Wall();
        for (const each of changes) {
          const before = wall.now;
          const was = new Map(
            [...before.notes].map(([id, placed]) => [id, structuredClone(placed)]),
          );
          if (each.kind === 'note') wall.note(each.id, each.seq);
          else if (each.kind === 'forget') wall.forget(each.id);
          else if (each.kind === 'place') wall.place(each.id, each.to);
          else wall.group(each.id, each.to);
          expect(plain(wall.now)).toEqual(plain(wall.anew()));
          // What is as it was is the same object; what was told stays as it was told.
          for (const [id, placed] of before.notes) {
            expect(placed).toEqual(was.get(id));
            const now = wall.now.notes.get(id);
            if (now && JSON.stringify(now) === JSON.stringify(placed) && now.note === placed.note)
              expect(now).toBe(placed);
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  it('of many notes at once the wall is the same as of one after the other', () => {
    const [many, few] = [new Wall(), new Wall()];
    const all = Array.from({ length: 70 }, (_, seq) => `n${seq}`);
    for (const [seq, id] of all.entries()) {
      few.note(id, seq);
      many.notes.set(id, few.notes.get(id) as Note);
    }
    many.update({ notes: all });
    expect(plain(many.now)).toEqual(plain(few.now));
    for (const id of all) {
      const placement: Placement = { pos: [Number(id.slice(1)) * -200, -500] };
      few.place(id, placement);
      many.placements.set(id, placement);
    }
    many.update({ placements: all });
    expect(plain(many.now)).toEqual(plain(few.now));
  });
});
