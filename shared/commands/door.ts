import { may } from '../access/rights.ts';
import { isJoinCode } from '../model/ids.ts';
import type { LinkRole, Person } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import type { Session, SessionRecord } from '../model/session.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import type { RecordChange, WallState } from './wallState.ts';

function steering(state: WallState, actor: Actor): void {
  demand(may(requirePerson(state, actor.personId).role, 'set-door', state.session));
}

/** Closed: nobody new comes in by the code. */
export function setDoor(
  state: WallState,
  actor: Actor,
  door: Session['door'],
): Decision<SessionRecord> {
  steering(state, actor);
  const value = { ...state.session, door };
  return door === state.session.door
    ? { changes: [], reply: state.session }
    : { changes: [{ kind: 'session', value }], reply: value };
}

/** `joinCode` is the wall's code from now on; whoever is in stays. That no other wall has it is the caller's to know. */
export function setJoinCode(
  state: WallState,
  actor: Actor,
  joinCode: string,
): Decision<{ joinCode: string; before: string }> {
  steering(state, actor);
  if (!isJoinCode(joinCode)) throw new Refusal('invalid-request', { why: 'code' });
  const before = state.session.joinCode;
  return {
    changes:
      before === joinCode ? [] : [{ kind: 'session', value: { ...state.session, joinCode } }],
    reply: { joinCode, before },
  };
}

/**
 * A role's link gets a new key. The old key was a token as well, of the bearer that was made with the wall: that one goes, and `bearer` is
 * the id of the next. People who came by the link stay.
 */
export function renewLink(
  state: WallState,
  actor: Actor,
  { role, bearer }: { role: LinkRole; bearer: string },
): Decision<{ role: LinkRole }> {
  steering(state, actor);
  const changes: RecordChange[] = [];
  for (const [id, person] of state.people) {
    if (person.role === role && person.arrival === 'creation' && !person.removed)
      changes.push({ kind: 'person', id, value: { ...person, removed: true } });
  }
  const next: Person = {
    role,
    arrival: 'creation',
    offer: 'none',
    removed: false,
    joinedAt: actor.now,
  };
  changes.push({ kind: 'person', id: bearer, value: next });
  return { changes, reply: { role } };
}
