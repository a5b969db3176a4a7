import { may } from '../access/rights.ts';
import { isUuid } from '../model/ids.ts';
import { LIMITS } from '../model/limits.ts';
import {
  COURSE_KEYS,
  isAsMoved,
  moveView,
  pausedIfOver,
  stoppedClock,
  takenBack,
  whereaboutsOf,
  type MovedWalkers,
  type SwappedHosts,
  type MoveRecord,
  type MoveView,
} from '../model/move.ts';
import type { Person } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import { mayReport, reportsOf } from '../model/reportBack.ts';
import { firstStepOf, wayTo } from '../scripts/course.ts';
import { shownAt } from '../scripts/revealing.ts';
import { standingAt } from '../scripts/standing.ts';
import type { SessionRecord } from '../model/session.ts';
import { goesOnAt } from '../model/walk.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { sessionOperations } from '../protocol/http/session.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import { laterStops, walksNow, withoutStops } from './seats.ts';
import { setPhase, setPosting, setStep, setTimer } from './session.ts';
import { openTables } from './openTables.ts';
import { leftTables, seatedAgain } from './leftTables.ts';
import type { TableMaking } from './tableMaking.ts';
import { steerReportBack } from './reportBack.ts';
import { nextStop, steerWalk } from './walk.ts';
import type { RecordChange, WallState } from './wallState.ts';

type Asked = BodyOf<(typeof sessionOperations)['makeMove']>;
/** Where a facilitator takes the meeting. */
export type Move = Omit<Asked, 'from'>;
/** `id` is made by whoever asks: sent twice it counts once. */
export type MoveRequest = Asked & { id: string };

export interface MoveReply {
  move: MoveView;
  session: SessionRecord;
}

/** The steps of a move. */
const STEPS: readonly ((
  state: WallState,
  actor: Actor,
  move: Move,
  making: TableMaking,
) => Decision<unknown> | null)[] = [
  (state, actor, { tables, step }, making) =>
    tables === undefined ? null : openTables(state, actor, making, step),
  (state, actor, { step }) => (step === undefined ? null : setStep(state, actor, step)),
  (state, actor, { phase }) => (phase === undefined ? null : setPhase(state, actor, phase)),
  (state, actor, { walk }) => (walk === undefined ? null : steerWalk(state, actor, walk)),
  (state, actor, { reportBack }, making) =>
    reportBack === undefined ? null : steerReportBack(state, actor, reportBack, making),
  (state, actor, { posting }) => (posting === undefined ? null : setPosting(state, actor, posting)),
  (state, actor, { timer }) => (timer === undefined ? null : setTimer(state, actor, timer)),
];

/**
 * Takes the meeting on, or back, with all that follows: one decision, kept under its id so that it counts once and can be taken back. The
 * same move from the same place, which two facilitators make at one moment, is one move as well: both are answered the first.
 */
export function move(
  state: WallState,
  actor: Actor,
  { id, from, ...move }: MoveRequest,
  making: TableMaking,
): Decision<MoveReply> {
  const person = requirePerson(state, actor.personId);
  demand(may(person.role, 'move', state.session));
  if (!isUuid(id)) throw new Refusal('invalid-id');
  const again = state.moves.get(id);
  if (again && again.by !== actor.personId) throw new Refusal('id-taken');
  if (again) return answer(id, again, state.session);
  const asked = canonical({ from, move });
  const known = newestFirst(state);
  const [lastId, last] = known[0] ?? [];
  if (from) {
    const { step, ...place } = whereaboutsOf(state.session);
    const here = from.step === undefined ? place : { step, ...place };
    const isElsewhere = canonical(from) !== canonical(here);
    const isSame =
      lastId !== undefined &&
      last?.state === 'made' &&
      last.asked === asked &&
      isAsMoved(last, state.session) &&
      (isElsewhere || isAtOnce(last, actor));
    if (isSame) return answer(lastId, last, state.session);
    if (isElsewhere) throw new Refusal('moved-meanwhile');
  }
  const taken = takeSteps(state, actor, move, making);
  return kept(state, actor, { id, asked, starts: move.walk?.action === 'start' }, taken);
}

