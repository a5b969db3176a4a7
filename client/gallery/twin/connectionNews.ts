import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { t, words } from '../../words/speak.ts';

/** After a sum so long nothing is said: it takes a few seconds to be read out, and others must be heard. ms */
const PAUSE_MS = 6_000;

type Told = Pick<
  ConnectionRow,
  'id' | 'text' | 'state' | 'marks' | 'marked' | 'carried' | 'carries' | 'mine' | 'pending'
>;
interface Known extends Pick<Told, 'text' | 'state'> {
  /** Others', without the own one. */
  marks: number;
  isCarried: boolean;
}
const known = ({ text, state, marks, marked, carried }: Told): Known => ({
  text,
  state,
  marks: marks - Number(marked),
  isCarried: carried !== undefined,
});

/**
 * What others did to connections, in one sentence every few seconds. What one does oneself is seen where it is done: all that was on its
 * way since the last sum is left out, for the server's own row does not say at once whose it is.
 */
export class ConnectionNews {
  readonly #elapsed: () => number;
  #rows: readonly Told[] = [];
  readonly #own = new Set<string>();
  readonly #ended = new Set<string>();
  #known: Map<string, Known> | null = null;
  #saidAt = -Infinity;

  constructor(elapsed: () => number) {
    this.#elapsed = elapsed;
  }

  /** ms until it may say something again. */
  get rest(): number {
    return Math.max(0, this.#saidAt + PAUSE_MS - this.#elapsed());
  }

  /** As they are now. `ending`: those that this person takes away or merges. */
  hear(rows: readonly Told[], ending: readonly string[] = []): void {
    this.#rows = rows;
    for (const id of ending) this.#ended.add(id);
    for (const { id, mine, pending } of rows)
      if (pending || (mine && !this.#known?.has(id))) this.#own.add(id);
  }

  /** The sum, or `null`: nothing to tell, or too soon after the last. What is there at first is no news. */
  take(): string | null {
    if (this.#known && this.rest > 0) return null;
    const before = this.#known;
    this.#known = new Map(this.#rows.map((row) => [row.id, known(row)]));
    const news = before && newsOf(before, this.#rows, this.#own, this.#ended);
    this.#own.clear();
    if (news !== null) this.#saidAt = this.#elapsed();
    return news;
  }
}

function newsOf(
  before: ReadonlyMap<string, Known>,
  rows: readonly Told[],
  own: ReadonlySet<string>,
  ended: ReadonlySet<string>,
): string | null {
  const sums = { added: 0, accepted: 0, reworded: 0, marks: 0, carried: 0, gone: 0 };
  for (const row of rows) {
    const was = before.get(row.id);
    if (own.has(row.id)) continue;
    if (!was) {
      sums.added += 1;
      continue;
    }
    const now = known(row);
    if (now.state === 'accepted' && was.state === 'proposed') sums.accepted += 1;
    if (now.text !== was.text) sums.reworded += 1;
    sums.marks += Math.max(0, now.marks - was.marks);
    if (now.isCarried && !was.isCarried && !row.carries) sums.carried += 1;
  }
  const here = new Set(rows.map(({ id }) => id));
  for (const id of before.keys()) if (!here.has(id) && !ended.has(id)) sums.gone += 1;
  const told = [
    sums.added > 0 && t('gallery.news.added', { count: sums.added }),
    sums.accepted > 0 && t('gallery.news.accepted', { count: sums.accepted }),
    sums.reworded > 0 && t('gallery.news.reworded', { count: sums.reworded }),
    sums.marks > 0 && t('gallery.marks', { count: sums.marks }),
    sums.carried > 0 && t('gallery.news.carried', { count: sums.carried }),
    sums.gone > 0 && t('gallery.news.gone', { count: sums.gone }),
  ].filter((each) => each !== false);
  return told.length === 0 ? null : t('gallery.news', { what: words().list(told, 'unit') });
}
