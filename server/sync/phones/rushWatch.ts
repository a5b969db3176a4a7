import { burstsOf } from '../../../shared/commands/bursts.ts';
import { removalsOf } from '../../../shared/commands/removal.ts';
import type { RecordChange } from '../../../shared/commands/wallState.ts';
import type { Rushes } from '../../../shared/protocol/live.ts';
import type { WallTime } from '../time/wallTime.ts';
import type { WallContent } from '../wall/wallContent.ts';

/**
 * How often bursts are looked for while people come and write, ms: all people of the wall are
 * counted each time.
 */
const LOOK_EVERY_MS = 1000;

interface WatchPorts {
  readonly content: Pick<WallContent, 'records'>;
  readonly time: Pick<WallTime, 'later'>;
}

/**
 * Finds bursts: people who come or write faster than a room does. Looks only while a facilitator
 * has a page open.
 */
export class RushWatch {
  readonly #wall: WatchPorts;
  readonly #present: () => Iterable<string>;
  readonly #tell: (personId: string) => void;
  #cancel: (() => void) | null = null;
  #rushes: Rushes = { bursts: [], removals: [] };
  #isStale = true;

  /** `present`: people with a live view open. `tell` sends one of them her own part. */
  constructor(wall: WatchPorts, present: () => Iterable<string>, tell: (personId: string) => void) {
    this.#wall = wall;
    this.#present = present;
    this.#tell = tell;
  }

  /** As found when it last looked. */
  get rushes(): Rushes {
    return this.#rushes;
  }

  /**
   * Call when somebody opens a live view: a facilitator is told of what happened while none was
   * there.
   */
  look(personId: string): void {
    if (this.#isStale && this.#wall.content.records.people.get(personId)?.role === 'facilitator')
      this.#lookNow();
  }

  changed(changes: readonly RecordChange[]): void {
    if (
      !changes.some(
        ({ kind }) =>
          kind === 'person' || kind === 'note' || kind === 'removal' || kind === 'person-gone',
      )
    )
      return;
    this.#isStale = true;
    this.#cancel ??= this.#wall.time.later(LOOK_EVERY_MS, () => {
      this.#cancel = null;
      const facilitators = [...this.#present()].filter(
        (id) => this.#wall.content.records.people.get(id)?.role === 'facilitator',
      );
      if (facilitators.length === 0) return;
      const before = JSON.stringify(this.#rushes);
      this.#lookNow();
      if (JSON.stringify(this.#rushes) !== before) for (const id of facilitators) this.#tell(id);
    });
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #lookNow(): void {
    this.#isStale = false;
    this.#rushes = {
      bursts: burstsOf(this.#wall.content.records),
      removals: removalsOf(this.#wall.content.records),
    };
  }
}
