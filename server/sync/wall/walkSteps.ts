import { walkOn } from '../../../shared/commands/moves.ts';
import { goesOnAt } from '../../../shared/model/walk.ts';
import { newUuid } from '../../access/secrets.ts';
import type { MeetingClock } from '../time/meetingClock.ts';
import { takeSteps, type StepPorts } from './takeSteps.ts';
import type { WallContent } from './wallContent.ts';

interface Ports extends StepPorts {
  readonly content: Pick<WallContent, 'records'>;
  readonly clock: Pick<MeetingClock, 'now'>;
}

/**
 * Leads a walk that goes on by itself to its next stop when the clock ends. What was due while no
 * server ran is done when the wall is read again: one stop, whose time begins then, for nobody was
 * sent on meanwhile.
 */
export class WalkSteps {
  readonly #wall: Ports;
  #callOff: (() => void) | null = null;
  #isStepping = false;

  constructor(wall: Ports) {
    this.#wall = wall;
  }

  /** Such a wall has to stay in memory, also while nobody has a page of it open. */
  get isWaiting(): boolean {
    return this.#callOff !== null || this.#isStepping;
  }

  /**
   * Waits for the clock as it is. Call whenever it may be another one, while everything is
   * committed.
   */
  follow(): void {
    const { isClosed, content, clock, time } = this.#wall;
    const at = isClosed() ? null : goesOnAt(content.records.session);
    this.close();
    if (at === null) return;
    // Anew each time, for the machine may have slept: its timers do not count that.
    // A part of a millisecond too early would be too early.
    this.#callOff = time.later(Math.max(0, at - clock.now()) + 1, () => {
      this.#callOff = null;
      if (!this.#isStepping) this.#step();
    });
  }

  /** Nothing is waited for any more. */
  close(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  #step(): void {
    this.#isStepping = true;
    const id = newUuid();
    void takeSteps(this.#wall, 'the walk', {
      decide: (state, actor) => walkOn(state, actor, id),
      isDone: () => true,
    }).finally(() => {
      this.#isStepping = false;
      this.follow();
    });
  }
}
