import { may } from '../access/rights.ts';
import { LIMITS } from '../model/limits.ts';
import type { Arrival, Person, Role } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import { textProblem } from '../model/text.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import type { WallState } from './wallState.ts';

/** Throws when a name may not be stored. An empty one is no name. */
export function checkName(name: string | undefined): void {
  if (name === undefined || name === '') return;
  const wrong = textProblem(name, LIMITS.personNameChars, 'one');
  if (wrong) throw new Refusal(wrong, wrong === 'text-too-long' ? `A name holds ${LIMITS.personNameChars} characters.` : undefined);
}

/** A new person on the wall, by code or link. `actor.personId` is the id made for them. */
export function arrive(state: WallState, actor: Actor, how: { name?: string; role: Role; arrival: Arrival }): Decision<Person> {
  checkName(how.name);
  if (state.people.size >= LIMITS.peoplePerWall) throw new Refusal('too-many-people', `A wall holds ${LIMITS.peoplePerWall} people.`);
  const person: Person = {
    ...(how.name ? { name: how.name } : {}), role: how.role, arrival: how.arrival, offer: 'none', removed: false, joinedAt: actor.now,
  };
  return { changes: [{ kind: 'person', id: actor.personId, value: person }], reply: person };
}

/** Own name and offer to help. `name: ''` goes back to no name. */
export function setMe(state: WallState, actor: Actor, command: { name?: string; offer?: boolean }): Decision<Person> {
  const person = requirePerson(state, actor.personId);
  demand(may(person.role, 'set-me', state.session));
  checkName(command.name);
  let next = person;
  if (command.name !== undefined) {
    const { name: _before, ...rest } = next;
    next = command.name === '' ? rest : { ...rest, name: command.name };
  }
  if (command.offer !== undefined) {
    demand(may(person.role, 'offer', state.session));
    // Whoever already helps has nothing to offer; taking an offer back is always possible.
    if (person.role === 'participant') next = { ...next, offer: command.offer ? 'offered' : 'none' };
  }
  return { changes: [{ kind: 'person', id: actor.personId, value: next }], reply: next };
}

/** A facilitator's answer to an offer. Accepting makes the same person a volunteer. */
export function decideOffer(state: WallState, actor: Actor, personId: string, accept: boolean): Decision<Person> {
  const asker = requirePerson(state, actor.personId);
  demand(may(asker.role, 'decide-offer', state.session));
  const person = state.people.get(personId);
  if (!person || person.removed) throw new Refusal('no-such-person');
  if (person.role !== 'participant') return { changes: [], reply: person };
  const next: Person = accept ? { ...person, role: 'volunteer', offer: 'accepted' } : { ...person, offer: 'declined' };
  return { changes: [{ kind: 'person', id: personId, value: next }], reply: next };
}

/** Shuts a person out. Their notes stay; their sockets close. A facilitator cannot remove herself or the wall's own links. */
export function removePerson(state: WallState, actor: Actor, personId: string): Decision<Record<string, never>> {
  const asker = requirePerson(state, actor.personId);
  demand(may(asker.role, 'remove-person', state.session));
  const person = state.people.get(personId);
  if (!person) throw new Refusal('no-such-person');
  if (personId === actor.personId || (person.role === 'facilitator' && person.arrival === 'creation')) throw new Refusal('forbidden');
  if (person.removed) return { changes: [], reply: {} };
  return { changes: [{ kind: 'person', id: personId, value: { ...person, removed: true } }], reply: {} };
}
