import type { StepOf } from './standing.ts';

type TablesStep = StepOf<'tables'>;
export type Round = NonNullable<TablesStep['rounds']>[number];

/** The round that tables know by themselves: everybody says who they are. */
export const INTRODUCTIONS = 'introductions';
const MINUTE_MS = 60_000;

/** Whether people at a table introduce themselves first: where the step says nothing of rounds, and where that is its first. */
export const introduces = (step: TablesStep | undefined): boolean =>
  step?.rounds === undefined || step.rounds.length === 0 || step.rounds[0]?.id === INTRODUCTIONS;

/** The rounds of a step behind the introductions. */
export const roundsAfter = (step: TablesStep | undefined): readonly Round[] => {
  const rounds = step?.rounds ?? [];
  return rounds[0]?.id === INTRODUCTIONS ? rounds.slice(1) : rounds;
};

/** Whose turn a round is, of the people at a table in the order they sat down. While nobody owns it, nobody has the owner's turn. */
export function speakersOf(
  { turn }: Pick<Round, 'turn'>,
  people: readonly string[],
  owner: string | undefined,
): string[] {
  if (turn === 'everyone') return [...people];
  return people.filter((id) => (turn === 'owner') === (id === owner));
}

/** Whether a round is for those who want to, because more sit here than it has turns for; the others write. */
export const isFree = ({ everyoneUpTo }: Round, people: number): boolean =>
  everyoneUpTo !== undefined && people > everyoneUpTo;

/** A round's time. ms. */
export interface FairClock {
  totalMs: number;
  /** Until the round's minutes are over; 0 once they are. */
  leftMs: number;
  /** What each of those who have not had their turn can take, so that all of them have one; 0 where there are none. */
  eachMs: number;
}

/** Splits what is left of a round evenly among those who are still to come. `null`: it has no minutes. `sinceMs`: how long it has gone on. */
export function fairClock(
  { minutes, per = 'round' }: Pick<Round, 'minutes' | 'per'>,
  sinceMs: number,
  speakers: number,
  spoken: number,
): FairClock | null {
  if (minutes === undefined) return null;
  const totalMs = minutes * MINUTE_MS * (per === 'person' ? Math.max(1, speakers) : 1);
  const leftMs = Math.min(totalMs, Math.max(0, totalMs - sinceMs));
  const toCome = Math.max(0, speakers - spoken);
  return { totalMs, leftMs, eachMs: toCome === 0 ? 0 : leftMs / toCome };
}
