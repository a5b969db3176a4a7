import { LIMITS } from '../model/limits.ts';
import type { Burst } from '../model/removal.ts';
import { doorOf } from './placeCounts.ts';
import type { WallState } from './wallState.ts';

/** A burst with who they are. */
type Rush = Burst & { members: readonly string[] };

interface Moment {
  id: string;
  at: number;
}

/** Of moments in order, those that lie in some stretch of `burstMs` with `least` of them or more. */
function crowded(moments: readonly Moment[], least: number): Moment[] {
  const found: Moment[] = [];
  let taken = 0;
  for (let first = 0, last = least - 1; last < moments.length; first += 1, last += 1) {
    if ((moments[last]?.at ?? 0) - (moments[first]?.at ?? 0) > LIMITS.burstMs) continue;
    found.push(...moments.slice(Math.max(taken, first), last + 1));
    taken = last + 1;
  }
  return found;
}

/** People who may be meant at all, by the address they came from: in, not facilitating, and not made with the wall. */
function byNetwork(state: WallState): Map<string, Moment[]> {
  const crowds = new Map<string, Moment[]>();
  for (const [id, person] of state.people) {
    const network = state.places.networkOf(id);
    if (network === undefined || person.removed || state.leaving.has(id) || person.role === 'facilitator' || doorOf(person) === null) continue;
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

/** Cheap where nothing is wrong: only addresses with many people, and people with many notes, are looked at closely. */
function rushes(state: WallState): Rush[] {
  const found: Rush[] = [];
  for (const [network, crowd] of byNetwork(state)) {
    if (crowd.length >= LIMITS.burstPeople) {
      const came = crowded(crowd.sort((a, b) => a.at - b.at), LIMITS.burstPeople);
      const notes = came.reduce((sum, { id }) => sum + state.places.of('notes', id), 0);
      if (came.length > 0) found.push({ id: `people-${network}`, kind: 'people', people: came.length, notes, since: came[0]?.at ?? 0, until: came.at(-1)?.at ?? 0, members: came.map(({ id }) => id) });
    }
    const scribes: string[] = [];
    const written: Moment[] = [];
    for (const { id } of crowd) {
      if ((state.notesByPerson.get(id)?.size ?? 0) < LIMITS.burstNotes) continue;
      const fast = crowded(liveNotes(state, id), LIMITS.burstNotes);
      if (fast.length > 0) scribes.push(id);
      written.push(...fast);
    }
    if (scribes.length === 0) continue;
    const times = written.map(({ at }) => at);
    found.push({
      id: `notes-${network}`, kind: 'notes', people: scribes.length, notes: written.length, members: scribes,
      since: times.reduce((a, b) => Math.min(a, b), Infinity), until: times.reduce((a, b) => Math.max(a, b), 0),
    });
  }
  return found;
}

/** What facilitators are told of, the latest first. */
export const burstsOf = (state: WallState): Burst[] => rushes(state).map(({ members: _members, ...burst }) => burst).sort((a, b) => b.until - a.until);

/** Who came, or wrote, in this burst and is still in; nobody when there is none. */
export const burstMembers = (state: WallState, burst: string): readonly string[] => rushes(state).find(({ id }) => id === burst)?.members ?? [];
