import * as Y from 'yjs';
import type { ProblemCode } from '../../../../shared/model/problems.ts';
import { countOf, isOneList, LivePlaces, type Container, type Place } from './places.ts';
import { covers, sliceFrom, type Range, type Struct, type UpdateParts } from './updateParts.ts';

/** What a document may contain, item by item. */
export interface PartsShape {
  /** Why people may write nothing in this place; `null` when they may. */
  place(place: Place): ProblemCode | null;
  /** Why this content is not allowed in a place where people may write; `null` when it is. */
  content(place: Place, content: Y.Item['content']): ProblemCode | null;
  /** Whether people may delete what is in this place. */
  mayDelete(place: Place): boolean;
}

export type PartsVerdict =
  | { kind: 'ask-again' }
  | {
      kind: 'judged';
      structs: Map<number, Struct[]>;
      deletes: Map<number, Range[]>;
      /** Why something in it was emptied; `null` when nothing was. */
      refused: ProblemCode | null;
      /**
       * Map keys whose new value was emptied. Their former value is gone as well, because the new
       * one replaced it.
       */
      lost: Place[];
      /** About how many items Yjs searches to place it. */
      searched: number;
    };

export interface JudgeOptions {
  /**
   * Client ids that the sender may not write under: their structs are left out, with everything
   * that builds on them.
   */
  foreign: ReadonlySet<number>;
  /** Empty everything, for this reason; `null`: only what is not allowed. */
  all: ProblemCode | null;
  /** About the most items that Yjs may search to place the update; `Infinity` for no limit. */
  budget: number;
}

/** What was decided about a new struct. */
interface Fate {
  /** Its place, so that structs that build on it find theirs; `null` when it was collected. */
  place: Place | null;
  /** The type that it contains, if it is one. */
  container: Container | null;
  /** It was refused, or something that it builds on was: what builds on it is refused too. */
  isRefused: boolean;
}
const COLLECTED: Fate = { place: null, container: null, isRefused: false };
const REFUSED: Fate = { place: null, container: null, isRefused: true };

/**
 * Checks what an update adds to `live`, struct by struct, without applying it. What is not allowed
 * is replaced under the same ids, so that the sender can go on counting: by a deleted item in the
 * same place where anything may stand there (so that later work beside it finds its place), else by
 * a collected one. None of its content is kept. `ask-again`: something in it builds on what neither
 * the document nor the update has.
 */
export function judgeParts(
  parts: UpdateParts,
  live: Y.Doc,
  shape: PartsShape,
  options: JudgeOptions,
): PartsVerdict {
  return new Judgement(parts, live, shape, options).run();
}

/** Returned inside when something that a struct builds on is missing. */
const MISSING = Symbol('missing');

class Judgement {
  readonly #parts: UpdateParts;
  readonly #store: Y.Doc['store'];
  readonly #shape: PartsShape;
  readonly #options: JudgeOptions;
  readonly #places: LivePlaces;
  readonly #news = new Map<number, Struct[]>();
  readonly #fates = new Map<Struct, Fate>();
  readonly #structs = new Map<number, Struct[]>();
  readonly #lost: Place[] = [];
  #refused: ProblemCode | null = null;
  #cost = 0;

  constructor(parts: UpdateParts, live: Y.Doc, shape: PartsShape, options: JudgeOptions) {
    this.#parts = parts;
    this.#store = live.store;
    this.#shape = shape;
    this.#options = options;
    this.#places = new LivePlaces(live);
  }

