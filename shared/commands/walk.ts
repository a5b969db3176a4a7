import { may } from '../access/rights.ts';
import { isUuid } from '../model/ids.ts';
import { LIMITS } from '../model/limits.ts';
import type { Person } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import { isGalleryOpen, type SessionRecord } from '../model/session.ts';
import { mostStops, swapStop, type Walk } from '../model/walk.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { sessionOperations } from '../protocol/http/session.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import { checkTurn, nextTimer } from './timer.ts';
import {
  hostOf,
  openTablesOf,
  stopTablesOf,
  walksNow,
  withoutEmptyStops,
  withoutStops,
} from './seats.ts';
import { goToKind } from './steps.ts';
import { requireOpenTable } from './tables.ts';
import { planRotation } from './walkPlan.ts';
import { isHung, type RecordChange, type WallState } from './wallState.ts';

export type WalkAction = BodyOf<(typeof sessionOperations)['steerWalk']>;

/**
 * Starts, moves on and ends the walk. Starting opens the gallery, names a host for every table that
 * has people and none (the reporter, else whoever sat down last), gives everyone else their stops
 * and starts the clock of the first.
 */
export function steerWalk(
  state: WallState,
  actor: Actor,
  action: WalkAction,
): Decision<{ session: SessionRecord }> {
  const asker = requirePerson(state, actor.personId);
  demand(may(asker.role, 'set-walk', state.session));
  const { session } = state;
  const { walk } = session;
  if (action.action === 'start') return start(state, actor, action);
  if (!walk) return { changes: [], reply: { session } };
  if (action.action === 'end') return answer({ ...session, walk: null, timer: null });
  if (action.action === 'set') {
    const { onItsOwn: before = false, ...rest } = walk;
    if (before === action.onItsOwn || walk.mode === 'free')
      return { changes: [], reply: { session } };
    return answer({ ...session, walk: action.onItsOwn ? { ...rest, onItsOwn: true } : rest });
  }
  return goToStop(state, actor.now, walk, walk.stop + (action.action === 'next' ? 1 : -1));
}

const answer = (
  session: SessionRecord,
  people: Iterable<[string, Person]> = [],
): Decision<{ session: SessionRecord }> => ({
  changes: [
    ...Array.from(people, ([id, value]): RecordChange => ({ kind: 'person', id, value })),
    { kind: 'session', value: session },
  ],
  reply: { session },
});

/** The walk at its next stop, whoever leads it there. */
export function nextStop(state: WallState, now: number): Decision<{ session: SessionRecord }> {
  const { session } = state;
  return session.walk
    ? goToStop(state, now, session.walk, session.walk.stop + 1)
    : { changes: [], reply: { session } };
}

/**
 * Hosts swap on the way there, where that was agreed, and nobody is sent to a poster that nobody
 * stays with.
 */
function goToStop(
  state: WallState,
  now: number,
  walk: Walk,
  to: number,
): Decision<{ session: SessionRecord }> {
  const { session } = state;
  const stop = Math.min(walk.stops, Math.max(0, to));
  if (stop === walk.stop) return { changes: [], reply: { session } };
  const timer =
    stop < walk.stops ? nextTimer(null, { action: 'start', ms: walk.stopMs }, now) : null;
  const { swapAt, ...rest } = walk;
  const swaps = swapAt !== undefined && stop >= swapAt;
  const people = swaps ? swappedHosts(state, walk, stop) : new Map<string, Person>();
  const seen =
    people.size > 0 ? { ...state, people: new Map([...state.people, ...people]) } : state;
  if (stop < walk.stops)
    for (const [id, person] of withoutEmptyStops(seen, stop)) people.set(id, person);
  return answer({ ...session, walk: { ...(swaps ? rest : walk), stop }, timer }, people);
}

/**
 * At each table whose host has not walked yet, the one who sits there longest of those who have
 * becomes host, and the host walks on in her place: to the posters she would have seen, so nobody
 * else's way changes and no poster has more visitors for it.
 */
function swappedHosts(state: WallState, walk: Walk, stop: number): Map<string, Person> {
  const people = new Map<string, Person>();
  for (const { tableId } of openTablesOf(state.session)) {
    const seated = [...(state.seats.get(tableId) ?? [])].map(
      (id) => [id, state.people.get(id) as Person] as const,
    );
    const stays = seated.find(([, person]) => person.host && !person.stops);
    const walks = seated.find(([, person]) => !person.host && person.stops);
    if (!stays || !walks) continue;
    const { host: _host, ...rest } = stays[1];
    people.set(stays[0], walksNow({ ...walk, stop }, rest, walks[1].stops ?? []));
    people.set(walks[0], { ...walks[1], host: true });
  }
  return people;
}

