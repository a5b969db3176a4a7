import type { Finder } from '../find/Finder.ts';
import type { WallModel } from '../wallModel.ts';

/** The id of a group, or `null` for the notes in none. */
export type Home = string | null;

export interface OutlineList {
  home: Home;
  /** Its notes as they are shown, top to bottom. */
  ids: readonly string[];
}

/** The outline's lists as they are shown at the moment of asking. */
export class OutlineLists {
  readonly #model: WallModel;
  readonly #finder: Finder;

  constructor(model: WallModel, finder: Finder) {
    this.#model = model;
    this.#finder = finder;
  }

  /** Top to bottom. */
  all(): OutlineList[] {
    const { wall } = this.#model.state;
    const shown = this.#finder.shown();
    const all = [
      ...[...wall.clusters.values()].map(({ id, notes }): OutlineList => ({
        home: id,
        ids: notes,
      })),
      { home: null, ids: wall.loose },
    ];
    return shown
      ? all.map(({ home, ids }) => ({ home, ids: ids.filter((id) => shown.has(id)) }))
      : all;
  }

  /** All rows in one, top to bottom. */
  order(): string[] {
    return this.all().flatMap(({ ids }) => ids);
  }

  of(home: Home): readonly string[] {
    return this.all().find((list) => list.home === home)?.ids ?? [];
  }

  /** The list a note belongs to; `undefined` where there is no such note any more. */
  homeOf(id: string): Home | undefined {
    const placed = this.#model.state.wall.notes.get(id);
    return placed && (placed.cluster ?? null);
  }
}