/**
 * The move that nobody asks for. It is kept as if a facilitator had asked for it, so that one who does
 * so at that moment is answered this move.
 */
const BY_ITSELF: Move = { walk: { action: 'next' } };

/**
 * Takes a walk that goes on by itself to its next stop once the time is up (`goesOnAt`). Called too
 * early, or twice, it changes nothing.
 */
export function walkOn(state: WallState, { now }: Actor, id: string): Decision<null> {
  const at = goesOnAt(state.session);
  if (at === null || now < at) return { changes: [], reply: null };
  const asked = canonical({ from: whereaboutsOf(state.session), move: BY_ITSELF });
  const { changes, reply } = nextStop(state, now);
  const { changes: all } = kept(
    state,
    { personId: '', now },
    { id, asked, starts: false },
    {
      session: reply.session,
      changes: changes.filter(({ kind }) => kind !== 'session'),
    },
  );
  return { changes: all, reply: null };
}

/** A move that was made, with its record. */
function kept(
  state: WallState,
  actor: Actor,
  { id, asked, starts }: { id: string; asked: string; starts: boolean },
  { session, changes }: { session: SessionRecord; changes: RecordChange[] },
): Decision<MoveReply> {
  const known = newestFirst(state);
  const swapped = starts ? [] : swappedHosts(state, changes);
  const left = leftTables(state, session, changes);
  const record: MoveRecord = {
    by: actor.personId,
    at: actor.now,
    seq: orderOf(known[0]?.[1]) + 1,
    state: 'made',
    asked,
    ...whatChanged(state.session, session, actor.now),
    ...(session.step === state.session.step ? {} : { stood: stoodOf(state.session) }),
    ...(starts ? { walkers: movedWalkers(state, changes) } : {}),
    ...(swapped.length > 0 ? { swapped } : {}),
    ...(left ? { left } : {}),
  };
  for (const [old] of known.slice(LIMITS.movesPerWall - 1))
    changes.push({ kind: 'move', id: old, value: null });
  changes.push({ kind: 'move', id, value: record });
  if (session !== state.session) changes.push({ kind: 'session', value: session });
  return answer(id, record, session, changes);
}

/**
 * Makes it as it was before a move (`takenBack`). Refused where that would undo what somebody did since. Tables that the move opened stay,
 * and what people wrote; where it led people from other tables they sit at those again, and its own are closed. Taken back twice is once.
 */
export function takeBackMove(state: WallState, actor: Actor, id: string): Decision<MoveReply> {
  const person = requirePerson(state, actor.personId);
  demand(may(person.role, 'take-back-move', state.session));
  const known = state.moves.get(id);
  if (!known) throw new Refusal('no-such-move');
  if (known.state === 'taken-back') return answer(id, known, state.session);
  const restored = takenBack(known, state.session, actor.now);
  if (!restored) throw new Refusal('moved-meanwhile');
  const { seated, tables, changes } = seatedAgain(state, restored, known);
  const session = shownAt(
    pausedIfOver(standingAgain(known, { ...restored, tables }), actor.now),
    state.notes.values(),
  );
  const { reportBack, open } = session;
  if (reportBack && !mayReport(reportsOf(reportBack), open)) throw new Refusal('moved-meanwhile');
  const record: MoveRecord = { ...known, state: 'taken-back' };
  const walkers = walkersAgain(seated, session, known);
  const moved = new Set(walkers.flatMap((change) => ('id' in change ? [change.id] : [])));
  return answer(id, record, session, [
    ...changes.filter((change) => !moved.has(change.id)),
    ...walkers,
    { kind: 'move', id, value: record },
    { kind: 'session', value: session },
  ]);
}

