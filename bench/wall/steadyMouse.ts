import type { CDPSession } from '@playwright/test';

/** A place on the page, CSS pixels. */
export interface Place {
  x: number;
  y: number;
}

/** One turn of the wheel; with `isZoom` the control key is held, as for a pinch on a trackpad. */
export interface WheelTurn {
  dx: number;
  dy: number;
  isZoom?: boolean;
}

/** A mouse reports this often. */
const EVENT_MS = 1000 / 60;
/** A page that has not taken a whole gesture by then is given up; so much longer it may take until it is ready for the next. */
const GIVEN_UP_AFTER_MS = 20_000;
const DRAINED_WITHIN_MS = 40_000;
const CONTROL = 2;

/**
 * A mouse that moves as fast as a person moves it, whether the page keeps up or not: the next event does not wait for the answer to the last,
 * as it would in a test, so that a slow page is not given an easier gesture.
 */
export class SteadyMouse {
  readonly #cdp: CDPSession;
  #onTheirWay: Promise<unknown> = Promise.resolve();

  constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  /** True once the page has taken it all; false when it is given up. */
  wheel(at: Place, turns: readonly WheelTurn[]): Promise<boolean> {
    return this.#paced(
      turns.map(
        ({ dx, dy, isZoom }) =>
          () =>
            this.#cdp.send('Input.dispatchMouseEvent', {
              type: 'mouseWheel',
              ...at,
              deltaX: dx,
              deltaY: dy,
              modifiers: isZoom ? CONTROL : 0,
            }),
      ),
    );
  }

  /** Presses at `from`, moves to `to` by way of `steps` events that wander to and fro, and lets go. */
  async drag(from: Place, to: Place, steps: number): Promise<boolean> {
    const moves = Array.from({ length: steps }, (_, step) => wander(from, to, (step + 1) / steps));
    const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: Place) => () =>
      this.#cdp.send('Input.dispatchMouseEvent', {
        type,
        ...at,
        button: 'left',
        buttons: type === 'mouseReleased' ? 0 : 1,
        clickCount: type === 'mouseMoved' ? 0 : 1,
      });
    return this.#paced([
      mouse('mousePressed', from),
      ...moves.map((at) => mouse('mouseMoved', at)),
      mouse('mouseReleased', to),
    ]);
  }

  /** Whether the page has taken what it was given: what is still on its way would spoil the next gesture. */
  drained(): Promise<boolean> {
    return within(DRAINED_WITHIN_MS, this.#onTheirWay);
  }

  async #paced(events: readonly (() => Promise<unknown>)[]): Promise<boolean> {
    const begin = performance.now();
    const sent: Promise<unknown>[] = [];
    for (const [index, send] of events.entries()) {
      const wait = begin + index * EVENT_MS - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      // A page that is closed meanwhile answers no more.
      sent.push(send().catch(() => undefined));
    }
    this.#onTheirWay = Promise.all(sent);
    return within(begin + GIVEN_UP_AFTER_MS - performance.now(), this.#onTheirWay);
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  const isLate = new Promise<boolean>((resolve) => {
    late = setTimeout(() => resolve(false), ms);
  });
  return Promise.race([work.then(() => true), isLate]).finally(() => clearTimeout(late));
}

/** On the way from one place to another, after `share` of it: twice round a loop, so that much ground is covered, then there. */
export function wander(from: Place, to: Place, share: number): Place {
  const loop = Math.sin(share * Math.PI * 4) * 120 * (1 - share);
  return {
    x: Math.round(from.x + (to.x - from.x) * share),
    y: Math.round(from.y + (to.y - from.y) * share + loop),
  };
}

/** To and fro within a few hundred pixels: what is in view mostly stays in view. */
export const panAround = (events: number): WheelTurn[] =>
  Array.from({ length: events }, (_, step) => ({
    dx: step % 40 < 20 ? 12 : -12,
    dy: step % 30 < 15 ? 9 : -9,
  }));

/** Far across the wall and back: most of what is seen is new. */
export const panAcross = (events: number): WheelTurn[] =>
  Array.from({ length: events }, (_, step) =>
    step < events / 2 ? { dx: 24, dy: 9 } : { dx: -24, dy: -9 },
  );

/** In, then out again. */
export const zoomInAndOut = (events: number): WheelTurn[] =>
  Array.from({ length: events }, (_, step) => ({
    dx: 0,
    dy: step < events / 2 ? -4 : 4,
    isZoom: true,
  }));
