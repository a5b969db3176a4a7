import type { MarksByThing } from '../../../shared/rating/thingMarks.ts';
import type { Redraw } from './sceneLayers.ts';

const NOTHING_SAID: MarksByThing = new Map();

/** Somebody is on a group. */
export interface Claim {
  cluster: string;
  /** What to write on it. */
  name: string;
  /** Colour, 1–6; 0: mine. */
  color: number;
}

/** What stands out on the wall without being chosen. */
export class Marks {
  readonly #redraw: Redraw;
  #found: ReadonlySet<string> | null = null;
  #focus: string | null = null;
  #newest: string | null = null;
  #claims: readonly Claim[] = [];
  #said: MarksByThing = NOTHING_SAID;

  constructor(redraw: Redraw) {
    this.#redraw = redraw;
  }

  /** What a search found: other notes fade. `null`: no search. */
  get found(): ReadonlySet<string> | null {
    return this.#found;
  }

  /** The note that the keyboard is at: found by a search, or the next one to group. */
  get focus(): string | null {
    return this.#focus;
  }

  /** The note that came in just now. */
  get newest(): string | null {
    return this.#newest;
  }

  get claims(): readonly Claim[] {
    return this.#claims;
  }

  /** What all said of notes and groups, and who sees to them. */
  get said(): MarksByThing {
    return this.#said;
  }

  showFound(found: ReadonlySet<string> | null): void {
    this.#found = found;
    this.#redraw();
  }

  focusOn(id: string | null): void {
    this.#focus = id;
    this.#redraw('top');
  }

  markNewest(id: string | null): void {
    this.#newest = id;
    this.#redraw('top');
  }

  showSaid(said: MarksByThing): void {
    if (said.size === 0 && this.#said.size === 0) return;
    this.#said = said;
    this.#redraw('top');
  }

  showClaims(claims: readonly Claim[]): void {
    this.#claims = claims;
    this.#redraw('top');
  }
}