const stoodOf = ({ been, since, startsAt }: SessionRecord): NonNullable<MoveRecord['stood']> => ({
  been,
  since,
  startsAt,
});

/** A session as a move found it, with all that follows from the step. */
function standingAgain({ before, stood }: MoveRecord, restored: SessionRecord): SessionRecord {
  const { phase, step } = before;
  if (step !== undefined) return standingAt({ ...restored, ...stood });
  // Records of before there were steps know phases alone.
  const old = phase === undefined ? undefined : firstStepOf(restored.script, phase)?.id;
  if (old === undefined) return restored;
  return standingAt({ ...restored, step: old, been: wayTo(restored.script, restored, old) });
}

function answer(
  id: string,
  record: MoveRecord,
  session: SessionRecord,
  changes: RecordChange[] = [],
): Decision<MoveReply> {
  return { changes, reply: { move: moveView(id, record), session } };
}

/** The same content, in whatever order its keys were sent. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Records of before there were places in the order come before all others. */
const orderOf = (record: MoveRecord | undefined): number => record?.seq ?? -1;

/** As they came, the last first; the clock only says so of records without a place. */
const newestFirst = (state: WallState): [string, MoveRecord][] =>
  [...state.moves].toReversed().toSorted(([, a], [, b]) => orderOf(b) - orderOf(a) || b.at - a.at);

/**
 * Where a move leaves the meeting at its place (posting, a clock, a walk begun anew at its first stop), the place does not tell whether
 * somebody else has made it already: at one moment she has.
 */
const isAtOnce = (last: MoveRecord, actor: Actor): boolean =>
  last.by !== actor.personId && Math.abs(actor.now - last.at) < LIMITS.sameMoveMs;

function takeSteps(
  before: WallState,
  actor: Actor,
  move: Move,
  making: TableMaking,
): { session: SessionRecord; changes: RecordChange[] } {
  let state = before;
  const changes: RecordChange[] = [];
  const taken = STEPS.flatMap((step) => {
    const decision = step(state, actor, move, making);
    if (!decision) return [];
    for (const change of decision.changes) {
      if (change.kind === 'session') state = { ...state, session: change.value };
      else changes.push(change);
    }
    return [decision];
  });
  if (taken.length === 0) throw new Refusal('invalid-request', { why: 'nowhere' });
  const { session } = state;
  const isElsewhere =
    (move.step !== undefined && session.step !== move.step) ||
    (move.phase !== undefined && session.phase !== move.phase);
  if (isElsewhere) throw new Refusal('invalid-request', { why: 'elsewhere' });
  return { session, changes };
}

/** What runs goes together: who starts a report-back beside a walk has its clock. */
const RUNNING = ['walk', 'reportBack', 'timer'] as const;

function whatChanged(
  before: SessionRecord,
  after: SessionRecord,
  now: number,
): Pick<MoveRecord, 'before' | 'after'> {
  const changed = COURSE_KEYS.filter((key) => canonical(before[key]) !== canonical(after[key]));
  const left = RUNNING.some((key) => changed.includes(key)) ? [...changed, ...RUNNING] : changed;
  const was = { ...before, timer: stoppedClock(before.timer, now) };
  return {
    before: Object.fromEntries(changed.map((key) => [key, was[key]])),
    after: Object.fromEntries(left.map((key) => [key, after[key]])),
  };
}

