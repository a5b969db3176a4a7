import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { NamedGroup } from '../../../shared/commands/tables.ts';
import {
  clustersRoot,
  placementsRoot,
  readArrangement,
} from '../../../shared/documents/arrangement.ts';
import { openCluster } from '../../../shared/layout/clusterHomes.ts';
import { placeRecords } from '../../../shared/layout/resolvePlacements.ts';
import type { Note, NoteRecord } from '../../../shared/model/note.ts';
import { NamedGroups } from './namedGroups.ts';
import { SeededRandom } from '../../seededRandom.ts';

const record = (seq: number): NoteRecord => ({
  state: 'live',
  person: 'p',
  rev: 1,
  text: '',
  color: 'yellow',
  at: 1,
  seq,
});

/** What the wall's own layout says of all of it. */
function fromScratch(doc: Y.Doc, records: ReadonlyMap<string, NoteRecord>): NamedGroup[] {
  const { clusters, placements } = readArrangement(doc);
  const notes = new Map<string, Note>();
  for (const [id, note] of records) if (note.state !== 'gone') notes.set(id, note);
  return [...placeRecords(notes, clusters, placements).clusters.values()]
    .sort((a, b) => a.number - b.number)
    .map((cluster) => {
      const merged = [...clusters.keys()].filter(
        (id) => id !== cluster.id && openCluster(id, clusters) === cluster.id,
      );
      return {
        clusterId: cluster.id,
        name: cluster.name,
        noteIds: cluster.notes,
        ...(merged.length > 0 ? { merged: merged.toSorted() } : {}),
      };
    });
}

interface Room {
  doc: Y.Doc;
  records: Map<string, NoteRecord>;
  groups: NamedGroups;
}

/** One thing that may happen between two ticks. */
function happen(random: SeededRandom, { doc, records, groups }: Room): void {
  const [note, cluster] = [`n${random.below(30)}`, `c${random.below(6)}`];
  const fields = clustersRoot(doc).get(cluster);
  const pos = [random.below(4) * 192, random.below(3) * 172];
  switch (random.below(8)) {
    case 0:
      records.set(
        note,
        random.chance(0.3) ? { state: 'gone', person: 'p' } : record(Number(note.slice(1))),
      );
      return groups.noteChanged(note);
    case 1:
      return placementsRoot(doc).delete(note);
    case 2:
      return void placementsRoot(doc).set(note, random.chance(0.2) ? 'no place' : { pos });
    case 3:
      if (fields instanceof Y.Map)
        fields.set(random.pick(['pos', 'name']), random.chance(0.5) ? pos : 'A name');
      return;
    case 4:
      if (!(fields instanceof Y.Map)) return;
      fields.set('state', random.chance(0.6) ? 'dissolved' : 'open');
      if (random.chance(0.7)) fields.set('into', `c${random.below(6)}`);
      return;
    case 5:
      if (random.chance(0.1)) return clustersRoot(doc).delete(cluster);
      return void clustersRoot(doc).set(
        cluster,
        new Y.Map(Object.entries({ name: cluster, color: 'blue', pos: [pos[0], -900] })),
      );
    default:
      return void placementsRoot(doc).set(note, { cluster, pos });
  }
}

describe('groups as tables follow them', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'are what the layout of the whole wall says, whatever changed (seed %i)',
    (seed) => {
      const random = new SeededRandom(seed);
      const [doc, records] = [new Y.Doc(), new Map<string, NoteRecord>()];
      const room = { doc, records, groups: new NamedGroups(doc, records) };
      for (let round = 0; round < 150; round += 1) {
        for (let change = random.below(4); change >= 0; change -= 1) happen(random, room);
        expect(room.groups.list()).toEqual(fromScratch(doc, records));
      }
      // Begun in the middle it says the same.
      expect(new NamedGroups(doc, records).list()).toEqual(room.groups.list());
    },
  );

  it('are put in order anew only where something was moved', () => {
    const [doc, records] = [new Y.Doc(), new Map<string, NoteRecord>()];
    doc.transact(() => {
      for (let group = 0; group < 50; group += 1)
        clustersRoot(doc).set(
          `c${group}`,
          new Y.Map(Object.entries({ name: 'A', color: 'blue', pos: [group * 900, -900] })),
        );
      for (let seq = 0; seq < 10_000; seq += 1) {
        records.set(`n${seq}`, record(seq));
        placementsRoot(doc).set(`n${seq}`, { cluster: `c${seq % 50}`, pos: [seq * 4, 96] });
      }
    });
    const groups = new NamedGroups(doc, records);
    const before = groups.list();
    expect(groups.looked).toBe(10_000);
    placementsRoot(doc).set('n0', { cluster: 'c1', pos: [12, 96] });
    const after = groups.list();
    expect(groups.looked).toBe(10_000 + 199 + 201);
    expect(after.filter(({ noteIds }, index) => noteIds !== before[index]?.noteIds)).toHaveLength(
      2,
    );
    groups.list();
    (clustersRoot(doc).get('c7') as Y.Map<unknown>).set('name', 'Another');
    expect(groups.list()[7]?.name).toBe('Another');
    expect(groups.looked).toBe(10_000 + 199 + 201);
  });
});
