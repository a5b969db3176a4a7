import type { RowHeights } from './RowHeights.ts';

/** What a list shows of itself changes with where the outline is scrolled to. */
interface LongList {
  element: () => HTMLElement | null;
  heights: RowHeights;
  /** Rows near the screen: from the first to before the second. */
  span: readonly [number, number];
  show: (span: readonly [number, number]) => void;
}

/** Looked ahead at least so far, CSS pixels. */
const AT_ONCE_MIN = 600;

/** A row of one line, and each further line, as outline.css has them; how wide a letter is about. CSS pixels. */
const [ROW, LINE, LETTER] = [45, 23, 8.4];
/** What a row has beside its words, CSS pixels. */
const BESIDE = 100;

/** Tells the outline's long lists which of their rows are near the screen, and measures those that are on the page. */
export class OutlineScroll {
  /** Heights of rows of all lists, CSS pixels. */
  readonly measured = new Map<string, number>();
  #box: HTMLElement | null = null;
  #width = 0;
  #frame = 0;
  readonly #lists = new Set<LongList>();
  readonly #textOf: (id: string) => string;

  constructor(textOf: (id: string) => string) {
    this.#textOf = textOf;
  }

  /** How tall a row that was never on the screen may be. */
  readonly guess = (id: string): number =>
    ROW +
    LINE * Math.floor((this.#textOf(id).length * LETTER) / Math.max(120, this.#width - BESIDE));

  /** Rows of a usual height that fit at once, for Page Up and Page Down. */
  get pageRows(): number {
    return Math.max(3, Math.floor((this.#box?.clientHeight ?? 0) / 60));
  }

  /** Follows the box that scrolls until the returned function is called. */
  follow(box: HTMLElement): () => void {
    this.#box = box;
    this.#fit(box.clientWidth);
    // It reports at once, and then each new size.
    const sizes = new ResizeObserver(() => this.#fit(box.clientWidth));
    sizes.observe(box);
    box.addEventListener('scroll', this.soon, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener('scroll', this.soon);
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      this.#box = null;
    };
  }

  #fit(width: number): void {
    if (width !== this.#width) {
      this.#width = width;
      for (const { heights } of this.#lists) heights.reset();
    }
    this.look();
  }

  /** Has a list told what to show, at once, until the returned function is called. */
  add(list: LongList): () => void {
    this.#lists.add(list);
    this.look();
    return () => {
      this.#lists.delete(list);
    };
  }

  /** At the next frame, once however often it is asked for. */
  readonly soon = (): void => {
    if (this.#lists.size === 0) return;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.look();
    });
  };

  /** Looks where the lists are, and has them show what is near. */
  look(): void {
    const box = this.#box?.getBoundingClientRect();
    if (!box || box.height === 0) return;
    const room = Math.max(AT_ONCE_MIN, box.height);
    for (const list of this.#lists) {
      const element = list.element();
      if (!element) continue;
      for (const row of element.children)
        if (row instanceof HTMLElement && row.dataset['note'] !== undefined)
          list.heights.measure(row.dataset['note'], row.offsetHeight);
      const top = box.top - element.getBoundingClientRect().top;
      // Some rows more than are needed, so that not every turn of the wheel puts up a few.
      const needed = list.heights.rowsIn(top - room / 3, top + box.height + room / 3);
      const isNear = needed[0] < needed[1];
      if (isNear && needed[0] >= list.span[0] && needed[1] <= list.span[1]) continue;
      const span = list.heights.rowsIn(top - room, top + box.height + room);
      if (span[0] === list.span[0] && span[1] === list.span[1]) continue;
      list.span = span;
      list.show(span);
    }
  }
}
