import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { resolvePlacements, type PlacedWall } from '../layout/resolvePlacements.ts';
import { NOTE_COLORS } from '../model/note.ts';
import { clustersRoot, placementsRoot, readArrangement } from './arrangement.ts';
import { notesRoot, readNotes } from './readNotes.ts';
import { WallReader } from './wallReader.ts';

function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const byId = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));
const plain = (wall: PlacedWall) => ({
  notes: byId(wall.notes),
  clusters: [...wall.clusters],
  loose: wall.loose,
});

function fromScratch(notesDoc: Y.Doc, arrangementDoc: Y.Doc) {
  const { clusters, placements } = readArrangement(arrangementDoc);
  return {
    clusters: byId(clusters),
    placements: byId(placements),
    wall: plain(resolvePlacements(readNotes(notesDoc), clusters, placements)),
  };
}

/** One thing that may happen to a wall, in shape or not; returns what it was. */
function happen(random: () => number, notes: Y.Doc, arrangement: Y.Doc): string {
  const note = `n${Math.floor(random() * 40)}`;
  const cluster = `c${Math.floor(random() * 6)}`;
  // Now and then where another's note lies, or will land.
  const pos =
    random() < 0.3
      ? ([
          Math.floor(random() * 3) * 192 + Math.floor(random() * 30),
          Math.floor(random() * 2) * 172,
        ] as const)
      : ([Math.round(random() * 3000) - 1500, Math.round(random() * 20) * 80] as const);
  const color = NOTE_COLORS[Math.floor(random() * NOTE_COLORS.length)] ?? 'yellow';
  const fields = clustersRoot(arrangement).get(cluster);
  const kind = Math.floor(random() * 12);
  if (kind < 3)
    notesRoot(notes).set(note, { text: `t${random()}`, color, at: 1, seq: Number(note.slice(1)) });
  else if (kind === 3) notesRoot(notes).delete(note);
  else if (kind === 4) notesRoot(notes).set(note, { text: 'out of shape' });
  else if (kind === 5) placementsRoot(arrangement).set(note, { pos });
  else if (kind < 8)
    placementsRoot(arrangement).set(note, {
      cluster,
      pos: [Math.round(random() * 3) * 192, Math.round(random() * 3) * 172],
    });
  else if (kind === 8) placementsRoot(arrangement).delete(note);
  else if (!(fields instanceof Y.Map))
    clustersRoot(arrangement).set(
      cluster,
      new Y.Map<unknown>([
        ['name', ''],
        ['color', color],
        ['pos', pos],
        ['state', 'open'],
      ]),
    );
  else if (kind === 9) fields.set('pos', pos);
  else if (kind === 10) fields.set('name', random() < 0.1 ? 7 : `name ${Math.floor(random() * 9)}`);
  else if (random() < 0.5) fields.set('collapsed', random() < 0.5 ? true : undefined);
  else {
    fields.set('state', random() < 0.6 ? 'dissolved' : 'open');
    if (random() < 0.7) fields.set('into', `c${Math.floor(random() * 6)}`);
  }
  return String(kind);
}

