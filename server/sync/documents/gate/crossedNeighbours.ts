import * as Y from 'yjs';

/** Most list items that checking one update may visit; a person's own work takes a handful each. */
const STEPS_MAX = 500_000;

/**
 * Whether any of these items, which are placed in `doc` by now, names neighbours that its author
 * cannot have seen next to each other. An author who writes between two neighbours sees nothing
 * between them, knows all of her own earlier items, and knows the neighbours' own neighbours. Yjs
 * accepts other claims too, but then copies that receive things in another order differ for good
 * (seen with seed 40261784 of the hostile bytes). Also true when checking takes too long. The
 * ordering rules are YATA's (Nicolaescu et al., 2016).
 */
export function crossesNeighbours(
  doc: Y.Doc,
  structs: ReadonlyMap<number, readonly (Y.Item | Y.GC)[]>,
): boolean {
  const walk = new ListWalk(doc);
  for (const items of structs.values()) {
    // The author's last item in each list, of those that were checked.
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
 * Whether an item was written right after its author's previous one in the same list, and before
 * the same right neighbour. Then what was checked for that one holds for this one, because nothing
 * of the author's came between. Without this, each of a thousand pasted lines would be compared
 * with all lines after it.
 */
const goesOn = (item: Y.Item, last: Y.Item | undefined): boolean =>
  last !== undefined &&
  item.origin !== null &&
  Y.compareIDs(item.origin, last.lastId) &&
  (item.rightOrigin === null || last.rightOrigin === null
    ? item.rightOrigin === last.rightOrigin
    : Y.compareIDs(item.rightOrigin, last.rightOrigin));

/**
 * Whether the neighbours that an item names are possible. Items that were collected with their
 * parent show nowhere and are skipped.
 */
function isWoven(item: Y.Item, walk: ListWalk): boolean {
  const placed = walk.at(item.lastId);
  if (!placed) return true;
  const { origin, rightOrigin } = item;
  if (rightOrigin) {
    const right = walk.at(rightOrigin);
    if (!right) return true;
    if (!walk.isBefore(placed, item.lastId, right, rightOrigin)) return false;
    // What the right neighbour was written after has to be the left one, or stand left of it.
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
    // Where both neighbours are in one item and in the wrong order, Yjs splits that item, and the
    // new one would stand before its left neighbour.
    if (left && !walk.isBefore(left, origin, placed, item.id)) return false;
    // What the left neighbour was written before has to be the right one, or stand right of it.
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

/** The left neighbour that the letter or node with this id was written after. */
const originOf = (item: Y.Item, id: Y.ID): Y.ID | null =>
  id.clock > item.id.clock ? Y.createID(id.client, id.clock - 1) : item.origin;

/** Walks along lists of a document and counts its steps. */
class ListWalk {
  readonly #doc: Y.Doc;
  #steps = 0;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  get isOver(): boolean {
    return this.#steps > STEPS_MAX;
  }

  /** The item with this id; `null` when it was collected with its parent. */
  at(id: Y.ID): Y.Item | null {
    if (id.clock >= Y.getState(this.#doc.store, id.client)) return null;
    const struct: Y.Item | Y.GC = Y.getItem(this.#doc.store, id);
    return struct instanceof Y.Item ? struct : null;
  }

  /** Whether `id` (in `item`) stands left of `otherId` (in `other`). */
  isBefore(item: Y.Item, id: Y.ID, other: Y.Item, otherId: Y.ID): boolean {
    if (item === other) return id.clock < otherId.clock;
    for (let next = item.right; next !== null && !this.isOver; next = next.right) {
      this.#steps += 1;
      if (next === other) return true;
    }
    return false;
  }

  /**
   * Whether nothing that the item's author wrote earlier stands between the neighbours it names.
   */
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
