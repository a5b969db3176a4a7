import type { ProblemCode } from '../../../shared/model/problems.ts';
import { ApiProblem, Unreachable } from '../../sync/request.ts';
import { retryDelayMs } from '../outbox/outbox.ts';
import { problemSaid } from '../../words/problemSaid.ts';

/** When something is asked for that others change, so that a room's devices don't ask all at once. ms */
export interface AskingRules {
  /** At most this often, … */
  everyMs: number;
  /** … and so much later by chance. The first time it is asked at once. */
  spreadMs: number;
  /** Looked at again after about this long, also without a reason, while somebody looks at the page. */
  againMs?: number;
}

export interface AskingPorts {
  elapsed(): number;
  later(ms: number, task: () => void): () => void;
  chance(): number;
  /** Does nobody look at the page? */
  isHidden(): boolean;
}

/** What came of asking: an answer, the server's no in its words, or no answer for now. */
export type Asked<Answer> =
  | { state: 'answered'; answer: Answer }
  | { state: 'refused'; code: ProblemCode; detail: string }
  | { state: 'silent' };

/** Something that is asked for when there is reason to. */
export interface Asks {
  /** Something changed on which the answer depends. */
  want(): void;
  /** Somebody asks, or did something herself: it is asked at once, and what was on its way counts no more. */
  now(): void;
  /** The network is back: what nobody answered is asked again. */
  kick(): void;
  /** Nobody looks any more: it is asked again only when there is a reason. */
  leave(): void;
}

/** Throws what is neither the server's no nor its silence: that is a fault of the page's own. */
function askedInVain(error: unknown): Asked<never> {
  if (error instanceof Unreachable) return { state: 'silent' };
  if (!(error instanceof ApiProblem)) throw error;
  return error.passes
    ? { state: 'silent' }
    : { state: 'refused', code: error.code, detail: problemSaid(error) };
}

/** Asks for one thing, again as reasons come, and again by itself when nobody answered. An answer that was overtaken says how it was before. */
export class Asking<Answer> implements Asks {
  readonly #ask: () => Promise<Answer>;
  readonly #hear: (asked: Asked<Answer>) => void;
  readonly #rules: AskingRules;
  readonly #ports: AskingPorts;
  #askedAt: number | null = null;
  #turn = 0;
  #attempt = 0;
  #isAsking = false;
  /** A reason came while it was being asked. */
  #isStale = false;
  #stopWaiting: (() => void) | null = null;
  /** It waits only to look again by itself. */
  #isResting = false;
  /** What is answered now is heard, and that is all. */
  #isLeft = false;

  constructor(
    ask: () => Promise<Answer>,
    hear: (asked: Asked<Answer>) => void,
    rules: AskingRules,
    ports: AskingPorts,
  ) {
    this.#ask = ask;
    this.#hear = hear;
    this.#rules = rules;
    this.#ports = ports;
  }

  want(): void {
    this.#isLeft = false;
    if (this.#isAsking) this.#isStale = true;
    else if (!this.#stopWaiting || this.#isResting) this.#wait(this.#allowedIn());
  }

  now(): void {
    this.#attempt = 0;
    this.#go();
  }

  kick(): void {
    if (this.#attempt > 0) this.now();
  }

  leave(): void {
    this.#attempt = 0;
    this.#isLeft = true;
    this.#stopWaiting?.();
    this.#stopWaiting = null;
  }

  #allowedIn(): number {
    if (this.#askedAt === null) return 0;
    const { everyMs, spreadMs } = this.#rules;
    const since = this.#ports.elapsed() - this.#askedAt;
    return Math.max(0, everyMs - since) + this.#ports.chance() * spreadMs;
  }

  #wait(ms: number, isResting = false): void {
    this.#stopWaiting?.();
    this.#isResting = isResting;
    this.#stopWaiting = this.#ports.later(ms, () => {
      this.#stopWaiting = null;
      if (isResting && this.#ports.isHidden()) this.#rest();
      else this.#go();
    });
  }

  #rest(): void {
    const { againMs } = this.#rules;
    if (againMs !== undefined) this.#wait(againMs * (0.7 + 0.6 * this.#ports.chance()), true);
  }

  #go(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = null;
    this.#isLeft = false;
    this.#turn += 1;
    const turn = this.#turn;
    this.#askedAt = this.#ports.elapsed();
    this.#isAsking = true;
    this.#isStale = false;
    this.#ask().then(
      (answer) => {
        if (turn === this.#turn) this.#settle({ state: 'answered', answer });
      },
      (error: unknown) => {
        if (turn !== this.#turn) return;
        this.#isAsking = false;
        this.#settle(askedInVain(error));
      },
    );
  }

  #settle(asked: Asked<Answer>): void {
    this.#isAsking = false;
    this.#hear(asked);
    if (this.#isLeft) return;
    if (asked.state === 'silent') {
      this.#wait(retryDelayMs(this.#attempt, this.#ports.chance()));
      this.#attempt += 1;
      return;
    }
    this.#attempt = 0;
    if (this.#isStale) this.#wait(this.#allowedIn());
    else this.#rest();
  }
}
