import type { Point } from '../../../shared/model/arrangement.ts';
import type { DrawnGrip } from '../../canvas/scene/presenceOnWall.ts';

/** A grip's way to its next place takes as long as the time between two of its frames, within these bounds; after a rest the usual time. Ms. */
const SPAN = { least: 30, most: 120, usual: 50 } as const;
/** A note that was let go stays where it was for this long unless its new place arrives first; ms. */
const LINGER_MS = 600;

/** Where a note lies, wall units; `null`: not known. */
export type PlaceOf = (id: string) => Point | null;

interface Track {
  grip: DrawnGrip;
  from: { cursor?: Point; drag: Point };
  heardAt: number;
  span: number;
  /** Where each held note lay when it was taken, as far as known. */
  lay: Map<string, Point>;
  /** Held notes that were put elsewhere: its owner has let go, and the message that says so is still to come. */
  put: Set<string>;
  /** It has let go, and what it held has not arrived at its new place; shown until then, ms. */
  until?: number;
}

const between = (from: Point, to: Point, share: number): Point => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
];
const isSame = (a: Point | null | undefined, b: Point | null | undefined): boolean =>
  a === b || (!!a && !!b && a[0] === b[0] && a[1] === b[1]);
const isStill = (a: DrawnGrip, b: DrawnGrip): boolean =>
  isSame(a.cursor, b.cursor) &&
  isSame(a.drag, b.drag) &&
  a.over === b.over &&
  a.name === b.name &&
  a.held.length === b.held.length &&
  a.held.every((id, index) => id === b.held[index]);

/** Others' grips between the frames that tell of them: 20 frames a second come out as motion, and a drop as one move. Takes the time as an argument. */
export class GripMotion {
  #tracks: Track[] = [];

  /** All grips there are now; those that are not in it have left. */
  hear(grips: readonly DrawnGrip[], now: number, placeOf: PlaceOf): void {
    const before = this.#tracks.filter(({ until }) => until === undefined);
    const held = new Set(grips.flatMap((grip) => grip.held));
    const lingering = this.#tracks.filter(
      ({ until, grip }) => until !== undefined && !grip.held.some((id) => held.has(id)),
    );
    const seen = new Map<number, number>();
    const tracks = grips.map((grip) => {
      const index = seen.get(grip.clientId) ?? 0;
      seen.set(grip.clientId, index + 1);
      const own = before.filter((each) => each.grip.clientId === grip.clientId);
      // Fingers keep what they carry when another finger of the same person goes up.
      const same =
        own.find((each) => grip.held.length > 0 && each.grip.held[0] === grip.held[0]) ??
        own[index];
      return follow(grip, same, now, placeOf);
    });
    for (const { grip, from, put, lay, heardAt, span } of before) {
      const left = grip.held.filter(
        (id) => !held.has(id) && !put.has(id) && lay.has(id) && isSame(placeOf(id), lay.get(id)),
      );
      if (left.length === 0) continue;
      const { clientId, color, drag } = grip;
      lingering.push({
        grip: { clientId, name: '', color, held: left, drag },
        from: { drag: from.drag },
        put: new Set(),
        lay,
        heardAt,
        span,
        until: now + LINGER_MS,
      });
    }
    this.#tracks = [...tracks, ...lingering];
  }

  /** The wall is another: what lies elsewhere now is held no more. */
  wallChanged(placeOf: PlaceOf): void {
    for (const { grip, lay, put } of this.#tracks) {
      for (const id of grip.held) {
        const place = placeOf(id);
        const lain = lay.get(id);
        if (place && !lain) lay.set(id, place);
        else if (!isSame(place, lain)) put.add(id);
      }
    }
    this.#tracks = this.#tracks.filter(
      ({ grip, put, until }) => until === undefined || grip.held.some((id) => !put.has(id)),
    );
  }

  /** The grips as they are to be drawn at this moment. */
  shown(now: number): { grips: DrawnGrip[]; isMoving: boolean } {
    this.#tracks = this.#tracks.filter(({ until }) => until === undefined || now < until);
    return {
      grips: this.#tracks.map((each) => at(each, now)),
      isMoving: this.#tracks.some(
        ({ until, heardAt, span }) => until !== undefined || now - heardAt < span,
      ),
    };
  }
}

function at({ grip, from, heardAt, span, put }: Track, now: number): DrawnGrip {
  const share = span > 0 ? Math.min(1, Math.max(0, (now - heardAt) / span)) : 1;
  return {
    ...grip,
    held: put.size > 0 ? grip.held.filter((id) => !put.has(id)) : grip.held,
    drag: between(from.drag, grip.drag, share),
    ...(grip.cursor ? { cursor: between(from.cursor ?? grip.cursor, grip.cursor, share) } : {}),
  };
}

/** The next piece of a grip's way, from where it is shown now. */
function follow(grip: DrawnGrip, before: Track | undefined, now: number, placeOf: PlaceOf): Track {
  if (before && isStill(before.grip, grip)) return before;
  const lay = new Map(
    grip.held.flatMap((id) => {
      const place = before?.lay.get(id) ?? placeOf(id);
      return place ? [[id, place] as const] : [];
    }),
  );
  const put = new Set(grip.held.filter((id) => before?.put.has(id)));
  if (!before) return { grip, from: { drag: grip.drag }, heardAt: now, span: 0, lay, put };
  const shown = at(before, now);
  const pause = now - before.heardAt;
  return {
    grip,
    lay,
    put,
    heardAt: now,
    // What was just taken starts from where it lies.
    from: {
      drag: grip.held.length > 0 && before.grip.held[0] === grip.held[0] ? shown.drag : [0, 0],
      ...(shown.cursor ? { cursor: shown.cursor } : {}),
    },
    span: pause > 2 * SPAN.most ? SPAN.usual : Math.min(SPAN.most, Math.max(SPAN.least, pause)),
  };
}
