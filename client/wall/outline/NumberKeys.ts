/** Digits that follow each other within this are one number. ms */
export const DIGIT_PAUSE_MS = 600;
/** A number that came to another group since stood on the screen too short to be meant. ms */
const SEEN_AFTER_MS = 700;

/** What digits typed so far mean: go to a group, wait for another digit (or the pause), or nothing that is there. */
export type NumberAnswer =
  | { kind: 'go'; number: number }
  | { kind: 'wait'; number: number }
  | { kind: 'none'; number: number };

/** Group numbers from single digits, and which group a number has meant for long enough to have been read. */
export class NumberKeys {
  #typed = '';
  readonly #groups = new Map<number, { id: string; since: number }>();

  get typed(): string {
    return this.#typed;
  }

  clear(): void {
    this.#typed = '';
  }

  /** Takes the groups as they are numbered now. Times are ms of one clock. */
  follow(groups: Iterable<{ id: string; number: number }>, now: number): void {
    const left = new Set(this.#groups.keys());
    for (const { id, number } of groups) {
      left.delete(number);
      const known = this.#groups.get(number);
      if (known?.id !== id) this.#groups.set(number, { id, since: known ? now : -Infinity });
    }
    for (const number of left) this.#groups.delete(number);
  }

  /** A digit; `0` alone stands for "in no group" and is the caller's. */
  press(digit: string): NumberAnswer {
    const number = Number(this.#typed + digit);
    const numbers = [...this.#groups.keys()];
    if (numbers.some((each) => each > number && String(each).startsWith(String(number)))) {
      this.#typed = String(number);
      return { kind: 'wait', number };
    }
    this.#typed = '';
    return { kind: numbers.includes(number) ? 'go' : 'none', number };
  }

  /** The group of that number, and whether the number was another's a moment ago. */
  group(number: number, now: number): { id: string; isFresh: boolean } | null {
    const known = this.#groups.get(number);
    return known ? { id: known.id, isFresh: now - known.since < SEEN_AFTER_MS } : null;
  }
}
