import type { PlacedWall } from '../../shared/layout/resolvePlacements.ts';
import type { Marks } from '../canvas/scene/marks.ts';
import type { SceneClock } from '../canvas/scene/sceneClock.ts';

/** How long the newest note wears its mark, ms. */
const MARKED_MS = 30_000;

/** Marks the note that came in last; none that was there when the page opened. */
export class NewestNote {
  readonly #marks: Pick<Marks, 'markNewest'>;
  readonly #clock: Pick<SceneClock, 'later'>;
  #seq = -1;
  #stop: () => void = () => undefined;

  constructor(marks: Pick<Marks, 'markNewest'>, clock: Pick<SceneClock, 'later'>) {
    this.#marks = marks;
    this.#clock = clock;
  }

  /** `isNews`: what came since the last call came just now. */
  look({ notes }: Pick<PlacedWall, 'notes'>, isNews: boolean): void {
    let newest: string | null = null;
    for (const { id, note } of notes.values())
      if (note.seq > this.#seq) {
        this.#seq = note.seq;
        newest = id;
      }
    if (newest === null || !isNews) return;
    this.#marks.markNewest(newest);
    this.#stop();
    this.#stop = this.#clock.later(MARKED_MS, () => this.#marks.markNewest(null));
  }
}
