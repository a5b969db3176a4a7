import { t } from '../words/speak.ts';

/** How many of one's own steps wait to be read out at most; who is faster wants the newest. */
const MOST_WAITING = 4;
/** After news of others so many askings pass without any: a sentence takes three seconds to say, and own steps must be heard between. */
const QUIET = 5;

/**
 * What is read out to somebody who does not see the wall: each of her own steps once and in order, also when the same happens twice;
 * what others do in sums. Holds no clock: the page asks for the former soon, for the latter now and then.
 */
export class Announcer {
  #waiting: { text: string; isPassing: boolean }[] = [];
  #hasSpoken = false;
  #quiet = 0;
  #known: Counts | null = null;

  /** Something to say. What is `passing` (where one is, how many are chosen) gives way to the next of its kind. */
  hear(text: string, isPassing = false): void {
    const before = isPassing ? this.#waiting.filter((each) => !each.isPassing) : this.#waiting;
    this.#waiting = [...before, { text, isPassing }].slice(-MOST_WAITING);
  }

  /** All that waits. */
  takeOwn(): string[] {
    const texts = this.#waiting.map(({ text }) => text);
    this.#waiting = [];
    this.#hasSpoken ||= texts.length > 0;
    return texts;
  }

  /** What came and went since the last call; `null`: nothing worth a word. Groups are left out where an own step may have made them. */
  takeOthers(notes: number, groups: number): string | null {
    const before = this.#known;
    if (before && this.#quiet > 0) {
      this.#quiet -= 1;
      return null;
    }
    const news =
      before && newsOf(before, { notes, groups: this.#hasSpoken ? before.groups : groups });
    this.#known = { notes, groups };
    this.#hasSpoken = false;
    if (news !== null) this.#quiet = QUIET;
    return news;
  }
}

interface Counts {
  notes: number;
  groups: number;
}

function newsOf(before: Counts, { notes, groups }: Counts): string | null {
  const came = notes - before.notes;
  if (came > 0) return t('wall.news.came', { came, notes });
  if (came < 0) return t('wall.news.went', { went: -came, left: notes });
  return groups === before.groups ? null : t('wall.news.groups', { groups });
}