/** What `changes`, a start of the walk, do to people's rows; kept as short as it can be said. */
function movedWalkers(state: WallState, changes: readonly RecordChange[]): MovedWalkers {
  const hosts: string[] = [];
  const before: Record<string, MovedWalkers['before'][string]> = {};
  const touched = new Set<string>();
  for (const change of changes) {
    const person = change.kind === 'person' ? state.people.get(change.id) : undefined;
    if (change.kind !== 'person' || !person) continue;
    touched.add(change.id);
    if (change.value.host && !person.host) hosts.push(change.id);
    const { stops, walksFrom, standing } = person;
    if (stops || standing !== undefined)
      before[change.id] = {
        ...(stops ? { stops } : {}),
        ...(walksFrom === undefined ? {} : { walksFrom }),
        ...(standing === undefined ? {} : { standing }),
      };
  }
  const untouched = [...state.people].flatMap(([id, { stops, standing }]) =>
    !touched.has(id) && (stops || standing !== undefined) ? [id] : [],
  );
  return { hosts, before, ...(untouched.length > 0 ? { untouched } : {}) };
}

/** Who gave her place at the poster to whom by these changes. */
function swappedHosts(state: WallState, changes: readonly RecordChange[]): SwappedHosts {
  const rows = changes.flatMap((change) => (change.kind === 'person' ? [change] : []));
  return rows.flatMap(({ id, value }): SwappedHosts => {
    const before = state.people.get(id);
    if (!before?.host || value.host) return [];
    const after = rows.find(
      ({ id: other, value: { host, table } }) =>
        host === true && table === before.table && !state.people.get(other)?.host,
    );
    return after ? [[id, after.id]] : [];
  });
}

/** Hosts as they were before they swapped, where both still sit at that table and did not swap again. */
function hostsAgain(state: WallState, swapped: SwappedHosts): Map<string, Person> {
  const people = new Map<string, Person>();
  for (const [before, after] of swapped) {
    const [walks, stays] = [state.people.get(before), state.people.get(after)];
    if (!walks || !stays || walks.removed || stays.removed || walks.host || !stays.host) continue;
    if (walks.table === undefined || walks.table !== stays.table) continue;
    const { host: _host, ...walker } = stays;
    people.set(before, { ...withoutStops(walks), host: true });
    people.set(after, walker);
  }
  return people;
}

/**
 * People's rows once `session` is as it was. Where a start of the walk is taken back, they lose what
 * it gave them; hosts who swapped are as they were; and whoever sat down since then joins a rotation
 * that goes on again.
 */
function walkersAgain(
  state: WallState,
  session: SessionRecord,
  { walkers, swapped = [] }: Pick<MoveRecord, 'walkers' | 'swapped'>,
): RecordChange[] {
  const changed = hostsAgain(state, swapped);
  const untouched = new Set(walkers?.untouched);
  if (walkers)
    for (const [id, person] of state.people) {
      if (untouched.has(id)) continue;
      const next = unmoved(person, walkers.before[id], walkers.hosts.includes(id));
      const isSame =
        next.host === person.host &&
        next.standing === person.standing &&
        next.walksFrom === person.walksFrom &&
        JSON.stringify(next.stops) === JSON.stringify(person.stops);
      if (!isSame) changed.set(id, next);
    }
  const { walk } = session;
  if (walk?.mode === 'rotation') {
    const people = new Map([...state.people, ...changed]);
    const stopsFor = laterStops({ ...state, session, people });
    for (const [id, person] of people)
      if (person.table !== undefined && !person.removed && !person.host && !person.stops)
        changed.set(id, walksNow(walk, person, stopsFor(person)));
  }
  return [...changed].map(([id, value]) => ({ kind: 'person', id, value }));
}

/** Where she stands by herself by now is hers. */
function unmoved(
  { stops: _stops, walksFrom: _from, host, standing, ...rest }: Person,
  before: MovedWalkers['before'][string] | undefined,
  wasMadeHost: boolean,
): Person {
  const stands = standing ?? before?.standing;
  return {
    ...rest,
    ...(host === undefined || wasMadeHost ? {} : { host }),
    ...(before?.stops ? { stops: before.stops } : {}),
    ...(before?.walksFrom === undefined ? {} : { walksFrom: before.walksFrom }),
    ...(stands === undefined ? {} : { standing: stands }),
  };
}
