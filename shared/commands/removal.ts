import { may } from '../access/rights.ts';
import { LIMITS } from '../model/limits.ts';
import type { Person } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import type { Removal } from '../model/removal.ts';
import { burstMembers } from './bursts.ts';
import { isLeftAlone, isSaidBy } from './connections.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import { getUp, handOver, walkJoiner, walkingOn } from './seats.ts';
import { isHung, type RecordChange, type WallState } from './wallState.ts';

/**
 * Most records that one step of a removal writes: some 10 ms of a tick. The records of one person
 * are always in one step.
 */
const STEP_RECORDS = 200;

/** The removals that can be undone, as facilitators are told of them; latest first. */
export const removalsOf = (state: WallState): Removal[] =>
  [...state.removals]
    .map(([id, { people, notes, at, doing }]) => ({ id, people: people.length, notes, at, doing }))
    .sort((a, b) => b.at - a.at);

function allowed(state: WallState, actor: Actor): void {
  demand(may(requirePerson(state, actor.personId).role, 'remove-person', state.session));
}

/**
 * Removes everybody of a burst with all they left. Who they are is decided here and holds at once
 * (`WallState.leaving`); their records follow in {@link stepRemoval}. `removal` is the id made for
 * it. Facilitators are never removed this way.
 */
export function removeBurst(
  state: WallState,
  actor: Actor,
  { burst, removal }: { burst: string; removal: string },
): Decision<Removal> {
  allowed(state, actor);
  const people = burstMembers(state, burst).filter((id) => id !== actor.personId);
  if (people.length === 0) throw new Refusal('no-such-burst');
  const notes = people.reduce((sum, id) => sum + state.places.of('notes', id), 0);
  const changes: RecordChange[] = [];
  // The oldest removals cannot be undone any more; those under way are kept.
  const settled = [...state.removals]
    .filter(([, { doing }]) => doing === null)
    .sort(([, a], [, b]) => a.at - b.at);
  for (const [id] of settled.slice(
    0,
    Math.max(0, state.removals.size + 1 - LIMITS.removalsPerWall),
  ))
    changes.push({ kind: 'removal', id, value: null });
  changes.push({
    kind: 'removal',
    id: removal,
    value: { people, notes, at: actor.now, doing: 'out' },
  });
  return {
    changes,
    reply: { id: removal, people: people.length, notes, at: actor.now, doing: 'out' },
  };
}

/**
 * Undoes a removal: everybody comes back with all they left, as it was. {@link stepRemoval} does
 * it. Undoing twice is the same as once.
 */
export function undoRemoval(state: WallState, actor: Actor, removal: string): Decision<Removal> {
  allowed(state, actor);
  const known = state.removals.get(removal);
  if (!known) throw new Refusal('no-such-removal');
  const value = { ...known, doing: 'back' as const };
  return {
    changes: known.doing === 'back' ? [] : [{ kind: 'removal', id: removal, value }],
    reply: { ...value, id: removal, people: known.people.length },
  };
}

/**
 * Takes one step of a removal, or of undoing it: a few people with all of theirs. `isDone`: nothing
 * is left to do.
 */
export function stepRemoval(state: WallState, removal: string): Decision<{ isDone: boolean }> {
  const known = state.removals.get(removal);
  if (!known || known.doing === null) return { changes: [], reply: { isDone: true } };
  const isOut = known.doing === 'out';
  const notes: RecordChange[] = [];
  const moved = new Map<string, Person>();
  const rows = new Map<string, Person>();
  for (const id of known.people) {
    const person = state.people.get(id);
    if (!person || (isOut ? person.removed : person.out !== removal)) continue;
    const own = state.notesByPerson.get(id) ?? new Set<string>();
    const count = rows.size + notes.length;
    if (count > 0 && count + own.size > STEP_RECORDS) break;
    moved.set(id, person);
    rows.set(
      id,
      isOut ? { ...person, removed: true, out: removal } : readmitted(state, id, person),
    );
    for (const note of own) {
      const change = isOut ? noteOut(state, note) : noteBack(state, note);
      if (change) notes.push(change);
    }
    if (rows.size + notes.length >= STEP_RECORDS) break;
  }
  if (moved.size === 0) {
    const value = isOut ? { ...known, doing: null } : null;
    return { changes: [{ kind: 'removal', id: removal, value }], reply: { isDone: true } };
  }
  const changes: RecordChange[] = [
    ...Array.from(
      isOut ? rows : joined(state, rows, known.people),
      ([id, value]): RecordChange => ({ kind: 'person', id, value }),
    ),
    ...notes,
    ...galleryOf(state, moved, isOut),
    ...(isOut ? handOver(state, moved) : []),
  ];
  return { changes, reply: { isDone: false } };
}

