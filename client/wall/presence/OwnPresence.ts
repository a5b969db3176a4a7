import type { Grip, Presence } from '../../../shared/model/presence.ts';
import type { SceneClock } from '../../canvas/scene/sceneClock.ts';

/** Sent at most this often, ms: 20 times a second look like motion. */
const EVERY_MS = 50;
/** Notes shown as held, all fingers together: with everything else that presence says they fit its 8 KiB. */
export const SHOWN_HELD = 150;

/** What a page says of its person's presence; the server adds name and colour. */
export type OwnState = Partial<Omit<Presence, 'name' | 'color'>>;

/** Whole wall units: nobody sees less, and digits are bytes. */
const whole = ([x, y]: readonly [number, number]): readonly [number, number] => [
  Math.round(x),
  Math.round(y),
];

/** All grips of this person as one presence: the first in its own fields, the others under `also`. */
export function gripsAsPresence(
  grips: readonly Grip[],
): Pick<OwnState, 'cursor' | 'held' | 'drag' | 'over' | 'also'> {
  let room = SHOWN_HELD;
  const shown = grips.map(({ cursor, held, drag, over }): Grip => {
    const ids = held?.slice(0, room);
    room -= ids?.length ?? 0;
    return {
      ...(cursor ? { cursor: whole(cursor) } : {}),
      ...(ids ? { held: ids } : {}),
      ...(drag ? { drag: whole(drag) } : {}),
      ...(over === undefined ? {} : { over }),
    };
  });
  return {
    cursor: undefined,
    held: undefined,
    drag: undefined,
    over: undefined,
    ...shown[0],
    also: shown.length > 1 ? shown.slice(1) : undefined,
  } as Pick<OwnState, 'cursor' | 'held' | 'drag' | 'over' | 'also'>;
}

/** This person's presence as others see it, sent whenever it changes but not more often than eyes can tell. */
export class OwnPresence {
  #state: OwnState = {};
  readonly #clock: Pick<SceneClock, 'now' | 'later'>;
  readonly #send: (state: OwnState) => void;
  #isWaiting = false;
  #sentAt = -Infinity;

  constructor(clock: Pick<SceneClock, 'now' | 'later'>, send: (state: OwnState) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  get state(): OwnState {
    return this.#state;
  }

  /** `undefined` takes a part away. */
  show(part: { [Key in keyof OwnState]?: OwnState[Key] | undefined }): void {
    const next = Object.fromEntries(
      Object.entries({ ...this.#state, ...part }).filter(([, value]) => value !== undefined),
    ) as OwnState;
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#clock.later(Math.max(0, EVERY_MS - (this.#clock.now() - this.#sentAt)), () => {
      this.#isWaiting = false;
      this.#sentAt = this.#clock.now();
      this.#send(this.#state);
    });
  }
}