  run(): PartsVerdict {
    if (this.#options.all) this.#refused = this.#options.all;
    if (!this.#takeNews() || !this.#walk()) return { kind: 'ask-again' };
    const deletes = this.#judgeDeletes();
    if (!deletes) return { kind: 'ask-again' };
    if (this.#cost > this.#options.budget) return this.#collectAll();
    return {
      kind: 'judged',
      structs: this.#structs,
      deletes,
      refused: this.#refused,
      lost: this.#lost,
      searched: this.#cost,
    };
  }

  /** Collects the structs that are new here. False when there is a gap before one. */
  #takeNews(): boolean {
    for (const [client, structs] of this.#parts.structs) {
      if (this.#options.foreign.has(client)) continue;
      let next = Y.getState(this.#store, client);
      const news: Struct[] = [];
      for (const struct of structs) {
        const end = struct.id.clock + struct.length;
        if (end <= next) continue;
        if (struct.id.clock > next) return false;
        news.push(sliceFrom(struct, next));
        next = end;
      }
      if (news.length > 0) this.#news.set(client, news);
    }
    return !this.#parts.hasGap;
  }

  /**
   * Checks each struct after everything it builds on. False when something is missing, or when
   * structs wait for each other in a circle.
   */
  #walk(): boolean {
    const next = new Map<number, number>();
    const waiting = new Map<number, number[]>();
    const ready = [...this.#news.keys()];
    let left = 0;
    for (const structs of this.#news.values()) left += structs.length;
    for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
      const structs = this.#news.get(client) as Struct[];
      let index = next.get(client) ?? 0;
      const from = index;
      for (; index < structs.length; index += 1) {
        const struct = structs[index] as Struct;
        const missing = struct instanceof Y.Item ? this.#missing(struct) : null;
        if (missing === MISSING) return false;
        if (missing !== null) {
          waiting.set(missing, [...(waiting.get(missing) ?? []), client]);
          break;
        }
        this.#judge(client, struct);
        left -= 1;
      }
      next.set(client, index);
      if (index > from) {
        ready.push(...(waiting.get(client) ?? []));
        waiting.delete(client);
      }
    }
    return left === 0;
  }

  /**
   * The client whose new structs have to be checked before this one; {@link MISSING} when nothing
   * has what it needs.
   */
  #missing(item: Y.Item): number | null | typeof MISSING {
    const parent: unknown = item.parent;
    for (const id of [item.origin, item.rightOrigin, parent instanceof Y.ID ? parent : null]) {
      if (
        id === null ||
        id.clock < Y.getState(this.#store, id.client) ||
        this.#options.foreign.has(id.client)
      )
        continue;
      const struct = this.#newAt(id);
      // A client's own structs are in order, so nothing can build on a later one of the same
      // client.
      if (!struct || (id.client === item.id.client && id.clock >= item.id.clock)) return MISSING;
      if (!this.#fates.has(struct)) return id.client;
    }
    return null;
  }

  #newAt(id: Y.ID): Struct | undefined {
    const structs = this.#news.get(id.client) ?? [];
    let [low, high] = [0, structs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const struct = structs[middle] as Struct;
      if (struct.id.clock + struct.length <= id.clock) low = middle + 1;
      else high = middle;
    }
    const struct = structs[low];
    return struct && struct.id.clock <= id.clock ? struct : undefined;
  }

  #judge(client: number, struct: Struct): void {
    const [kept, fate] = struct instanceof Y.Item ? this.#judgeItem(struct) : [struct, COLLECTED];
    this.#fates.set(struct, fate);
    const structs = this.#structs.get(client);
    if (structs) structs.push(kept);
    else this.#structs.set(client, [kept]);
  }

  #judgeItem(item: Y.Item): [Struct, Fate] {
    const found = this.#find(item);
    const end = item.id.clock + item.length;
    const isDeleted = covers(this.#parts.deletes.get(item.id.client), item.id.clock, end);
    if (!found.place) {
      if (found.isRefused && !isDeleted) this.#refused ??= 'invalid-shape';
      return [new Y.GC(item.id, item.length), found];
    }
    const { place } = found;
    const wrongPlace = this.#shape.place(place);
    if (wrongPlace) {
      if (!place.isGone) this.#refused ??= wrongPlace;
      return [new Y.GC(item.id, item.length), place.isGone ? COLLECTED : REFUSED];
    }
    this.#cost += this.#costOf(item, place);
    const { content } = item;
    if (content instanceof Y.ContentDeleted)
      return [item, { place, container: null, isRefused: false }];
    const wrong = this.#options.all ?? this.#shape.content(place, content);
    // What the same update deletes, or what stands in something deleted, shows nowhere: it is no
    // offence, and its content is not kept.
    const isQuiet = isDeleted || place.isGone;
    if (!wrong) {
      const container =
        content instanceof Y.ContentType
          ? this.#places.inside(place, content.type as Y.AbstractType<unknown>)
          : null;
      if (container) container.count = 0;
      return [item, { place, container, isRefused: false }];
    }
    if (!isQuiet) {
      this.#refused ??= wrong;
      if (place.sub !== null) this.#lost.push(place);
    }
    const empty = new Y.Item(
      item.id,
      null,
      item.origin,
      null,
      item.rightOrigin,
      item.parent,
      item.parentSub,
      new Y.ContentDeleted(item.length),
    );
    return [empty, { place, container: null, isRefused: !isQuiet }];
  }

  /**
   * The place where Yjs would put an item: its parent is named, or it is the parent of its left
   * neighbour, or of its right one.
   */
  #find(item: Y.Item): Fate {
    const left = item.origin && this.#fateOf(item.origin);
    const right = item.rightOrigin && this.#fateOf(item.rightOrigin);
    if (left && !left.place) return left;
    if (right && !right.place) return right;
    const parent: unknown = item.parent;
    if (typeof parent === 'string')
      return {
        place: { container: this.#places.root(parent), sub: item.parentSub, isGone: false },
        container: null,
        isRefused: false,
      };
    if (parent instanceof Y.ID) return this.#findInside(parent, item.parentSub);
    const found = left ?? right ?? REFUSED;
    return isOneList(left?.place, right?.place) &&
      (item.rightOrigin === null || found.place?.sub === null)
      ? found
      : REFUSED;
  }

  #findInside(parent: Y.ID, sub: string | null): Fate {
    if (parent.clock < Y.getState(this.#store, parent.client)) {
      const struct = Y.getItem(this.#store, parent);
      if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted)
        return COLLECTED;
      if (!(struct.content instanceof Y.ContentType)) return REFUSED;
      const container = this.#places.within(struct.content.type);
      return container
        ? { place: { container, sub, isGone: struct.deleted }, container: null, isRefused: false }
        : COLLECTED;
    }
    const fate = this.#fateOf(parent);
    if (!fate.container)
      return fate.isRefused || fate.place ? { ...REFUSED, isRefused: fate.isRefused } : fate;
    return {
      place: { container: fate.container, sub, isGone: false },
      container: null,
      isRefused: false,
    };
  }

  #fateOf(id: Y.ID): Fate {
    if (id.clock < Y.getState(this.#store, id.client)) {
      const struct: Y.Item | Y.GC = Y.getItem(this.#store, id);
      return {
        place: struct instanceof Y.Item ? this.#places.of(struct) : null,
        container: null,
        isRefused: false,
      };
    }
    const struct = this.#newAt(id);
    return (struct && this.#fates.get(struct)) ?? REFUSED;
  }

  /** About how many items Yjs searches to place this one in its list. */
  #costOf(item: Y.Item, { container, sub }: Place): number {
    if (sub !== null) return 1;
    container.added += 1;
    const isNext = isNextTo(item, item.origin && this.#itemAt(item.origin), container);
    // Counting walks along the whole list: not for every letter that is typed.
    if (isNext && this.#news.size === 1) return 1;
    const count = countOf(container) - 1;
    return isNext ? 1 + Math.min(count, this.#news.size - 1) : 1 + count;
  }

  #itemAt(id: Y.ID): Struct | undefined {
    return id.clock < Y.getState(this.#store, id.client)
      ? Y.getItem(this.#store, id)
      : this.#newAt(id);
  }

  /** The deletions that are allowed and not done yet; `null` when one is of something unknown. */
  #judgeDeletes(): Map<number, Range[]> | null {
    const deletes = new Map<number, Range[]>();
    for (const [client, ranges] of this.#parts.deletes) {
      const known = Y.getState(this.#store, client);
      const added = this.#structs.get(client)?.at(-1);
      const end = added ? added.id.clock + added.length : known;
      const kept: Range[] = [];
      for (const { from, to } of ranges) {
        if (to > end && !this.#options.foreign.has(client) && !this.#options.all) return null;
        if (from < known && !this.#options.all)
          this.#judgeRange(client, { from, to: Math.min(to, known) }, kept);
        if (Math.min(to, end) > Math.max(from, known))
          kept.push({ from: Math.max(from, known), to: Math.min(to, end) });
      }
      if (kept.length > 0) deletes.set(client, kept);
    }
    return deletes;
  }

  #judgeRange(client: number, range: Range, kept: Range[]): void {
    const structs = this.#store.clients.get(client) ?? [];
    for (let index = Y.findIndexSS(structs, range.from); index < structs.length; index += 1) {
      const struct = structs[index] as Struct;
      if (struct.id.clock >= range.to) return;
      if (struct.deleted || !(struct instanceof Y.Item)) continue;
      const place = this.#places.of(struct);
      if (place && !this.#shape.mayDelete(place)) this.#refused ??= 'forbidden';
      else
        kept.push({
          from: Math.max(range.from, struct.id.clock),
          to: Math.min(range.to, struct.id.clock + struct.length),
        });
    }
  }

  /**
   * Placing even the emptied items would take too long, so all are collected: only the sender's
   * clock advances.
   */
  #collectAll(): PartsVerdict {
    const structs = new Map(
      [...this.#news].map(([client, news]) => [
        client,
        news.map(({ id, length }) => new Y.GC(id, length)),
      ]),
    );
    const nothing = { deletes: new Map<number, Range[]>(), lost: [], searched: 0 };
    return { kind: 'judged', structs, refused: 'too-large', ...nothing };
  }
}

const isSame = (a: Y.ID | null, b: Y.ID | null): boolean =>
  a === null || b === null ? a === b : Y.compareIDs(a, b);

/**
 * Whether the two neighbours of this item are still next to each other, or the left one came in the
 * same update.
 */
function isNextTo(item: Y.Item, left: Struct | null | undefined, container: Container): boolean {
  if (!left || !item.origin) return isSame(container.type?._start?.id ?? null, item.rightOrigin);
  if (!(left instanceof Y.Item)) return true;
  const last = left.id.clock + left.length - 1;
  if (item.origin.clock < last)
    return isSame(Y.createID(item.origin.client, item.origin.clock + 1), item.rightOrigin);
  return (
    isSame(left.right?.id ?? null, item.rightOrigin) || isSame(left.rightOrigin, item.rightOrigin)
  );
}
