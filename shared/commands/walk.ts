import { may } from '../access/rights.ts';
import { LIMITS } from '../model/limits.ts';
import type { Person } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import { isGalleryOpen, type Session } from '../model/session.ts';
import type { ReportBack, Walk } from '../model/walk.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { sessionOperations } from '../protocol/http/session.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import { nextTimer } from './session.ts';
import { openTablesOf, stopsOf } from './seats.ts';
import { requireOpenTable } from './tables.ts';
import type { RecordChange, WallState } from './wallState.ts';

export type WalkAction = BodyOf<(typeof sessionOperations)['steerWalk']>;

function checkTurn(ms: number): void {
  if (!Number.isFinite(ms) || ms <= 0 || ms > LIMITS.timerMs) throw new Refusal('invalid-request');
}

/**
 * Starts, moves on and ends the walk. Starting opens the gallery, names a host for every table that has people and none (the reporter,
 * else whoever sat down last), gives everyone else their stops and starts the clock of the first.
 */
export function steerWalk(
  state: WallState,
  actor: Actor,
  action: WalkAction,
): Decision<{ session: Session }> {
  const asker = requirePerson(state, actor.personId);
  demand(may(asker.role, 'set-walk', state.session));
  const { session } = state;
  const { walk } = session;
  if (action.action === 'start') return start(state, actor, action);
  if (!walk) return { changes: [], reply: { session } };
  if (action.action === 'end') {
    const next: Session = { ...session, walk: null, timer: null };
    return { changes: [{ kind: 'session', value: next }], reply: { session: next } };
  }
  const stop = Math.min(walk.stops, Math.max(0, walk.stop + (action.action === 'next' ? 1 : -1)));
  if (stop === walk.stop) return { changes: [], reply: { session } };
  const timer =
    stop < walk.stops ? nextTimer(null, { action: 'start', ms: walk.stopMs }, actor.now) : null;
  const next: Session = { ...session, walk: { ...walk, stop }, timer };
  return { changes: [{ kind: 'session', value: next }], reply: { session: next } };
}

function start(
  state: WallState,
  actor: Actor,
  action: Extract<WalkAction, { action: 'start' }>,
): Decision<{ session: Session }> {
  checkTurn(action.stopMs);
  const open = openTablesOf(state.session);
  if (open.length === 0) throw new Refusal('no-table', 'Open the tables first.');
  if (
    action.mode === 'rotation' &&
    (!Number.isSafeInteger(action.stops) || action.stops < 1 || action.stops > LIMITS.walkStops)
  ) {
    throw new Refusal('invalid-request', `A rotation has 1 to ${LIMITS.walkStops} stops.`);
  }
  const stops =
    action.mode === 'rotation' ? Math.min(action.stops, Math.max(1, open.length - 1)) : 0;
  const people = new Map<string, Person>();
  for (const { tableId } of open) {
    const seated = [...(state.seats.get(tableId) ?? [])];
    const last = seated.at(-1);
    if (last === undefined || seated.some((id) => state.people.get(id)?.host)) continue;
    const host = seated.find((id) => state.people.get(id)?.duties?.includes('reporter')) ?? last;
    people.set(host, { ...(state.people.get(host) as Person), host: true });
  }
  // Ranks are counted with the new hosts left out, so that the walkers of a table spread evenly.
  const seen: WallState = { ...state, people: new Map([...state.people, ...people]) };
  const stopsFor = stopsOf(seen, stops);
  for (const [id, person] of seen.people) {
    if (
      person.removed ||
      person.role === 'projector' ||
      (person.table === undefined && person.role === 'facilitator')
    )
      continue;
    const { stops: _stops, standing: _standing, ...rest } = person;
    const own = stops > 0 && !person.host ? stopsFor(id, person) : [];
    people.set(id, own.length > 0 ? { ...rest, stops: own } : rest);
  }
  const changes: RecordChange[] = [];
  for (const [id, value] of people)
    if (JSON.stringify(value) !== JSON.stringify(state.people.get(id)))
      changes.push({ kind: 'person', id, value });
  const walk: Walk = { mode: action.mode, stops, stopMs: action.stopMs, stop: 0 };
  const session: Session = {
    ...state.session,
    walk,
    reportBack: null,
    phase: 'gallery',
    timer: nextTimer(null, { action: 'start', ms: action.stopMs }, actor.now),
  };
  changes.push({ kind: 'session', value: session });
  return { changes, reply: { session } };
}

/** Poster a person stands at now: host at her own, a walker at the stop that is now, else where she said. */
export function standsAt(session: Session, person: Person): string | undefined {
  if (person.removed || person.role === 'projector') return undefined;
  if (person.host) return person.table;
  const { walk } = session;
  if (walk?.mode === 'rotation' && walk.stop < walk.stops) return person.stops?.[walk.stop];
  return person.standing;
}

export type ReportBackAction = BodyOf<(typeof sessionOperations)['steerReportBack']>;

/** Runs the report-backs: whose poster is on the projector, and their clock. Without a queue: open tables by number. */
export function steerReportBack(
  state: WallState,
  actor: Actor,
  action: ReportBackAction,
): Decision<{ session: Session }> {
  const asker = requirePerson(state, actor.personId);
  demand(may(asker.role, 'set-report-back', state.session));
  const { session } = state;
  const set = (reportBack: ReportBack | null): Decision<{ session: Session }> => {
    const timer = reportBack
      ? nextTimer(null, { action: 'start', ms: reportBack.turnMs }, actor.now)
      : null;
    // Posters are read from the gallery on.
    const phase = reportBack && !isGalleryOpen(session.phase) ? 'gallery' : session.phase;
    const next: Session = { ...session, reportBack, timer, phase };
    return { changes: [{ kind: 'session', value: next }], reply: { session: next } };
  };
  if (action.action === 'start') {
    checkTurn(action.turnMs);
    const queue = [...new Set(action.queue ?? openTablesOf(session).map((table) => table.tableId))];
    for (const id of queue) requireOpenTable(session, id);
    if (queue.length === 0) throw new Refusal('no-table', 'Open the tables first.');
    return set({ queue, index: 0, turnMs: action.turnMs });
  }
  if (!session.reportBack) return { changes: [], reply: { session } };
  const index = session.reportBack.index + (action.action === 'next' ? 1 : -1);
  if (action.action === 'end' || index >= session.reportBack.queue.length) return set(null);
  return index < 0 ? { changes: [], reply: { session } } : set({ ...session.reportBack, index });
}
