import * as Y from 'yjs';

/** Steps along lists that one update may cost here; a person's own work takes a handful each. */
const STEPS_MAX = 500_000;

/**
 * Does any of these items, now placed in `doc`, claim neighbours that its author cannot have seen next to each other? Whoever writes
 * between two neighbours sees nothing between them, knows her own earlier items, and knows what her neighbours were written beside. Yjs
 * takes other claims as well, and then copies that hear of things in another order disagree for good (seen: 40261784 of the hostile
 * bytes). Also true when telling would take too long. After the ordering rules of YATA (Nicolaescu et al., 2016).
 */
export function crossesNeighbours(
  doc: Y.Doc,
  structs: ReadonlyMap<number, readonly (Y.Item | Y.GC)[]>,
): boolean {
  const walk = new ListWalk(doc);
  for (const items of structs.values()) {
    // What this author wrote last in each list, of what was looked at.
    const last = new Map<unknown, Y.Item>();
    for (const item of items) {
      if (!(item instanceof Y.Item) || item.parentSub !== null) continue;
      const list = walk.at(item.id)?.parent;
      if (!goesOn(item, last.get(list)) && !isWoven(item, walk)) return true;
      if (walk.isOver) return true;
      last.set(list, item);
    }
  }
  return false;
}

/**
 * Written right after what its author wrote last in that list, before the same right neighbour: what was found of that one holds of it as
 * well, for nothing of hers came between. Else each of a thousand pasted lines would be followed past all those after it.
 */
const goesOn = (item: Y.Item, last: Y.Item | undefined): boolean =>
  last !== undefined &&
  item.origin !== null &&
  Y.compareIDs(item.origin, last.lastId) &&
  (item.rightOrigin === null || last.rightOrigin === null
    ? item.rightOrigin === last.rightOrigin
    : Y.compareIDs(item.rightOrigin, last.rightOrigin));

/** Is what this item says of its neighbours possible? What was collected with what held it shows nowhere and is passed over. */
function isWoven(item: Y.Item, walk: ListWalk): boolean {
  const placed = walk.at(item.lastId);
  if (!placed) return true;
  const { origin, rightOrigin } = item;
  if (rightOrigin) {
    const right = walk.at(rightOrigin);
    if (!right) return true;
    if (!walk.isBefore(placed, item.lastId, right, rightOrigin)) return false;
    // What the right neighbour was written after is at or left of the left one.
    const before = originOf(right, rightOrigin);
    const known = before && walk.at(before);
    if (before && known) {
      const left = origin && walk.at(origin);
      if (
        !origin ||
        !left ||
        !(Y.compareIDs(before, origin) || walk.isBefore(known, before, left, origin))
      )
        return false;
    }
  }
  if (origin) {
    const left = walk.at(origin);
    // Where both neighbours are of one piece and the wrong way round, Yjs cuts it so that the item comes to stand before its left one.
    if (left && !walk.isBefore(left, origin, placed, item.id)) return false;
    // What the left neighbour was written before is at or right of the right one.
    const after = left?.rightOrigin ?? null;
    const known = after && walk.at(after);
    if (after && known) {
      const right = rightOrigin && walk.at(rightOrigin);
      if (
        !rightOrigin ||
        !right ||
        !(Y.compareIDs(after, rightOrigin) || walk.isBefore(right, rightOrigin, known, after))
      )
        return false;
    }
  }
  return walk.isOpenFor(item);
}

/** What the letter or node with this id was written after. */
const originOf = (item: Y.Item, id: Y.ID): Y.ID | null =>
  id.clock > item.id.clock ? Y.createID(id.client, id.clock - 1) : item.origin;

/** Looks along the lists of a document, counting its steps. */
class ListWalk {
  readonly #doc: Y.Doc;
  #steps = 0;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  get isOver(): boolean {
    return this.#steps > STEPS_MAX;
  }

  /** The item that holds this id; `null` when it was collected with what held it. */
  at(id: Y.ID): Y.Item | null {
    if (id.clock >= Y.getState(this.#doc.store, id.client)) return null;
    const struct: Y.Item | Y.GC = Y.getItem(this.#doc.store, id);
    return struct instanceof Y.Item ? struct : null;
  }

  /** Does `id`, held by `item`, stand left of `otherId`, held by `other`? */
  isBefore(item: Y.Item, id: Y.ID, other: Y.Item, otherId: Y.ID): boolean {
    if (item === other) return id.clock < otherId.clock;
    for (let next = item.right; next !== null && !this.isOver; next = next.right) {
      this.#steps += 1;
      if (next === other) return true;
    }
    return false;
  }

  /** Nothing that its author wrote earlier stands between the neighbours she names. */
  isOpenFor(item: Y.Item): boolean {
    const left = item.origin && this.at(item.origin);
    const right = item.rightOrigin && this.at(item.rightOrigin);
    const parent = this.at(item.id)?.parent;
    let next = left ? left.right : parent instanceof Y.AbstractType ? parent._start : null;
    for (; next !== null && next !== right && !this.isOver; next = next.right) {
      this.#steps += 1;
      if (next.id.client === item.id.client && next.id.clock < item.id.clock) return false;
    }
    return true;
  }
}
