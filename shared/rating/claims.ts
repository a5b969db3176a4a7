import { requirePerson, type Actor } from '../commands/decision.ts';
import { tooLong } from '../commands/tooLong.ts';
import type { WallState } from '../commands/wallState.ts';
import { utcDay } from '../model/isoTime.ts';
import { LIMITS } from '../model/limits.ts';
import { Refusal, wrongField } from '../model/problems.ts';
import { textProblem } from '../model/text.ts';
import type { Claim, ClaimBook, Here } from './claimBook.ts';
import type { ClaimStep as ClaimSettings } from './rateStep.ts';
import type { StepThing } from './putRating.ts';

export interface ClaimStep {
  isOpen: boolean;
  /** Whether one person sees to a thing, or several together. */
  people: 'one' | 'several';
  /** By when, where the step says so for all. */
  due?: Due;
  /** By id, those that are gone as well. */
  things: Pick<ReadonlyMap<string, StepThing>, 'get'>;
}

export interface ClaimState extends Pick<WallState, 'people' | 'leaving'>, Pick<Here, 'tables'> {
  step: ClaimStep;
  claims: Pick<ClaimBook, 'of' | 'held'>;
  /** In whose name the actor claims, where that is not her own: of the table where she sits. */
  claimer?: string;
}

export interface PutClaim {
  thing: string;
  /** Puts her name to it, or lays it down. */
  holds: boolean;
  /** By when; `''` takes it away, absent leaves it. */
  until?: string;
  date?: string;
  rev?: number;
}

export interface ClaimDecision {
  /** The claim to write; none where nothing changes. */
  changes: Claim[];
  /** Her claim as it is now; `null` where there never was one. */
  reply: { claim: Claim | null };
}

const DAY_MS = 86_400_000;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Whether it is a day of the calendar, as `2027-03-31`. */
export function isDay(value: unknown): value is string {
  const [, year, month, day] =
    /^(\d{4})-(\d{2})-(\d{2})$/.exec(typeof value === 'string' ? value : '') ?? [];
  const [y, m, d] = [year, month, day].map(Number) as [number, number, number];
  const isLeap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  return d >= 1 && d <= (m === 2 && isLeap ? 29 : (DAYS[m - 1] ?? 0));
}

function checkForm({ holds, until, date, rev }: PutClaim): void {
  if (typeof holds !== 'boolean') throw wrongField('body.holds', 'must be true or false');
  if (rev !== undefined && (!Number.isSafeInteger(rev) || rev < 0))
    throw wrongField('rev', 'must be a whole number from 0');
  if (until !== undefined && until !== '') {
    const wrong = textProblem(until, LIMITS.untilChars, 'one');
    if (wrong) throw new Refusal(wrong, tooLong(wrong, 'this', LIMITS.untilChars));
  }
  if (date !== undefined && date !== '' && !isDay(date)) throw new Refusal('invalid-date');
}

/**
 * Puts one's name to a thing, says by when, or lays it down. A `rev` that is lower or equal changes
 * nothing: what stands there already is acknowledged, and of anything else `changed-meanwhile` says what stands. Where one person sees to each thing the first has it
 * until she lays it down or leaves. Whether she may claim at all (`claim` of the rights table) is
 * asked before. Throws `Refusal`: `unauthenticated`, `removed`, texts, `invalid-date`,
 * `no-such-thing`, `thing-gone`, `step-closed`, `already-claimed`, `too-many-claims`.
 */
export function putClaim(state: ClaimState, actor: Actor, command: PutClaim): ClaimDecision {
  const { step, claims } = state;
  requirePerson(state, actor.personId);
  const person = state.claimer ?? actor.personId;
  checkForm(command);
  const thing = step.things.get(command.thing);
  if (!thing) throw new Refusal('no-such-thing');
  const known = claims.of(thing.id, person);
  const { rev, holds } = command;
  if (known && rev !== undefined && rev <= known.rev) {
    if (!saysTheSame(command, known)) throw standsNow(known);
    return { changes: [], reply: { claim: known } };
  }
  if (!holds && known?.state !== 'held') return { changes: [], reply: { claim: known ?? null } };
  // What she took on she can lay down, also where it is gone.
  if (thing.isGone === true && holds) throw new Refusal('thing-gone');
  if (!step.isOpen) throw new Refusal('step-closed');
  const wasHeld = known?.state === 'held';
  if (holds && !wasHeld) demandRoom(state, thing.id);
  const [until, date] = [wordsOf(command.until, known?.until), wordsOf(command.date, known?.date)];
  if (holds && date !== undefined && date !== known?.date) demandToCome(date, actor.now);
  const claim: Claim = {
    person,
    thing: thing.id,
    state: holds ? 'held' : 'down',
    ...(holds && until !== undefined ? { until } : {}),
    ...(holds && date !== undefined ? { date } : {}),
    rev: rev ?? (known ? known.rev + 1 : 1),
    at: known && wasHeld ? known.at : actor.now,
  };
  const isSame =
    known !== undefined &&
    rev === undefined &&
    wasHeld === holds &&
    known.until === claim.until &&
    known.date === claim.date;
  return isSame ? { changes: [], reply: { claim: known } } : { changes: [claim], reply: { claim } };
}

