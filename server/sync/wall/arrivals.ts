import type { Actor, Decision } from '../../../shared/commands/decision.ts';
import { arrive, type Newcomer } from '../../../shared/commands/people.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { hashToken, newToken, newUuid } from '../../access/secrets.ts';
import type { WallTime } from '../time/wallTime.ts';
import type { CommandExtras } from './jobQueue.ts';

interface ArrivalPorts {
  readonly time: Pick<WallTime, 'elapsed'>;
  /** Whether this person has a page of the wall open. */
  isHere(personId: string): boolean;
  command<Reply>(
    personId: string,
    decide: (state: WallState, actor: Actor) => Decision<Reply>,
    extras: CommandExtras,
  ): Promise<Reply>;
}

/** Makes people of those who come to a wall, and keeps the places of those who have just come. */
export class Arrivals {
  readonly #wall: ArrivalPorts;
  /**
   * When each person of the last `newcomerGraceMs` came, ms of `time.elapsed()`; the first came
   * first. Their pages may still be loading, so their places are not given to others.
   */
  readonly #cameAt = new Map<string, number>();

  constructor(wall: ArrivalPorts) {
    this.#wall = wall;
  }

  /** A new person with a new token. It is shown this once; only its hash is kept. */
  async arrive(how: Newcomer): Promise<{ personId: string; token: string }> {
    const personId = newUuid();
    const token = newToken();
    const holdsPlace = (id: string): boolean => this.#wall.isHere(id) || this.#cameAt.has(id);
    await this.#wall.command(
      personId,
      (state, actor) => {
        this.#forgetOld();
        const arrival = arrive(state, actor, how, holdsPlace);
        this.#cameAt.set(personId, this.#wall.time.elapsed());
        return arrival;
      },
      { grants: [{ tokenHash: hashToken(token), personId }], isReserved: how.arrival === 'link' },
    );
    return { personId, token };
  }

  #forgetOld(): void {
    const since = this.#wall.time.elapsed() - LIMITS.newcomerGraceMs;
    for (const [id, at] of this.#cameAt) {
      if (at > since) return;
      this.#cameAt.delete(id);
    }
  }
}
