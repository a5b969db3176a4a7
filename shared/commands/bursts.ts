import { LIMITS } from '../model/limits.ts';
import type { Person } from '../model/person.ts';
import type { Burst } from '../model/removal.ts';
import { doorOf } from './placeCounts.ts';
import type { WallState } from './wallState.ts';

/** A burst and its people. */
type Rush = Burst & { members: readonly string[] };

interface Moment {
  id: string;
  at: number;
}

/** Of moments in order of time, those in any period of `ms` with at least `least` of them. */
function crowded<Each extends Moment>(moments: readonly Each[], least: number, ms: number): Each[] {
  const found: Each[] = [];
  let taken = 0;
  for (let first = 0, last = least - 1; last < moments.length; first += 1, last += 1) {
    if ((moments[last]?.at ?? 0) - (moments[first]?.at ?? 0) > ms) continue;
    found.push(...moments.slice(Math.max(taken, first), last + 1));
    taken = last + 1;
  }
  return found;
}

/**
 * The crowd without those who came one by one in the same minute: the parts between pauses that
 * have a tenth of all or more. A room behind one router must not be removed together with
 * somebody's script.
 */
function withoutStragglers(rush: readonly Moment[]): Moment[] {
  const gaps = rush.slice(1).map(({ at }, index) => at - (rush[index]?.at ?? at));
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const pause = Math.max(LIMITS.burstPauseMs, usual * LIMITS.burstPauseTimes);
  const parts: Moment[][] = [];
  for (const [index, moment] of rush.entries()) {
    const last = parts.at(-1);
    if (last && (gaps[index - 1] ?? 0) <= pause) last.push(moment);
    else parts.push([moment]);
  }
  const dense = parts.filter((part) => part.length * 10 >= rush.length).flat();
  // If that leaves less than half, the crowd came in many small lots and is taken whole.
  return dense.length * 2 >= rush.length ? withinEdges(dense, usual) : [...rush];
}

/**
 * Without the few who came just before it began or just after it was over, where that can be told:
 * where they are further from it than anybody in the middle of it is from the next.
 */
function withinEdges(rush: readonly Moment[], usual: number): Moment[] {
  const few = Math.floor(rush.length / 10);
  const gapBefore = (index: number): number =>
    (rush[index]?.at ?? 0) - (rush[index - 1]?.at ?? Infinity);
  let pause = Math.max(LIMITS.burstEdgePauseMs, usual * LIMITS.burstPauseTimes);
  for (let index = few + 1; index < rush.length - few; index += 1)
    pause = Math.max(pause, 2 * gapBefore(index));
  let [first, end] = [few, rush.length - few];
  while (first > 0 && gapBefore(first) <= pause) first -= 1;
  while (end < rush.length && gapBefore(end) <= pause) end += 1;
  return rush.slice(first, end);
}

/**
 * People who may belong to a burst, by address: in, not facilitating, and not made with the wall.
 */
function byNetwork(state: WallState): Map<string, Moment[]> {
  const crowds = new Map<string, Moment[]>();
  for (const [id, person] of state.people) {
    const network = state.places.networkOf(id);
    if (
      network === undefined ||
      person.removed ||
      state.leaving.has(id) ||
      person.role === 'facilitator' ||
      doorOf(person) === null
    )
      continue;
    const crowd = crowds.get(network);
    if (crowd) crowd.push({ id, at: person.joinedAt });
    else crowds.set(network, [{ id, at: person.joinedAt }]);
  }
  return crowds;
}

function liveNotes(state: WallState, personId: string): Moment[] {
  const notes: Moment[] = [];
  for (const id of state.notesByPerson.get(personId) ?? []) {
    const note = state.notes.get(id);
    if (note?.state === 'live') notes.push({ id, at: note.at });
  }
  return notes.sort((a, b) => a.at - b.at);
}

const inOrder = (a: Moment, b: Moment): number => a.at - b.at;