/** A day that is over is a slip of the hand. Somewhere it is yesterday still. */
function demandToCome(date: string, now: number): void {
  if (date < utcDay(now - DAY_MS)) throw new Refusal('invalid-date', { why: 'past' });
}

/** Whether what is asked for is what stands there. */
function saysTheSame({ holds, until, date }: PutClaim, known: Claim): boolean {
  if (holds !== (known.state === 'held')) return false;
  const same = (wanted: string | undefined, now: string | undefined): boolean =>
    wordsOf(wanted, now) === now;
  return !holds || (same(until, known.until) && same(date, known.date));
}

/** Something else stands there than hers was made from: a facilitator laid it down, another page or somebody at her table changed it. */
const standsNow = ({ state, rev, until, date }: Claim): Refusal =>
  new Refusal(
    'changed-meanwhile',
    { why: 'claim' },
    {
      now: {
        state,
        rev,
        ...(until === undefined ? {} : { until }),
        ...(date === undefined ? {} : { date }),
      },
    },
  );

const wordsOf = (wanted: string | undefined, before: string | undefined): string | undefined =>
  wanted === undefined ? before : wanted === '' ? undefined : wanted;

function demandRoom(state: ClaimState, thing: string): void {
  const held = state.claims.held(thing, state).length;
  if (state.step.people === 'one' && held > 0) throw new Refusal('already-claimed');
  if (held >= LIMITS.claimsPerThing)
    throw new Refusal('too-many-claims', { why: 'thing', max: LIMITS.claimsPerThing });
}

/**
 * A facilitator lays down what somebody else took on; it is anybody's then, hers again as well. Her
 * `rev` stays, so that what her phone sends again is not a claim anew. Also where the step is closed.
 * Throws `Refusal`: `unauthenticated`, `removed`, `forbidden`, `no-such-thing`.
 */
export function releaseClaim(
  state: ClaimState,
  actor: Actor,
  { thing, person }: { thing: string; person: string },
): ClaimDecision {
  if (requirePerson(state, actor.personId).role !== 'facilitator') throw new Refusal('forbidden');
  if (!state.step.things.get(thing)) throw new Refusal('no-such-thing');
  const known = state.claims.of(thing, person);
  if (known?.state !== 'held') return { changes: [], reply: { claim: known ?? null } };
  const { until: _until, date: _date, ...rest } = known;
  const claim: Claim = { ...rest, state: 'down' };
  return { changes: [claim], reply: { claim } };
}

/** A thing and who sees to it. */
export interface ClaimRow {
  thing: string;
  /** `contested`: one person each, and two have it, because a removal was undone after somebody else took it on. */
  state: 'unclaimed' | 'claimed' | 'contested';
  /** The first first. */
  claims: readonly Claim[];
}

/** By when what people take on is to be done: each says it, so many days after she took it on, or a day. */
export type Due = NonNullable<ClaimSettings['due']>;

/** A claim with the day by which it is due: her own word goes before the step's. Days begin in UTC. */
export function withDue(due: Due | undefined, claim: Claim): Claim {
  if (claim.date !== undefined || due === undefined || due.kind === 'asked') return claim;
  const date = due.kind === 'date' ? due.date : utcDay(claim.at + due.days * DAY_MS);
  return { ...claim, date };
}

/** Of `things`, which are there: what nobody claimed first, then what is due first, then what has no day. Else in the step's order. */
export function claimBoard(
  { step, claims, ...here }: ClaimState,
  things: readonly Pick<StepThing, 'id'>[],
): ClaimRow[] {
  const rows = things.map(({ id }): ClaimRow => {
    const held = claims.held(id, here).map((claim) => withDue(step.due, claim));
    const isContested = step.people === 'one' && held.length > 1;
    return {
      thing: id,
      state: held.length === 0 ? 'unclaimed' : isContested ? 'contested' : 'claimed',
      claims: held,
    };
  });
  /** Sorts before all days, and after them. */
  const due = (row: ClaimRow): string =>
    row.state === 'unclaimed'
      ? ''
      : (row.claims.flatMap(({ date }) => date ?? []).sort()[0] ?? '~');
  return rows
    .map((row) => ({ row, due: due(row) }))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    .map(({ row }) => row);
}
