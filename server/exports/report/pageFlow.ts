import { A4, heightOf, shifted, type Page, type PageItem, type Row } from './pageItems.ts';
import { INK_SOFT, LINE, MARGIN, SIZE } from './reportLook.ts';
import type { TextSetter } from './setText.ts';

/** Width of the text on an upright page. */
export const FLOW_WIDTH = A4.width - 2 * MARGIN;
const TOP = MARGIN + 14;
const BOTTOM = A4.height - MARGIN - 10;

/** How long the report works before other work of this process, ms. */
const TURN_MS = 15;

/** Fills pages from top to bottom, and begins a new one when a row has no room. */
export class PageFlow {
  readonly pages: Page[] = [];
  readonly setter: TextSetter;
  readonly #title: string;
  #y = 0;
  #running = '';
  #turnEndsAt = 0;
  /** Rows that must not be separated from the next ones. */
  #waiting: Row[] = [];

  constructor(setter: TextSetter, title: string) {
    this.setter = setter;
    this.#title = title;
  }

  /** Begins a page; `running` is printed at the top of it and of those that follow. */
  begin(running: string, anchor?: string): void {
    this.#addWaiting();
    this.#running = running;
    this.#newPage(anchor);
  }

  /** Adds a page that was laid out elsewhere; the next rows begin another. */
  place(page: Page): void {
    this.#addWaiting();
    this.pages.push(page);
    this.#y = Infinity;
  }

  /** Sets the words at the top of the pages that follow. */
  running(words: string): void {
    this.#running = words;
  }

  /**
   * Lets other work go first when it is time. Call it wherever a meeting may have many of
   * something.
   */
  async rest(): Promise<void> {
    if (performance.now() < this.#turnEndsAt) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#turnEndsAt = performance.now() + TURN_MS;
  }

  /**
   * Adds rows. Those that belong to what follows wait for it, so that no heading is alone at the
   * end of a page.
   */
  add(rows: readonly Row[]): void {
    const all = [...this.#waiting, ...rows];
    this.#waiting = [];
    for (let index = 0; index < all.length;) {
      let end = index + 1;
      while (end < all.length && all[end - 1]?.keepWithNext) end += 1;
      const kept = all.slice(index, end);
      if (end === all.length && kept.at(-1)?.keepWithNext) {
        this.#waiting = kept;
        return;
      }
      this.#addKept(kept);
      index = end;
    }
  }

  #addKept(kept: readonly Row[]): void {
    if (kept.length === 0) return;
    if (this.#y + heightOf(kept) > BOTTOM && this.#y > TOP) this.#newPage();
    for (const row of kept) this.#addRow(row);
  }

  #addWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#addKept(waiting);
  }

  #addRow(row: Row): void {
    // Rows that belong together and are longer than a page.
    if (this.#y + row.height > BOTTOM && this.#y > TOP) this.#newPage();
    if (row.mark !== undefined) (this.pages.at(-1)?.marks ?? []).push(row.mark);
    if (row.items.length === 0 && this.#y === TOP) return;
    this.pages.at(-1)?.items.push(...shifted(row.items, MARGIN, this.#y));
    this.#y += row.height;
  }

  #newPage(anchor?: string): void {
    const items: PageItem[] =
      this.#running === ''
        ? []
        : [
            {
              kind: 'line',
              x: MARGIN,
              y: MARGIN - 12,
              size: SIZE.small,
              ink: INK_SOFT,
              align: 'left',
              line: this.setter.line(
                [{ text: this.#running, style: 'medium' }],
                FLOW_WIDTH / SIZE.small,
              ),
            },
          ];
    this.pages.push({ ...A4, items, marks: [], ...(anchor === undefined ? {} : { anchor }) });
    this.#y = TOP;
  }

  /** Writes title and number at the foot of every page. Call once, at the end. */
  number(): void {
    this.#addWaiting();
    this.pages.forEach((page, index) => {
      const y = page.height - 30;
      page.items.push(
        {
          kind: 'rect',
          x: MARGIN,
          y: y - 14,
          width: page.width - 2 * MARGIN,
          height: 0.6,
          fill: LINE,
        },
        {
          kind: 'line',
          x: MARGIN,
          y,
          size: SIZE.small,
          ink: INK_SOFT,
          align: 'left',
          line: this.setter.line(
            [{ text: this.#title, style: 'regular' }],
            (page.width - 2 * MARGIN - 80) / SIZE.small,
          ),
        },
        {
          kind: 'line',
          x: page.width - MARGIN,
          y,
          size: SIZE.small,
          ink: INK_SOFT,
          align: 'right',
          line: this.setter.line([
            {
              text: this.setter.words.say('file.page', {
                page: index + 1,
                pages: this.pages.length,
              }),
              style: 'regular',
            },
          ]),
        },
      );
    });
  }
}