function burstOf(state: WallState, id: string, came: readonly Moment[], places: number): Rush {
  const notes = came.reduce((sum, each) => sum + state.places.of('notes', each.id), 0);
  return {
    id,
    kind: 'people',
    people: came.length,
    places,
    notes,
    since: came[0]?.at ?? 0,
    until: came.at(-1)?.at ?? 0,
    members: came.map((each) => each.id),
  };
}

/**
 * A crowd from many addresses, none of which stands out: more people, or for longer, than any
 * plenary. `crowds`: those who are told of by address already.
 */
function floodOf(state: WallState, crowds: ReadonlyMap<string, readonly Moment[]>): Rush | null {
  const came = [...crowds].flatMap(([network, crowd]) =>
    crowd.flatMap(({ id, at }) =>
      doorOf(state.people.get(id) as Person) === 'code' ? [{ id, at, network }] : [],
    ),
  );
  if (came.length < Math.min(...LIMITS.floods.map(({ people }) => people))) return null;
  came.sort(inOrder);
  const found = new Set(LIMITS.floods.flatMap(({ people, ms }) => crowded(came, people, ms)));
  const flood = came.filter((each) => found.has(each));
  return flood.length === 0
    ? null
    : burstOf(state, 'people-many', flood, new Set(flood.map(({ network }) => network)).size);
}

/** People of one address who wrote faster than anybody types. */
function writersOf(state: WallState, network: string, crowd: readonly Moment[]): Rush | null {
  const scribes: string[] = [];
  const written: Moment[] = [];
  for (const { id } of crowd) {
    if ((state.notesByPerson.get(id)?.size ?? 0) < LIMITS.burstNotes) continue;
    const fast = crowded(liveNotes(state, id), LIMITS.burstNotes, LIMITS.burstMs);
    if (fast.length > 0) scribes.push(id);
    written.push(...fast);
  }
  if (scribes.length === 0) return null;
  const times = written.map(({ at }) => at);
  return {
    id: `notes-${network}`,
    kind: 'notes',
    people: scribes.length,
    places: 1,
    notes: written.length,
    members: scribes,
    since: times.reduce((a, b) => Math.min(a, b), Infinity),
    until: times.reduce((a, b) => Math.max(a, b), 0),
  };
}

const together = (all: readonly Rush[], id: string): Rush =>
  all.reduce((sum, each) => ({
    id,
    kind: sum.kind,
    people: sum.people + each.people,
    places: sum.places + each.places,
    notes: sum.notes + each.notes,
    since: Math.min(sum.since, each.since),
    until: Math.max(sum.until, each.until),
    members: [...sum.members, ...each.members],
  }));

/**
 * Finds bursts. Cheap where nothing is wrong: looks closely only at addresses with many people,
 * people with many notes, and more people than a plenary.
 */
function rushes(state: WallState): Rush[] {
  const came: Rush[] = [];
  const wrote: Rush[] = [];
  const others = new Map<string, readonly Moment[]>();
  for (const [network, crowd] of byNetwork(state)) {
    const rush =
      crowd.length < LIMITS.burstPeople
        ? []
        : withoutStragglers(crowded(crowd.sort(inOrder), LIMITS.burstPeople, LIMITS.burstMs));
    if (rush.length > 0) came.push(burstOf(state, `people-${network}`, rush, 1));
    const told = new Set(rush);
    others.set(network, rush.length === 0 ? crowd : crowd.filter((each) => !told.has(each)));
    const writers = writersOf(state, network, crowd);
    if (writers) wrote.push(writers);
  }
  const flood = floodOf(state, others);
  if (flood) came.push(flood);
  return [...came, ...(wrote.length > LIMITS.burstsEach ? [together(wrote, 'notes-many')] : wrote)];
}

/** What facilitators are told of, the latest first. */
export const burstsOf = (state: WallState): Burst[] =>
  rushes(state)
    .map(({ members: _members, ...burst }) => burst)
    .sort((a, b) => b.until - a.until);

/** Who came, or wrote, in this burst and is still in; nobody when there is none. */
export const burstMembers = (state: WallState, burst: string): readonly string[] =>
  rushes(state).find(({ id }) => id === burst)?.members ?? [];
