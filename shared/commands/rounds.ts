import { Refusal } from '../model/problems.ts';
import type { TableRounds } from '../model/table.ts';

/**
 * A table at another round of its step. Two who go on at once go on once; whoever saw it elsewhere than it is by now is told. What was said
 * in a round stays, so that going back finds it. `rounds`: ids of the step's. Throws `no-such-round`, `changed-meanwhile`.
 */
export function goToRound(
  rounds: readonly string[],
  before: TableRounds | undefined,
  { to, from }: { to: string | null; from?: string | null },
  now: number,
): TableRounds {
  if (to !== null && !rounds.includes(to)) throw new Refusal('no-such-round');
  if (before?.round === to) return before;
  if (before?.round !== from) throw new Refusal('changed-meanwhile', { why: 'atTable' });
  return { round: to, since: now, spoken: before?.spoken ?? {} };
}

/** Somebody has had her turn in a round, or has not after all. Who speaks before the first round has begun begins it. */
export function withTurn(
  rounds: readonly string[],
  before: TableRounds | undefined,
  { round, id, spoken }: { round: string; id: string; spoken: boolean },
  now: number,
): TableRounds {
  if (!rounds.includes(round)) throw new Refusal('no-such-round');
  const known = before?.spoken[round] ?? [];
  if (before && known.includes(id) === spoken) return before;
  const others = known.filter((each) => each !== id);
  return {
    round: before ? before.round : round,
    since: before?.since ?? now,
    spoken: { ...before?.spoken, [round]: spoken ? [...others, id] : others },
  };
}
