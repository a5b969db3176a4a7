import type { LiveSession } from '../../shared/model/session.ts';
import type { TableView } from '../../shared/protocol/tables.ts';
import {
  fairClock,
  isFree,
  roundsAfter,
  speakersOf,
  type FairClock,
  type Round,
} from '../../shared/scripts/rounds.ts';
import { seatingStep } from '../../shared/scripts/toldRun.ts';

/** A table's round as everybody at it sees it. */
export interface RoundNow {
  /** Where the table is, as the server knows it: absent before the first round, `null` when all are done. */
  at: string | null | undefined;
  /** The round that is now; `null` before the first and after the last. */
  round: Round | null;
  next: Round | null;
  before: Round | null;
  /** Person ids, in the order they sat down: who has had a turn, who is still to come. */
  spoken: string[];
  toCome: string[];
  /** Speak if you want to; the others write. */
  isFree: boolean;
  /** Whose turn it is follows from whose topic it is, which nobody has said yet: nobody is called up until then. */
  waitsForOwner: boolean;
}

/** `null` where the step has no rounds behind the introductions. */
export function roundNow(
  session: Pick<LiveSession, 'present' | 'seating'>,
  { rounds: kept, members, owner }: Pick<TableView, 'rounds' | 'members' | 'owner'>,
): RoundNow | null {
  const rounds = roundsAfter(seatingStep(session));
  if (rounds.length === 0) return null;
  // A round that was taken out of the run meanwhile: the table is before the first one, as far as people see.
  const index = rounds.findIndex(({ id }) => id === kept?.round);
  const round = rounds[index] ?? null;
  const isDone = kept !== undefined && kept.round === null;
  const people = members.map(({ personId }) => personId);
  const waitsForOwner = round !== null && round.turn !== 'everyone' && owner === undefined;
  const speakers = round && !waitsForOwner ? speakersOf(round, people, owner) : [];
  const said = round ? (kept?.spoken[round.id] ?? []) : [];
  return {
    at: kept?.round,
    round,
    next: isDone ? null : (rounds[index + 1] ?? null),
    before: isDone ? (rounds.at(-1) ?? null) : (rounds[index - 1] ?? null),
    spoken: speakers.filter((id) => said.includes(id)),
    toCome: speakers.filter((id) => !said.includes(id)),
    isFree: round !== null && isFree(round, people.length),
    waitsForOwner,
  };
}

/** A round's time at `now`, ms by the server's clock; `null` of one without minutes, or whose beginning is not known yet. */
export function clockOf(
  { round, spoken, toCome }: RoundNow,
  since: number | undefined,
  now: number,
): FairClock | null {
  if (!round || !since) return null;
  return fairClock(round, now - since, spoken.length + toCome.length, spoken.length);
}
