import { isRateOpen } from '../../../shared/commands/rating.ts';
import type { RecordChange } from '../../../shared/commands/wallState.ts';
import { areResultsShown, boardOf, progressOf } from '../../../shared/documents/ratingViews.ts';
import { LIVE_VERSION, type Counts, type LiveBoard } from '../../../shared/protocol/live.ts';
import type { RateStep } from '../../../shared/rating/rateStep.ts';
import { findStep } from '../../../shared/scripts/course.ts';
import type { WallTime } from '../time/wallTime.ts';
import type { WallContent } from '../wall/wallContent.ts';

/**
 * How often facilitators are sent the board while people rate, ms. Often enough to see it move, and a
 * thousand people who answer at once make 20 boards a second and no more.
 */
const BOARD_EVERY_MS = 50;

interface WatchPorts {
  readonly content: Pick<WallContent, 'records' | 'ratings'>;
  readonly time: Pick<WallTime, 'later'>;
}

interface Room {
  /** Facilitators with a live view open. */
  facilitators(): readonly string[];
  isHere(personId: string): boolean;
  tell(personId: string, text: string): void;
}

/** Tells how far people are with the `rate` step where the meeting stands: everybody the sum, facilitators each thing. */
export class RatingWatch {
  readonly #wall: WatchPorts;
  readonly #room: Room;
  #cancel: (() => void) | null = null;
  /** What of the results was last known to be shown: of which step, and how often that changed. */
  #shown = { step: '', isOpen: false, changes: 0 };

  constructor(wall: WatchPorts, room: Room) {
    [this.#wall, this.#room] = [wall, room];
  }

  /** This part of the counts that everybody is told. */
  counts(): Pick<Counts, 'rating' | 'claims'> {
    const { records } = this.#wall.content;
    const { claimChanges } = records.rated;
    const step = this.#step();
    return {
      ...(claimChanges > 0 ? { claims: claimChanges } : {}),
      ...(step
        ? {
            rating: {
              ...progressOf(this.#wall.content.ratings(), step),
              shown: this.#shownOf(step),
            },
          }
        : {}),
    };
  }

  /** Call with committed changes. */
  changed(changes: readonly RecordChange[]): void {
    if (!this.#step()) return;
    if (!changes.some(({ kind }) => kind !== 'move' && kind !== 'origin')) return;
    this.#cancel ??= this.#wall.time.later(BOARD_EVERY_MS, () => {
      this.#cancel = null;
      this.#tell(this.#room.facilitators());
    });
  }

  /** Call when somebody opens a live view. */
  joined(personId: string): void {
    if (this.#wall.content.records.people.get(personId)?.role === 'facilitator')
      this.#tell([personId]);
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #step(): RateStep | null {
    const { script, step } = this.#wall.content.records.session;
    const found = findStep(script, step);
    return found?.kind === 'rate' ? found : null;
  }

  #tell(facilitators: readonly string[]): void {
    const step = this.#step();
    if (!step || facilitators.length === 0) return;
    const message: LiveBoard = {
      v: LIVE_VERSION,
      type: 'board',
      board: boardOf(this.#wall.content.ratings(), step, (id) => this.#room.isHere(id)),
    };
    const text = JSON.stringify(message);
    for (const id of facilitators) this.#room.tell(id, text);
  }

  #shownOf(step: RateStep): number | null {
    const { content } = this.#wall;
    const { state, tallies } = content.ratings();
    if (!areResultsShown(state, step)) return null;
    const { all, held } = tallies.of(step);
    const isOpen = isRateOpen(state, step.id);
    const isNews =
      [held, all].map((tally) => tally.takeChanged().size)[isOpen ? 0 : 1] !== 0 ||
      this.#shown.step !== step.id ||
      this.#shown.isOpen !== isOpen;
    if (isNews) this.#shown = { step: step.id, isOpen, changes: this.#shown.changes + 1 };
    return this.#shown.changes;
  }
}
