import type { Rect } from '../../../shared/layout/noteGrid.ts';

interface Banded {
  id: string;
  rect: Rect;
}

/** Boxes by their height on the screen: who asks looks at few of them. Those that are higher than a band have wider bands, so that none lies in more than three. */
export class RectBands {
  /** By how many times the height is doubled, then by band. */
  readonly #levels = new Map<number, Map<number, Banded[]>>();
  readonly #height: number;

  constructor(height: number) {
    this.#height = height;
  }

  add(id: string, rect: Rect): void {
    const level = Math.max(0, Math.ceil(Math.log2(rect.height / this.#height)));
    let bands = this.#levels.get(level);
    if (!bands) {
      bands = new Map();
      this.#levels.set(level, bands);
    }
    const last = this.#bandAt(rect.y + rect.height, level);
    for (let band = this.#bandAt(rect.y, level); band <= last; band += 1) {
      const known = bands.get(band);
      if (known) known.push({ id, rect });
      else bands.set(band, [{ id, rect }]);
    }
  }

  /** Visits all that may touch a box so high, some of them more than once, until one says `true`. */
  some(top: number, bottom: number, visit: (rect: Rect, id: string) => boolean): boolean {
    for (const [level, bands] of this.#levels) {
      const last = this.#bandAt(bottom, level);
      for (let band = this.#bandAt(top, level); band <= last; band += 1) {
        for (const { id, rect } of bands.get(band) ?? []) if (visit(rect, id)) return true;
      }
    }
    return false;
  }

  #bandAt(y: number, level: number): number {
    return Math.floor(y / (this.#height * 2 ** level));
  }
}
