/** What waits, each key's in order, and the keys in turn: who asks for much waits for it, not everybody else. */
export class FairQueue<T> {
  /** No list in here is empty; the first key's turn is next. */
  readonly #lists = new Map<string, T[]>();
  readonly #most: number;
  readonly #mostPerKey: number;
  #size = 0;

  constructor(mostPerKey: number, most: number) {
    this.#mostPerKey = mostPerKey;
    this.#most = most;
  }

  /** `false`: it is full, or has enough of this key's. */
  add(key: string, item: T): boolean {
    const list = this.#lists.get(key);
    if (this.#size >= this.#most || (list?.length ?? 0) >= this.#mostPerKey) return false;
    if (list) list.push(item);
    else this.#lists.set(key, [item]);
    this.#size += 1;
    return true;
  }

  take(): T | undefined {
    for (const [key, list] of this.#lists) {
      const item = list.shift();
      this.#lists.delete(key);
      if (list.length > 0) this.#lists.set(key, list);
      this.#size -= 1;
      return item;
    }
    return undefined;
  }

  /** `false`: it was not waiting any more. */
  remove(key: string, item: T): boolean {
    const list = this.#lists.get(key);
    const at = list?.indexOf(item) ?? -1;
    if (!list || at < 0) return false;
    list.splice(at, 1);
    if (list.length === 0) this.#lists.delete(key);
    this.#size -= 1;
    return true;
  }
}
