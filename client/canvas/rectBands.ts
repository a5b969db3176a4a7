import type { Rect } from '../../shared/layout/noteGrid.ts';

/** Boxes by their height on the screen: who asks looks at few of them. */
export class RectBands {
  readonly #bands = new Map<number, { id: string; rect: Rect }[]>();
  readonly #height: number;

  constructor(height: number) {
    this.#height = height;
  }

  add(id: string, rect: Rect): void {
    const last = this.#bandAt(rect.y + rect.height);
    for (let band = this.#bandAt(rect.y); band <= last; band += 1) {
      const known = this.#bands.get(band);
      if (known) known.push({ id, rect });
      else this.#bands.set(band, [{ id, rect }]);
    }
  }

  /** Visits all that may touch a box so high, some of them more than once, until one says `true`. */
  some(top: number, bottom: number, visit: (rect: Rect, id: string) => boolean): boolean {
    const last = this.#bandAt(bottom);
    for (let band = this.#bandAt(top); band <= last; band += 1) {
      for (const { id, rect } of this.#bands.get(band) ?? []) if (visit(rect, id)) return true;
    }
    return false;
  }

  #bandAt(y: number): number {
    return Math.floor(y / this.#height);
  }
}