/** Lets one person back in who was removed alone; what she left had stayed. */
export function readmitPerson(
  state: WallState,
  actor: Actor,
  personId: string,
): Decision<Record<string, never>> {
  allowed(state, actor);
  const person = state.people.get(personId);
  // A person whose things were removed with her comes back with them or not at all.
  if (!person || person.out !== undefined || state.leaving.has(personId))
    throw new Refusal('no-such-person');
  return {
    changes: person.removed
      ? [{ kind: 'person', id: personId, value: { ...person, removed: false } }]
      : [],
    reply: {},
  };
}

/** Her record as it was, except what others have taken over since: a table that closed, a duty. */
function readmitted(state: WallState, id: string, { out: _out, ...rest }: Person): Person {
  const person: Person = { ...rest, removed: false };
  if (person.table === undefined) return person;
  if (
    !state.session.tables.some(
      (table) => table.tableId === person.table && table.state !== 'closed',
    )
  )
    return getUp(state, person);
  const beside = [...(state.seats.get(person.table) ?? [])].flatMap((other) =>
    other === id ? [] : (state.people.get(other) ?? []),
  );
  const { host, duties, ...seated } = person;
  const left =
    duties?.filter((duty) => !beside.some((other) => other.duties?.includes(duty))) ?? null;
  const back = { ...seated, ...(left === null ? {} : { duties: left }) };
  if (host !== true) return back;
  return beside.some((other) => other.host) ? walkingOn(state, back) : { ...back, host };
}

/**
 * These people, who are back: at a table, in the middle of a walk that began without her, each joins
 * it. `all`: with those who are still to come, for one of them may be the table's host.
 */
function joined(
  state: WallState,
  back: ReadonlyMap<string, Person>,
  all: readonly string[],
): ReadonlyMap<string, Person> {
  if (!state.session.walk) return back;
  const people = new Map([...state.people, ...back]);
  const seats = new Map(state.seats);
  for (const id of all) {
    const table = people.get(id)?.table;
    if (table !== undefined) seats.set(table, new Set([...(seats.get(table) ?? []), id]));
  }
  const join = walkJoiner({ ...state, seats, people });
  return new Map(
    [...back].map(([id, person]) => [id, person.stops ? person : join(id, person)] as const),
  );
}

function noteOut(state: WallState, id: string): RecordChange | null {
  const note = state.notes.get(id);
  return note && (note.state === 'live' || note.state === 'hidden')
    ? { kind: 'note', id, value: { ...note, state: 'out', was: note.state } }
    : null;
}

function noteBack(state: WallState, id: string): RecordChange | null {
  const note = state.notes.get(id);
  if (note?.state !== 'out') return null;
  const { was, ...rest } = note;
  return { kind: 'note', id, value: { ...rest, state: was } };
}

/**
 * What these people left in the gallery is removed, and comes back, with them. A connection that
 * somebody else said as well stays hers (`authorOf`).
 */
function galleryOf(
  state: WallState,
  people: ReadonlyMap<string, Person>,
  isOut: boolean,
): RecordChange[] {
  const changes: RecordChange[] = [];
  for (const person of people.keys())
    for (const id of state.visitIds.ofPerson.get(person) ?? []) {
      const visit = state.visits.get(id);
      if (visit?.state === (isOut ? 'live' : 'out'))
        changes.push({ kind: 'visit', id, value: { ...visit, state: isOut ? 'out' : 'live' } });
    }
  for (const [id, { was, ...thread }] of state.connections) {
    if (!isSaidBy(thread, people)) continue;
    if (isOut && isHung(thread) && isLeftAlone(state, thread))
      changes.push({
        kind: 'connection',
        id,
        value: { ...thread, state: 'out', was: thread.state },
      });
    if (!isOut && thread.state === 'out')
      changes.push({ kind: 'connection', id, value: { ...thread, state: was ?? 'proposed' } });
  }
  return changes;
}