type Start = Extract<WalkAction, { action: 'start' }>;

/** How many stops each has; 0 where people walk freely. */
function stopsAsked(action: Start, tables: number): number {
  if (action.mode === 'free') return 0;
  const { stops } = action;
  if (!Number.isSafeInteger(stops) || stops < 1 || stops > LIMITS.walkStops)
    throw new Refusal('invalid-request', { why: 'stops', max: LIMITS.walkStops });
  return Math.min(stops, mostStops(tables));
}

function start(
  state: WallState,
  actor: Actor,
  action: Start,
): Decision<{ session: SessionRecord }> {
  checkTurn(action.stopMs);
  const open = openTablesOf(state.session);
  if (open.length === 0) throw new Refusal('no-table', { why: 'open' });
  const posters = stopTablesOf(state);
  const stops = stopsAsked(action, posters.length);
  const hosts = new Set<string>();
  for (const { tableId } of open) {
    const seated = [...(state.seats.get(tableId) ?? [])];
    const host = seated.find((id) => state.people.get(id)?.host) ?? hostOf(state, seated);
    if (host !== undefined) hosts.add(host);
  }
  const walkers = new Map<string, number | null>();
  const homes = new Map(posters.map((tableId, index) => [tableId, index]));
  const people: [string, Person][] = [];
  const before = new Map<string, Person>();
  for (const [id, person] of state.people) {
    const { removed, role, table } = person;
    if (removed || role === 'projector' || (table === undefined && role === 'facilitator')) {
      // Stops of an earlier walk lead her nowhere in this one.
      if (person.stops) people.push([id, withoutStops(person)]);
      continue;
    }
    before.set(id, person);
    if (stops > 0 && !hosts.has(id)) walkers.set(id, homes.get(table ?? '') ?? null);
  }
  const plan = planRotation([...walkers.values()], posters.length, Math.max(1, stops));
  const planned = new Map([...walkers.keys()].map((id, index) => [id, plan[index] ?? []]));
  for (const [id, person] of before) {
    const { standing: _standing, ...rest } = withoutStops(person);
    const own = (planned.get(id) ?? []).map((index) => posters[index] as string);
    const next: Person = {
      ...rest,
      ...(hosts.has(id) ? { host: true } : {}),
      ...(own.length > 0 ? { stops: own } : {}),
    };
    if (JSON.stringify(next) !== JSON.stringify(person)) people.push([id, next]);
  }
  const swapAt = action.mode === 'rotation' && action.swap ? swapStop(stops) : null;
  const walk: Walk = {
    mode: action.mode,
    stops,
    stopMs: action.stopMs,
    stop: 0,
    ...(swapAt === null ? {} : { swapAt }),
    ...(action.mode === 'rotation' && action.onItsOwn ? { onItsOwn: true } : {}),
  };
  return answer(
    {
      ...goToKind(state, 'walk', actor.now),
      walk,
      reportBack: null,
      tour: null,
      timer: nextTimer(null, { action: 'start', ms: action.stopMs }, actor.now),
    },
    people,
  );
}

/**
 * Poster a person stands at now: host at her own, a walker at the stop that is now, else where she
 * said.
 */
export function standsAt(session: SessionRecord, person: Person): string | undefined {
  if (person.removed || person.role === 'projector') return undefined;
  if (person.host) return person.table;
  const { walk } = session;
  if (walk?.mode === 'rotation' && walk.stop < walk.stops) return person.stops?.[walk.stop];
  return person.standing;
}

export type TourSteps = BodyOf<(typeof sessionOperations)['setTour']>;

/** Leads the projector through the gallery, to a connection or a poster, or lets it go (`null`). */
export function setTour(
  state: WallState,
  actor: Actor,
  { tour }: TourSteps,
): Decision<{ session: SessionRecord }> {
  const asker = requirePerson(state, actor.personId);
  demand(may(asker.role, 'set-tour', state.session));
  const { session } = state;
  if (tour !== null) {
    if (tour.lead !== null && !isUuid(tour.lead)) throw new Refusal('invalid-id');
    if (!isGalleryOpen(session)) throw new Refusal('gallery-closed');
    if (tour.connection !== null) {
      const connection = state.connections.get(tour.connection);
      if (!connection) throw new Refusal('no-such-connection');
      if (!isHung(connection)) throw new Refusal('connection-gone');
    }
    if (tour.poster !== null) requireOpenTable(session, tour.poster);
    if (tour.focus !== null) requireOpenTable(session, tour.focus);
  }
  if (JSON.stringify(tour) === JSON.stringify(session.tour))
    return { changes: [], reply: { session } };
  const next: SessionRecord = { ...session, tour };
  return { changes: [{ kind: 'session', value: next }], reply: { session: next } };
}
