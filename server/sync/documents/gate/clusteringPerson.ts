import type * as Y from 'yjs';
import {
  clustersRoot,
  placementsRoot,
  readArrangement,
} from '../../../../shared/documents/arrangement.ts';
import {
  applyOperation,
  redoOperation,
  undoOperation,
  type Operation,
} from '../../../../shared/documents/arrangementEdits.ts';
import * as operations from '../../../../shared/documents/wallOperations.ts';
import { resolvePlacements } from '../../../../shared/layout/resolvePlacements.ts';
import { NOTE_COLORS, type Note } from '../../../../shared/model/note.ts';
import type { SeededRandom } from '../../../seededRandom.ts';

/** A value of the arrangement, and who wrote it last, as one copy has it. */
interface Written {
  value: unknown;
  client: number;
}

/** Actions, the frequent ones several times. */
const OFTEN = [
  'group',
  'group',
  'group',
  'drop on a group',
  'take up',
  'let go on a group',
  'name',
  'merge',
  'split',
];

/** For tests: one volunteer at the wall, doing what the wall page does, with her own steps to take back. */
export class ClusteringPerson {
  readonly person: string;
  doc: Y.Doc;
  /** Client ids she has written under. */
  readonly clients = new Set<number>();
  /** The notes as her page has them; it learns of withdrawals late. */
  notes: ReadonlyMap<string, Note>;
  /** The last name that she gave each group. */
  readonly named = new Map<string, string>();
  /** Notes whose placement she wrote, also by undo. */
  readonly touched = new Set<string>();
  readonly #done: Operation[] = [];
  readonly #undone: Operation[] = [];
  #held: string[] = [];

  constructor(person: string, doc: Y.Doc, notes: ReadonlyMap<string, Note>) {
    this.person = person;
    this.doc = doc;
    this.notes = notes;
    this.clients.add(doc.clientID);
  }

  /** Her page is reloaded; her undo steps are kept on the device. */
  reload(doc: Y.Doc): void {
    this.doc = doc;
    this.clients.add(doc.clientID);
    this.#held = [];
  }

  get view(): operations.WallView {
    const arrangement = readArrangement(this.doc);
    return {
      arrangement,
      wall: resolvePlacements(this.notes, arrangement.clusters, arrangement.placements),
    };
  }

  run(operation: Operation): void {
    if (operation.edits.length === 0) return;
    this.#touch(operation);
    applyOperation(this.doc, operation, 'own');
    this.#done.push(operation);
    this.#undone.length = 0;
  }

  undo(): string[] | null {
    return this.#walk(this.#done, this.#undone, undoOperation, 'after');
  }

  redo(): string[] | null {
    return this.#walk(this.#undone, this.#done, redoOperation, 'before');
  }

