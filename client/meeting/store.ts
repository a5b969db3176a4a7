/** Something that is read and heard of, for `useSyncExternalStore`. */
export interface Readable<State> {
  subscribe(this: void, listener: () => void): () => void;
  /** The same object until something changes. */
  state(this: void): State;
}

export interface Store<State> extends Readable<State> {
  /** Changes these parts, and tells whoever hears. What is the same already is no change. */
  set(this: void, part: Partial<State>): void;
}

/** Holds a state whose parts come from several sources. */
export function createStore<State extends object>(start: State): Store<State> {
  let state = start;
  const listeners = new Set<() => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    set: (part) => {
      const isNew = (Object.keys(part) as (keyof State)[]).some((key) => part[key] !== state[key]);
      if (!isNew) return;
      state = { ...state, ...part };
      for (const listener of listeners) listener();
    },
  };
}

/** Computes again only when one of its arguments is another one than the last time: then what follows from it stays the same object. */
export function keeping<Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { args: Args; result: Result } | null = null;
  return (...args) => {
    if (!last || args.some((each, at) => each !== last?.args[at]))
      last = { args, result: compute(...args) };
    return last.result;
  };
}