describe('WallReader', () => {
  it.each(Array.from({ length: 30 }, (_, index) => index + 1))(
    'reads what reading everything anew reads (seed %i)',
    (seed) => {
      const random = randomFrom(seed);
      const [notes, arrangement] = [new Y.Doc(), new Y.Doc()];
      for (let step = 0; step < 15; step += 1) happen(random, notes, arrangement);
      const reader = new WallReader(notes, arrangement);
      const kinds = new Set<string>();
      let handedOut = reader.read();
      let asHandedOut = structuredClone(handedOut);
      for (let round = 0; round < 60; round += 1) {
        const changes = Math.floor(random() * 4);
        for (let step = 0; step < changes; step += 1) kinds.add(happen(random, notes, arrangement));
        const read = reader.read();
        const expected = fromScratch(notes, arrangement);
        expect(plain(read.wall)).toEqual(expected.wall);
        expect(byId(read.arrangement.clusters)).toEqual(expected.clusters);
        expect(byId(read.arrangement.placements)).toEqual(expected.placements);
        // What was handed out before is as it was.
        expect(handedOut).toEqual(asHandedOut);
        if (changes === 0) expect(read.wall).toBe(handedOut.wall);
        handedOut = read;
        asHandedOut = structuredClone(read);
      }
      expect(kinds.size).toBeGreaterThan(9);
    },
  );

  it('keeps the objects of what did not change', () => {
    const [notes, arrangement] = [new Y.Doc(), new Y.Doc()];
    for (let seq = 0; seq < 30; seq += 1)
      notesRoot(notes).set(`n${seq}`, { text: 'x', color: 'yellow', at: 1, seq });
    clustersRoot(arrangement).set(
      'c',
      new Y.Map<unknown>([
        ['name', 'Water'],
        ['color', 'blue'],
        ['pos', [0, -900]],
      ]),
    );
    placementsRoot(arrangement).set('n0', { cluster: 'c', pos: [12, 96] });
    placementsRoot(arrangement).set('n1', { cluster: 'c', pos: [204, 96] });
    const reader = new WallReader(notes, arrangement);
    const { wall: before } = reader.read();
    notesRoot(notes).set('n30', { text: 'new', color: 'pink', at: 1, seq: 30 });
    placementsRoot(arrangement).set('n2', { cluster: 'c', pos: [396, 96] });
    const { wall: after } = reader.read();
    const changed = [...after.notes.values()]
      .filter((placed) => before.notes.get(placed.id) !== placed)
      .map((placed) => placed.id);
    expect(changed.toSorted()).toEqual(['n2', 'n30']);
    expect(after.clusters.get('c')).not.toBe(before.clusters.get('c'));
    placementsRoot(arrangement).set('n5', { pos: [5, 5] });
    expect(reader.read().wall.clusters.get('c')).toBe(after.clusters.get('c'));
  });

  it('leaves out what no record is, and has it once it is one', () => {
    const [notes, arrangement] = [new Y.Doc(), new Y.Doc()];
    const whole = { text: 'x', color: 'yellow', at: 1, seq: 0 };
    for (const id of ['n', '__proto__', 'a b']) notesRoot(notes).set(id, whole);
    for (const id of ['n', 'constructor', 'a b'])
      placementsRoot(arrangement).set(id, { pos: [5, 5] });
    clustersRoot(arrangement).set('plain', { name: 'x', color: 'blue', pos: [0, 0] });
    const broken = new Y.Map<unknown>([
      ['name', 7],
      ['color', 'blue'],
      ['pos', [0, 0]],
    ]);
    clustersRoot(arrangement).set('broken', broken);
    const reader = new WallReader(notes, arrangement);
    expect([...reader.read().wall.notes.keys()]).toEqual(['n']);
    expect([...reader.read().arrangement.placements.keys()]).toEqual(['n']);
    expect(reader.read().arrangement.clusters.size).toBe(0);
    broken.set('name', 'Water');
    placementsRoot(arrangement).set('n', { pos: 'here' });
    const { arrangement: now } = reader.read();
    expect([[...now.clusters.keys()], now.placements.size]).toEqual([['broken'], 0]);
  });

  it('knows its documents, and hears nothing of them once it is closed', () => {
    const [notes, arrangement, other] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
    const reader = new WallReader(notes, arrangement);
    expect(reader.reads(notes, arrangement)).toBe(true);
    expect(reader.reads(other, arrangement)).toBe(false);
    expect(reader.reads(notes, other)).toBe(false);
    expect(reader.reads(arrangement, notes)).toBe(false);
    const before = reader.read();
    reader.close();
    notesRoot(notes).set('n', { text: 'x', color: 'yellow', at: 1, seq: 0 });
    placementsRoot(arrangement).set('n', { pos: [5, 5] });
    clustersRoot(arrangement).set('g', new Y.Map());
    expect(reader.read().wall).toBe(before.wall);
  });
});
