import * as Y from 'yjs';
import {
  clustersRoot,
  placementsRoot,
  readArrangement,
} from '../../../../shared/documents/arrangement.ts';
import { resolvePlacements, type PlacedWall } from '../../../../shared/layout/resolvePlacements.ts';
import type { Note } from '../../../../shared/model/note.ts';
import type { SeededRandom } from '../../../seededRandom.ts';
import { ClusteringPerson } from './clusteringPerson.ts';
import { GatedRoom, type Tab } from './gatedRoom.ts';

const PEOPLE = ['ana', 'ben', 'cleo', 'dev'];
/** The notes in every run. */
export const NOTES: ReadonlyMap<string, Note> = new Map(
  Array.from({ length: 20 }, (_, seq) => [
    `n${seq}`,
    { text: `note ${seq}`, color: 'green', at: 0, seq },
  ]),
);

/** The arrangement as text; equal for equal content. */
export const arrangementText = (doc: Y.Doc): string =>
  JSON.stringify(
    [clustersRoot(doc), placementsRoot(doc)].map((map) =>
      Object.entries(map.toJSON())
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, value]) => [
          id,
          Object.entries(value as object).toSorted(([a], [b]) => (a < b ? -1 : 1)),
        ]),
    ),
  );

/** For tests: people at one wall, each on a page of her own, behind the server's gate. */
export class Volunteers {
  readonly room: GatedRoom;
  readonly people: ClusteringPerson[];
  readonly tabs: Tab[];
  live: ReadonlyMap<string, Note> = NOTES;

  constructor(chance: SeededRandom, people: readonly string[] = PEOPLE) {
    this.room = new GatedRoom('arrangement', chance);
    this.tabs = people.map((person) => this.room.open(person));
    this.people = people.map(
      (person, index) => new ClusteringPerson(person, (this.tabs[index] as Tab).doc, NOTES),
    );
  }

  reload(index: number): void {
    const old = this.tabs[index] as Tab;
    const kept = Y.encodeStateAsUpdate(old.doc);
    this.room.tabs.splice(this.room.tabs.indexOf(old), 1);
    const tab = this.room.open(old.person, { from: kept });
    this.tabs[index] = tab;
    this.people[index]?.reload(tab.doc);
    old.doc.destroy();
  }

  withdraw(id: string): void {
    this.live = new Map([...this.live].filter(([each]) => each !== id));
  }

  settle(): PlacedWall {
    this.room.settle();
    for (const person of this.people) person.notes = this.live;
    const { clusters, placements } = readArrangement(this.room.live.doc);
    return resolvePlacements(this.live, clusters, placements);
  }

  /**
   * The placement of each note that only one person wrote, on her page before everybody received
   * everything.
   */
  left = new Map<string, unknown>();
  remember(): void {
    for (const id of NOTES.keys()) {
      const writers = this.people.filter((person) => person.touched.has(id));
      if (writers.length === 1)
        this.left.set(id, placementsRoot((writers[0] as ClusteringPerson).doc).get(id));
    }
  }
}
