import * as Y from 'yjs';

/**
 * Something that contains items: a root (`depth` 0, named by `root`), or a type in another
 * container; `sub` is its own key there, if that is a map.
 */
export interface Container {
  root: string;
  depth: number;
  type: Y.AbstractType<unknown> | null;
  sub: string | null;
  parent: Container | null;
  /**
   * How many items its list has, deleted ones included, as far as counted: what Yjs searches at
   * most. -1: not counted yet.
   */
  count: number;
  /** How many items the update adds to it, as far as it was read. */
  added: number;
}

/** The place of an item; `sub` is its key when the container is used as a map. */
export interface Place {
  container: Container;
  sub: string | null;
  /** It is inside something deleted and shows nowhere. */
  isGone: boolean;
}

/** Finds places in a live document. Made for one check, because it remembers what it found. */
export class LivePlaces {
  readonly doc: Y.Doc;
  readonly #containers = new Map<unknown, Container>();

  constructor(doc: Y.Doc) {
    this.doc = doc;
  }

  root(name: string): Container {
    const type: unknown = this.doc.share.get(name);
    let container = this.#containers.get(type ?? name);
    if (!container) {
      container = {
        root: name,
        depth: 0,
        type: type instanceof Y.AbstractType ? type : null,
        sub: null,
        parent: null,
        count: -1,
        added: 0,
      };
      this.#containers.set(type ?? name, container);
    }
    return container;
  }

  /** The place of an item; `null` when its parent was deleted and collected. */
  of(item: Y.Item): Place | null {
    const container = this.within(item.parent);
    return container && { container, sub: item.parentSub, isGone: isGone(item.parent) };
  }

  within(type: unknown): Container | null {
    if (!(type instanceof Y.AbstractType)) return null;
    const known = this.#containers.get(type);
    if (known) return known;
    if (type._item === null) return this.root(Y.findRootTypeKey(type));
    const parent = this.within(type._item.parent);
    return parent && this.inside({ container: parent, sub: type._item.parentSub }, type);
  }

  /** The container that `type` is, in this place. */
  inside(
    { container, sub }: Pick<Place, 'container' | 'sub'>,
    type: Y.AbstractType<unknown>,
  ): Container {
    const made: Container = {
      root: container.root,
      depth: container.depth + 1,
      type,
      sub,
      parent: container,
      count: -1,
      added: 0,
    };
    this.#containers.set(type, made);
    return made;
  }
}

export function countOf(container: Container): number {
  if (container.count < 0) {
    container.count = 0;
    for (let item = container.type?._start ?? null; item !== null; item = item.right)
      container.count += 1;
  }
  return container.count + container.added;
}

/**
 * Whether two neighbours are of one list; in a map's key only a left neighbour is possible. Yjs
 * accepts others too, but then copies that receive things in another order differ for good.
 */
export const isOneList = (
  left: Place | null | undefined,
  right: Place | null | undefined,
): boolean => !left || !right || (left.container === right.container && left.sub === right.sub);

function isGone(parent: unknown): boolean {
  return parent instanceof Y.AbstractType && parent._item?.deleted === true;
}
