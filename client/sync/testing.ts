import type { PAGE_PORTS } from './pagePorts.ts';
import type { Shelf } from './shelf.ts';

/** For tests: a clock that is turned by hand, and ids that count. */
export class TestPorts implements Record<keyof typeof PAGE_PORTS, unknown> {
  /** Also another page's are no ids of this one. */
  static #ids = 0;
  #now = 0;
  #tasks: { at: number; task: () => void }[] = [];
  /** How far this device's own clock is from the one that never jumps, ms. */
  clockIsOff = 1_000_000;
  elapsed = (): number => this.#now;
  deviceTime = (): number => this.#now + this.clockIsOff;
  chance = (): number => 1;
  newId = (): string => `id-${(TestPorts.#ids += 1)}`;
  later = (ms: number, task: () => void): (() => void) => {
    const entry = { at: this.#now + Math.max(0, ms), task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((each) => each !== entry);
    };
  };

  /** How many tasks wait. */
  get waiting(): number {
    return this.#tasks.length;
  }

  /** Lets time pass and what is due be done, promises too. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settle();
      const next = this.#tasks.sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#tasks = this.#tasks.filter((each) => each !== next);
      this.#now = next.at;
      next.task();
    }
    this.#now = end;
    await settle();
  }
}

/** Longer than any chain of promises here. */
const TURNS = 30;
/** Whatever is resolved already has been heard of. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
}

/** A device's shelf that outlives the page. */
export class TestShelf<Entry> implements Shelf<Entry> {
  readonly kept = new Map<string, Entry>();
  load = (): Promise<Entry[]> => Promise.resolve([...this.kept.values()]);
  save = (id: string, entry: Entry | null): Promise<void> => {
    if (entry) this.kept.set(id, structuredClone(entry));
    else this.kept.delete(id);
    return Promise.resolve();
  };
}
