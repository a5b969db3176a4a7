import type { PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { Redraw } from './sceneLayers.ts';

/** What is chosen at one moment; replaced, never changed. */
export interface Choice {
  /** Ids of chosen notes. */
  readonly notes: ReadonlySet<string>;
  /** The chosen group. */
  readonly cluster: string | null;
  /** The group whose name is being typed on the wall: its drawn name makes room. */
  readonly renaming: string | null;
}

const NOTHING: Choice = { notes: new Set(), cluster: null, renaming: null };

/** What this person has chosen: the only place that knows. Notes and a group are not chosen together by a press; a name goes on being typed whatever is chosen. */
export class Selection {
  #choice = NOTHING;
  readonly #redraw: Redraw;
  readonly #listeners = new Set<() => void>();

  constructor(redraw: Redraw) {
    this.#redraw = redraw;
  }

  get choice(): Choice {
    return this.#choice;
  }

  get notes(): ReadonlySet<string> {
    return this.#choice.notes;
  }

  get cluster(): string | null {
    return this.#choice.cluster;
  }

  get renaming(): string | null {
    return this.#choice.renaming;
  }

  /** Calls back after each change. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** These notes and no others, and no group. */
  chooseNotes(notes: Iterable<string>): void {
    this.#set({ notes: new Set(notes), cluster: null });
  }

  /** One note more or less, and no group. True: it is chosen now. */
  toggleNote(id: string): boolean {
    const notes = new Set(this.#choice.notes);
    const isChosen = !notes.delete(id);
    if (isChosen) notes.add(id);
    this.#set({ notes, cluster: null });
    return isChosen;
  }

  /** One group, and no notes. */
  chooseGroup(id: string): void {
    this.#set({ notes: NOTHING.notes, cluster: id });
  }

  letNotesGo(): void {
    if (this.#choice.notes.size > 0) this.#set({ notes: NOTHING.notes });
  }

  letGroupGo(): void {
    if (this.#choice.cluster !== null) this.#set({ cluster: null });
  }

  /** Nothing is chosen; a name that is being typed stays. */
  clear(): void {
    this.letNotesGo();
    this.letGroupGo();
  }

  startRenaming(id: string): void {
    this.#set({ renaming: id });
  }

  endRenaming(): void {
    if (this.#choice.renaming !== null) this.#set({ renaming: null });
  }

  /** Lets go of what is not on the wall any more. */
  keepOnly({ notes, clusters }: Pick<PlacedWall, 'notes' | 'clusters'>): void {
    const { notes: chosen, cluster, renaming } = this.#choice;
    const left = [...chosen].filter((id) => notes.has(id));
    const next: Choice = {
      notes: left.length === chosen.size ? chosen : new Set(left),
      cluster: cluster !== null && clusters.has(cluster) ? cluster : null,
      renaming: renaming !== null && clusters.has(renaming) ? renaming : null,
    };
    if (next.notes !== chosen || next.cluster !== cluster || next.renaming !== renaming)
      this.#set(next);
  }

  #set(change: Partial<Choice>): void {
    this.#choice = { ...this.#choice, ...change };
    this.#redraw();
    for (const listener of this.#listeners) listener();
  }
}