  /** One random action; returns its name. */
  act(chance: SeededRandom, freshId: () => string, freshName: () => string): string {
    const { view } = this;
    const { wall } = view;
    const group = (): string =>
      wall.clusters.size > 0 ? chance.pick([...wall.clusters.keys()]) : 'none';
    const some = (from: readonly string[]): string[] =>
      from.filter(() => chance.chance(0.3)).slice(0, 4);
    const all = [...wall.notes.keys()];
    // A few places are chosen often, so that people collide.
    const spot = (): [number, number] =>
      chance.chance(0.3)
        ? [-700 + chance.below(25), 400]
        : [chance.below(3_000) - 500, chance.below(3_000) - 1_500];
    const acts: Record<string, () => void> = {
      'take up': () => {
        // She drops it later, when more has happened.
        this.#held = some(all);
      },
      'let go on the wall': () =>
        this.run(
          operations.moveNotes(view, new Map(this.#held.splice(0).map((id) => [id, spot()]))),
        ),
      'let go on a group': () =>
        this.run(operations.dropOnCluster(view, group(), this.#held.splice(0))),
      'drop on a group': () => this.run(operations.dropOnCluster(view, group(), some(all))),
      group: () => {
        const notes = some(wall.loose);
        if (notes.length > 0) this.run(operations.groupNotes(view, freshId(), notes));
      },
      split: () =>
        this.run(
          operations.splitOff(view, freshId(), some(wall.clusters.get(group())?.notes ?? [])),
        ),
      name: () => {
        const [id, name] = [group(), freshName()];
        if (!wall.clusters.has(id)) return;
        this.run(operations.renameCluster(view, id, name));
        this.named.set(id, name);
      },
      recolour: () => this.run(operations.recolorCluster(view, group(), chance.pick(NOTE_COLORS))),
      move: () => this.run(operations.moveCluster(view, group(), spot())),
      merge: () => this.run(operations.mergeCluster(view, group(), group())),
      'pile up or open': () => {
        const id = group();
        this.run(operations.collapseCluster(view, id, !wall.clusters.get(id)?.collapsed));
      },
      'take apart': () => this.run(operations.takeApart(view, group())),
      'group again': () => {
        // Gives the name of a group of hers that is gone to loose notes.
        const [id, name] = [...this.named].findLast(([each]) => !wall.clusters.has(each)) ?? [];
        if (id === undefined || name === undefined) return;
        this.run(
          operations.groupAgain(
            view,
            id,
            name,
            new Map(wall.loose.slice(0, 2).map((note, index) => [note, [12 + 192 * index, 96]])),
          ),
        );
      },
      'tidy one': () => this.run(operations.tidyOne(view, group())),
      'tidy all': () => this.run(operations.tidyEverything(view)),
    };
    const name = chance.pick([...Object.keys(acts), ...OFTEN]);
    const before = this.#done.length;
    acts[name]?.();
    return this.#done.length > before || name === 'take up' ? name : 'nothing to do';
  }

  #touch(operation: Operation): void {
    for (const edit of operation.edits) if (edit.kind === 'placement') this.touched.add(edit.note);
  }

  /**
   * Undoes or redoes a step. Returns what it changed although another person had written there
   * since; `null` when there was no step.
   */
  #walk(
    from: Operation[],
    to: Operation[],
    walk: typeof undoOperation,
    expected: 'before' | 'after',
  ): string[] | null {
    const operation = from.pop();
    if (!operation) return null;
    this.#touch(operation);
    const before = writtenIn(this.doc);
    walk(this.doc, operation, 'own');
    to.push(operation);
    const wanted = new Map<string, unknown>(
      operation.edits.map((edit) => {
        if (edit.kind === 'create')
          return [`${edit.cluster} state`, expected === 'after' ? 'open' : 'dissolved'];
        return [
          edit.kind === 'placement' ? edit.note : `${edit.cluster} ${edit.kind}`,
          edit[expected],
        ];
      }),
    );
    const after = writtenIn(this.doc);
    return [...after].flatMap(([key, { value }]) => {
      const was = before.get(key);
      const isSame = was !== undefined && JSON.stringify(was.value) === JSON.stringify(value);
      // An equal value by somebody else cannot be told from her own.
      const isMine =
        was === undefined ||
        this.clients.has(was.client) ||
        JSON.stringify(was.value) === JSON.stringify(wanted.get(key));
      return isSame || isMine
        ? []
        : [`${key}: ${JSON.stringify(was.value)} → ${JSON.stringify(value)}`];
    });
  }
}

/** Every value by its key: a note's id, or a group's id and field. */
function writtenIn(doc: Y.Doc): Map<string, Written> {
  const written = new Map<string, Written>();
  const read = (map: Y.Map<unknown>, prefix: string): void => {
    for (const [key, item] of map._map) {
      const value = map.get(key);
      if (
        typeof value !== 'object' ||
        value === null ||
        Object.getPrototypeOf(value) === Object.prototype ||
        Array.isArray(value)
      )
        written.set(prefix + key, { value, client: item.id.client });
    }
  };
  read(placementsRoot(doc), '');
  for (const [id, fields] of clustersRoot(doc)) read(fields as Y.Map<unknown>, `${id} `);
  return written;
}
