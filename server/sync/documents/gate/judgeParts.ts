import * as Y from 'yjs';
import type { ProblemCode } from '../../../../shared/model/problems.ts';
import { countOf, LivePlaces, type Container, type Place } from './places.ts';
import { covers, sliceFrom, type Range, type Struct, type UpdateParts } from './updateParts.ts';

/** What a document may hold, item by item. */
export interface PartsShape {
  /** Why nothing of a person's may stand there; `null` when something may. */
  place(place: Place): ProblemCode | null;
  /** Why this may not stand there, in a place where something may. */
  content(place: Place, content: Y.Item['content']): ProblemCode | null;
  /** May people delete what stands there? */
  mayDelete(place: Place): boolean;
}

export type PartsVerdict =
  | { kind: 'ask-again' }
  | {
      kind: 'judged';
      structs: Map<number, Struct[]>;
      deletes: Map<number, Range[]>;
      /** Why something of it was neutralised; `null` when nothing was. */
      refused: ProblemCode | null;
      /** Keys of maps whose new value was neutralised: their former value went with it. */
      lost: Place[];
    };

export interface JudgeOptions {
  /** Clients whose structs are nobody's to send: left out, with all that builds on them. */
  foreign: ReadonlySet<number>;
  /** Neutralise everything, for this reason. */
  all: ProblemCode | null;
  /** Integrating this would search through about so many items at most; `Infinity` for no bound. */
  budget: number;
}

/** What became of a new struct. */
interface Fate {
  /** Where it stands, so that what follows it finds its place; `null` when it was collected. */
  place: Place | null;
  /** The type that it brings. */
  container: Container | null;
  /** It, or what it stood on, was refused: what builds on it is refused, too. */
  isRefused: boolean;
}
const COLLECTED: Fate = { place: null, container: null, isRefused: false };
const REFUSED: Fate = { place: null, container: null, isRefused: true };

/**
 * Judges what an update adds to `live`, struct by struct, without applying it. What may not stand is replaced under the same ids, so that
 * the sender's clocks go on: by a deleted item in its place where things may stand there (later work beside it finds its place), else by a
 * collected one. Nothing of its content is kept. `ask-again`: something in it builds on what neither the document nor the update holds.
 */
export function judgeParts(
  parts: UpdateParts,
  live: Y.Doc,
  shape: PartsShape,
  options: JudgeOptions,
): PartsVerdict {
  return new Judgement(parts, live, shape, options).run();
}

/** Thrown inside: something is missing. */
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
    };
  }

  /** Structs that are new here, without gap; false when there is one. */
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

  /** Judges each struct after all it builds on; false when something is missing (or they wait for each other in a circle). */
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

  /** The client whose new structs have to be judged before this one; {@link MISSING} when nothing holds what it needs. */
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
      // One's own structs follow each other: nothing can build on a later one.
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
    // What is deleted in the same breath, or stands in what is deleted, shows nowhere: no offence, and nothing of it is kept.
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

  /** Where an item will stand, by Yjs' own rules: its parent is named, or that of its left neighbour, or of its right one. */
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

  /** About how many neighbours Yjs looks at to place this item in its list. */
  #costOf(item: Y.Item, { container, sub }: Place): number {
    if (sub !== null) return 1;
    const count = countOf(container);
    container.count += 1;
    return isNextTo(item, item.origin && this.#itemAt(item.origin), container)
      ? 1 + Math.min(count, this.#news.size - 1)
      : 1 + count;
  }

  #itemAt(id: Y.ID): Struct | undefined {
    return id.clock < Y.getState(this.#store, id.client)
      ? Y.getItem(this.#store, id)
      : this.#newAt(id);
  }

  /** What of the deletions may happen and is not done yet; `null` when one is of something unknown. */
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

  /** Even placing the emptied items would take too long: only the clocks go on. */
  #collectAll(): PartsVerdict {
    const structs = new Map(
      [...this.#news].map(([client, news]) => [
        client,
        news.map(({ id, length }) => new Y.GC(id, length)),
      ]),
    );
    return { kind: 'judged', structs, deletes: new Map(), refused: 'too-large', lost: [] };
  }
}

/**
 * Neighbours are of one list, and one key of a map has a left neighbour only. Yjs takes others as well, and then copies that hear things
 * in another order disagree for good.
 */
const isOneList = (left: Place | null | undefined, right: Place | null | undefined): boolean =>
  !left || !right || (left.container === right.container && left.sub === right.sub);

const isSame = (a: Y.ID | null, b: Y.ID | null): boolean =>
  a === null || b === null ? a === b : Y.compareIDs(a, b);

/** Were the two neighbours that this item was written between still next to each other, or did the one before it come with it? */
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
