import type { Point } from '../../../shared/model/arrangement.ts';
import type { Hand } from '../../canvas/scene/handsOnWall.ts';

/** A hand's way to its next place takes as long as the time between two of its frames, within these bounds; after a rest the usual time. Ms. */
const SPAN = { least: 30, most: 120, usual: 50 } as const;
/** A note that was let go stays where it was for this long unless its new place arrives first; ms. */
const LINGER_MS = 600;

/** Where a note lies, wall units; `null`: not known. */
export type PlaceOf = (id: string) => Point | null;

interface Track {
  hand: Hand;
  from: { cursor?: Point; drag: Point };
  heardAt: number;
  span: number;
  /** Where each held note lay when it was taken, as far as known. */
  lay: Map<string, Point>;
  /** Held notes that were put elsewhere: the hand has let go and is about to say so. */
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
const isStill = (a: Hand, b: Hand): boolean =>
  isSame(a.cursor, b.cursor) &&
  isSame(a.drag, b.drag) &&
  a.over === b.over &&
  a.name === b.name &&
  a.held.length === b.held.length &&
  a.held.every((id, index) => id === b.held[index]);

/** Others' hands between the frames that tell of them: 20 frames a second come out as motion, and a drop as one move. Takes the time as an argument. */
export class HandMotion {
  #tracks: Track[] = [];

  /** All hands there are now; those that are not in it have left. */
  hear(hands: readonly Hand[], now: number, placeOf: PlaceOf): void {
    const before = this.#tracks.filter(({ until }) => until === undefined);
    const held = new Set(hands.flatMap((hand) => hand.held));
    const lingering = this.#tracks.filter(
      ({ until, hand }) => until !== undefined && !hand.held.some((id) => held.has(id)),
    );
    const seen = new Map<number, number>();
    const tracks = hands.map((hand) => {
      const index = seen.get(hand.clientId) ?? 0;
      seen.set(hand.clientId, index + 1);
      const own = before.filter((each) => each.hand.clientId === hand.clientId);
      // Fingers keep what they carry when another of the same hand goes up.
      const same =
        own.find((each) => hand.held.length > 0 && each.hand.held[0] === hand.held[0]) ??
        own[index];
      return follow(hand, same, now, placeOf);
    });
    for (const { hand, from, put, lay, heardAt, span } of before) {
      const left = hand.held.filter(
        (id) => !held.has(id) && !put.has(id) && lay.has(id) && isSame(placeOf(id), lay.get(id)),
      );
      if (left.length === 0) continue;
      const { clientId, hand: color, drag } = hand;
      lingering.push({
        hand: { clientId, name: '', hand: color, held: left, drag },
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

  /** The wall is another: what lies elsewhere now is in no hand any more. */
  wallChanged(placeOf: PlaceOf): void {
    for (const { hand, lay, put } of this.#tracks) {
      for (const id of hand.held) {
        const place = placeOf(id);
        const lain = lay.get(id);
        if (place && !lain) lay.set(id, place);
        else if (!isSame(place, lain)) put.add(id);
      }
    }
    this.#tracks = this.#tracks.filter(
      ({ hand, put, until }) => until === undefined || hand.held.some((id) => !put.has(id)),
    );
  }

  /** The hands as they are to be drawn at this moment. */
  shown(now: number): { hands: Hand[]; isMoving: boolean } {
    this.#tracks = this.#tracks.filter(({ until }) => until === undefined || now < until);
    return {
      hands: this.#tracks.map((each) => at(each, now)),
      isMoving: this.#tracks.some(
        ({ until, heardAt, span }) => until !== undefined || now - heardAt < span,
      ),
    };
  }
}

function at({ hand, from, heardAt, span, put }: Track, now: number): Hand {
  const share = span > 0 ? Math.min(1, Math.max(0, (now - heardAt) / span)) : 1;
  return {
    ...hand,
    held: put.size > 0 ? hand.held.filter((id) => !put.has(id)) : hand.held,
    drag: between(from.drag, hand.drag, share),
    ...(hand.cursor ? { cursor: between(from.cursor ?? hand.cursor, hand.cursor, share) } : {}),
  };
}

/** The next piece of a hand's way, from where it is shown now. */
function follow(hand: Hand, before: Track | undefined, now: number, placeOf: PlaceOf): Track {
  if (before && isStill(before.hand, hand)) return before;
  const lay = new Map(
    hand.held.flatMap((id) => {
      const place = before?.lay.get(id) ?? placeOf(id);
      return place ? [[id, place] as const] : [];
    }),
  );
  const put = new Set(hand.held.filter((id) => before?.put.has(id)));
  if (!before) return { hand, from: { drag: hand.drag }, heardAt: now, span: 0, lay, put };
  const shown = at(before, now);
  const pause = now - before.heardAt;
  return {
    hand,
    lay,
    put,
    heardAt: now,
    // What was just taken starts from where it lies.
    from: {
      drag: hand.held.length > 0 && before.hand.held[0] === hand.held[0] ? shown.drag : [0, 0],
      ...(shown.cursor ? { cursor: shown.cursor } : {}),
    },
    span: pause > 2 * SPAN.most ? SPAN.usual : Math.min(SPAN.most, Math.max(SPAN.least, pause)),
  };
}
