import type { Rect } from '../layout/noteGrid.ts';
import type { Hang, Screen } from './hang.ts';
import { legsOf, type Weave } from './weave.ts';

/** Between words and all that is not theirs, px. */
export const AIR = 3;
/** A lit thread is so thick, of the room's width. */
export const STROKE = 0.0024;
/** Words beside their own thread stand so far from it, px. */
const BESIDE = 3;

const halfOf = ({ width }: Screen): number => (width * STROKE) / 2;
/** From a thread's middle to words beside it. */
export const besideOf = (screen: Screen): number => halfOf(screen) + BESIDE;

interface Obstacle extends Rect {
  /** Of this thread; -1: of nobody. */
  thread: number;
}

/** What lies on the room's floor, and where words still have room. */
export class Floor {
  readonly #obstacles: Obstacle[] = [];
  readonly #room: Rect;

  constructor(room: Hang, { threads, head }: Pick<Weave, 'threads' | 'head'>) {
    const { width, height } = room.screen;
    const half = halfOf(room.screen);
    this.#room = { x: AIR, y: AIR, width: width - 2 * AIR, height: height - 2 * AIR };
    const { across, down } = legsOf(threads);
    for (const { thread, at, low, high } of across) this.#add(thread, low, at, high - low, 0, half);
    for (const { thread, at, low, high } of down) this.#add(thread, at, low, 0, high - low, half);
    for (const [thread, { points }] of threads.entries())
      for (const [pin, next] of [
        [points[0], points[1]],
        [points.at(-1), points.at(-2)],
      ]) {
        if (!pin || !next) continue;
        const [dx, dy] = [Math.sign(next[0] - pin[0]), Math.sign(next[1] - pin[1])];
        const tip = { x: pin[0] + dx * head, y: pin[1] + dy * head };
        this.#add(thread, tip.x, tip.y, 0, 0, head);
      }
    for (const { x, y, width: wide, height: tall } of room.posters)
      this.#add(-1, x, y, wide, tall, 0);
  }

  #add(thread: number, x: number, y: number, width: number, height: number, around: number): void {
    this.#obstacles.push({
      thread,
      x: x - around,
      y: y - around,
      width: width + 2 * around,
      height: height + 2 * around,
    });
  }

  put(rect: Rect): void {
    this.#obstacles.push({ ...rect, thread: -1 });
  }

  /**
   * Where along one axis words of this size may stand, as near to the middle of `from`–`to` as there is room; `null` where there is none.
   * `across`: where they stand on the other axis. What is of their own thread is no obstacle if they stand in it (`isIn`).
   */
  slide(
    axis: 'x' | 'y',
    across: number,
    [from, to]: readonly [number, number],
    size: { width: number; height: number },
    thread: number,
    /** In the thread; else beside it, where they keep so far from others that they are plainly its own. */
    isIn: boolean,
    air = isIn ? AIR : 3 * BESIDE,
  ): Rect | null {
    const [along, other, long, wide] =
      axis === 'x'
        ? (['x', 'y', 'width', 'height'] as const)
        : (['y', 'x', 'height', 'width'] as const);
    const room = this.#room;
    if (across < room[other] || across + size[wide] > room[other] + room[wide]) return null;
    const [low, high] = [Math.max(from, room[along]), Math.min(to, room[along] + room[long])];
    const taken: [number, number][] = [];
    for (const obstacle of this.#obstacles) {
      const isOwn = obstacle.thread === thread && thread >= 0;
      if (isOwn && isIn) continue;
      const keep = isOwn ? 0.5 : obstacle.thread < 0 ? AIR + 0.5 : air + 0.5;
      if (obstacle[other] >= across + size[wide] + keep) continue;
      if (obstacle[other] + obstacle[wide] <= across - keep) continue;
      taken.push([obstacle[along] - keep, obstacle[along] + obstacle[long] + keep]);
    }
    const at = nearestGap(taken, low, high, size[long]);
    if (at === null) return null;
    return axis === 'x' ? { ...size, x: at, y: across } : { ...size, x: across, y: at };
  }
}

/** Where something so long fits between what is taken, nearest to the middle. */
function nearestGap(
  taken: [number, number][],
  low: number,
  high: number,
  long: number,
): number | null {
  const middle = (low + high - long) / 2;
  let best: number | null = null;
  let at = low;
  const offer = (end: number): void => {
    if (end - at < long) return;
    const place = Math.min(Math.max(middle, at), end - long);
    if (best === null || Math.abs(place - middle) < Math.abs(best - middle)) best = place;
  };
  for (const [from, to] of taken.sort((a, b) => a[0] - b[0])) {
    if (from > high) break;
    offer(Math.min(from, high));
    at = Math.max(at, to);
  }
  offer(high);
  return best;
}
