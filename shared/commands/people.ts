import { lastOf } from '../scripts/standing.ts';
import { tableSize } from '../scripts/dealTables.ts';
import { may } from '../access/rights.ts';
import { LIMITS } from '../model/limits.ts';
import { cleanName, isName } from '../model/cleanName.ts';
import {
  CONTACT_READERS,
  type Arrival,
  type Contact,
  type Person,
  type Role,
} from '../model/person.ts';
import { Refusal, wrongField } from '../model/problems.ts';
import { isTableDuty, TABLE_DUTIES, type CommitmentKind, type TableDuty } from '../model/table.ts';
import { textProblem } from '../model/text.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { peopleOperations } from '../protocol/http/people.ts';
import type { OwnPerson } from '../protocol/live.ts';
import { DOOR_PLACES, doorOf, type Door } from './placeCounts.ts';
import { allowedAtTable } from '../scripts/askedAtTable.ts';
import { stepOfTable } from '../scripts/stepOfTable.ts';
import { getUp, handOver, openTablesOf, sitDown, walkingOn } from './seats.ts';
import { requireOpenTable, requireTable } from './tables.ts';
import type { RecordChange, WallState } from './wallState.ts';
import { tooLong } from './tooLong.ts';

/**
 * Checks a name and returns it as it is stored; `''` is no name. Throws when it is not valid, or
 * nobody could be called by it.
 */
export function checkedName(name: string | undefined): string {
  if (name === undefined || name === '') return '';
  const wrong = textProblem(name, LIMITS.personNameChars, 'one');
  // Something was sent, but it shows nothing.
  if (wrong === 'empty-text' && name.trim() !== '') throw new Refusal('not-a-name');
  if (wrong) throw new Refusal(wrong, tooLong(wrong, 'name', LIMITS.personNameChars));
  const clean = cleanName(name);
  if (!isName(clean)) throw new Refusal('not-a-name');
  return clean;
}

/** What a person is told of her own record. Somebody unknown is treated as removed. */
export function ownPerson(person: Person | undefined): OwnPerson {
  if (!person) return { role: 'participant', offer: 'none', removed: true };
  const { arrival: _arrival, joinedAt: _joinedAt, out: _out, ...own } = person;
  return own;
}

/** Somebody who comes to the wall. `network`: a keyed hash of her address. */
export interface Newcomer {
  name?: string;
  role: Role;
  arrival: Arrival;
  network?: string;
}

/**
 * A new person on the wall, by code or link. `actor.personId` is the id made for them; `holdsPlace` says who has
 * a page open just now or came only a moment ago (`LIMITS.newcomerGraceMs`).
 * Throws `door-closed`, and `too-many-people` where nobody gives a place.
 */
export function arrive(
  state: WallState,
  actor: Actor,
  how: Newcomer,
  holdsPlace: (personId: string) => boolean = () => false,
): Decision<Person> {
  const name = checkedName(how.name);
  if (how.arrival === 'code' && state.session.door === 'closed') throw new Refusal('door-closed');
  const person: Person = {
    ...(name === '' ? {} : { name }),
    role: how.role,
    arrival: how.arrival,
    offer: 'none',
    removed: false,
    joinedAt: actor.now,
  };
  const changes: RecordChange[] = [];
  const door = doorOf(person);
  if (door !== null) changes.push(...makePlace(state, door, how.network, holdsPlace));
  if (how.network !== undefined)
    changes.push({ kind: 'origin', id: actor.personId, value: { network: how.network } });
  changes.push({ kind: 'person', id: actor.personId, value: person });
  return { changes, reply: person };
}

/**
 * Frees a place when all places of this door, or of this address, are taken: somebody who never did
 * anything and has no page open gives hers, and may come again.
 */
function makePlace(
  state: WallState,
  door: Door,
  network: string | undefined,
  holdsPlace: (personId: string) => boolean,
): RecordChange[] {
  const places = DOOR_PLACES[door];
  const isFull = state.places.countAt(door) >= places.all;
  const hasShare = network !== undefined && state.places.countAt(door, network) >= places.address;
  if (!isFull && !hasShare) return [];
  for (const id of state.places.idleAt(door, hasShare ? network : undefined)) {
    if (!holdsPlace(id)) return [{ kind: 'person-gone', id }];
  }
  throw new Refusal(
    'too-many-people',
    isFull ? { why: 'wall', max: places.all } : { why: 'address', max: places.address },
  );
}

export type MeEdit = BodyOf<(typeof peopleOperations)['setMe']>;

/** Everything a person says of herself, in one step: all of it holds, or none. `name: ''` goes back to no name. */
export function setMe(state: WallState, actor: Actor, command: MeEdit): Decision<Person> {
  const person = requirePerson(state, actor.personId);
  demand(may(person.role, 'set-me', state.session));
  let next = person;
  if (command.name !== undefined) {
    const { name: _before, ...rest } = next;
    const name = checkedName(command.name);
    next = name === '' ? rest : { ...rest, name };
  }
  if (command.offer !== undefined) {
    demand(may(person.role, 'offer', state.session));
    // People who help already have nothing to offer; taking an offer back is always possible.
    if (person.role === 'participant')
      next = { ...next, offer: command.offer ? 'offered' : 'none' };
  }
  if (command.table !== undefined) next = changeSeat(state, actor.personId, next, command.table);
  if (command.commitment !== undefined) next = commit(state, next, command.commitment);
  if (command.contact !== undefined) next = withContact(next, command.contact);
  if (command.standing !== undefined) {
    if (command.standing !== null) requireTable(state.session, command.standing);
    const { standing: _before, ...rest } = next;
    next = command.standing === null ? rest : { ...rest, standing: command.standing };
  }
  const changes: RecordChange[] =
    next.table === person.table ? [] : handOver(state, new Map([[actor.personId, person]]));
  if (command.host !== undefined || command.duties !== undefined)
    next = takeDuties(state, actor.personId, next, command, changes);
  if (next !== person) changes.push({ kind: 'person', id: actor.personId, value: next });
  return { changes, reply: next };
}

/**
 * People choose a table that is not full, where its step says when it is. Of pairs one becomes a trio once nobody is left to make another.
 * Throws `table-full`.
 */
function demandRoom({ session, seats }: WallState, person: Person, tableId: string): void {
  const row = session.tables.find((table) => table.tableId === tableId);
  const step = (row && stepOfTable(session, row)) ?? lastOf(session, 'tables');
  const max = step ? tableSize(step)?.[1] : undefined;
  if (step === undefined || max === undefined || person.table === tableId) return;
  const taken = (id: string): number => seats.get(id)?.size ?? 0;
  const isThird = step.from.kind === 'pairs' && !step.size && taken(tableId) === PAIR;
  const others = openTablesOf(session).filter(
    (table) => table.tableId !== tableId && (stepOfTable(session, table) ?? step).id === step.id,
  );
  const isTrio = others.every((table) => taken(table.tableId) === PAIR);
  if (taken(tableId) >= max || (isThird && !isTrio))
    throw new Refusal('table-full', { max: isThird ? PAIR : max });
}

const PAIR = 2;

function changeSeat(
  state: WallState,
  personId: string,
  person: Person,
  tableId: string | null,
): Person {
  // Nobody is kept at a table.
  if (tableId === null) return getUp(state, person);
  requireOpenTable(state.session, tableId);
  demand(may(person.role, 'sit', state.session));
  demandRoom(state, person, tableId);
  return sitDown(state, personId, person, tableId);
}

function commit(
  state: WallState,
  person: Person,
  { table, kind }: { table: string; kind: CommitmentKind | null },
): Person {
  const row = requireTable(state.session, table);
  demand(may(person.role, 'commit', state.session));
  const { [table]: before, ...others } = person.commitments ?? {};
  const isNew = kind !== null && kind !== before;
  if (isNew && !allowedAtTable(state.session, row).commitments.includes(kind))
    throw new Refusal('not-asked', { why: 'commitment' });
  return { ...person, commitments: kind === null ? others : { ...others, [table]: kind } };
}

function withContact(person: Person, contact: Contact | null): Person {
  const { contact: _before, ...rest } = person;
  if (contact === null) return rest;
  const wrong = textProblem(contact.text, LIMITS.contactChars, 'one');
  if (wrong) throw new Refusal(wrong, tooLong(wrong, 'contact', LIMITS.contactChars));
  if (!CONTACT_READERS.includes(contact.shownTo))
    throw wrongField('body.contact.shownTo', `must be one of ${CONTACT_READERS.join(', ')}`);
  return { ...rest, contact: { text: contact.text, shownTo: contact.shownTo } };
}

/**
 * Each duty belongs to as many people as the step says, one where it does not, and hosting to one: whoever takes one over relieves another in
 * the same command. Only what the step has can be taken; what somebody has from before she may keep and put down.
 */
function takeDuties(
  state: WallState,
  personId: string,
  person: Person,
  command: Pick<MeEdit, 'host' | 'duties'>,
  changes: RecordChange[],
): Person {
  if (person.table === undefined) throw new Refusal('no-table');
  const wanted = command.duties === undefined ? undefined : [...new Set(command.duties)];
  if (wanted?.some((duty) => !isTableDuty(duty)))
    throw wrongField('body.duties', `must be of ${TABLE_DUTIES.join(', ')}`);
  const taken = (wanted ?? []).filter((duty) => !person.duties?.includes(duty));
  const room = roomFor(state, person.table, taken);
  const seated = [...(state.seats.get(person.table) ?? [])].reverse();
  for (const id of seated) {
    const other = state.people.get(id);
    if (id === personId || !other) continue;
    // Who sat down last keeps hers longest.
    const kept = other.duties?.filter((duty) => {
      const left = room.get(duty);
      if (left !== undefined) room.set(duty, left - 1);
      return left === undefined || left > 0;
    });
    const gives = command.host === true && other.host === true;
    if (!gives && kept?.length === other.duties?.length) continue;
    const { host: _host, ...rest } = other;
    let next: Person = gives ? rest : other;
    if (kept !== undefined) next = { ...next, duties: kept };
    // Relieved in the middle of a walk, she walks from here on.
    if (gives) next = walkingOn(state, next);
    changes.push({ kind: 'person', id, value: next });
  }
  const { host: before, ...rest } = person;
  let next: Person = wanted === undefined ? person : { ...person, duties: wanted };
  if (command.host === true && !before) next = { ...next, host: true };
  if (command.host === false && before)
    next = walkingOn(state, wanted === undefined ? rest : { ...rest, duties: wanted });
  return next;
}

/** Of duties that somebody takes, how many others at the table may have each beside her. Throws `not-asked`. */
function roomFor(
  { session }: WallState,
  tableId: string,
  taken: readonly TableDuty[],
): Map<TableDuty, number> {
  const row = session.tables.find((table) => table.tableId === tableId);
  const asked = row && taken.length > 0 ? allowedAtTable(session, row).duties : [];
  return new Map(
    taken.map((duty) => {
      const found = asked.find((each) => each.duty === duty);
      if (!found) throw new Refusal('not-asked', { why: 'duty' });
      return [duty, found.people - 1];
    }),
  );
}

/** A facilitator's answer to an offer. Accepting makes the same person a volunteer. */
export function decideOffer(
  state: WallState,
  actor: Actor,
  personId: string,
  accept: boolean,
): Decision<Person> {
  const asker = requirePerson(state, actor.personId);
  demand(may(asker.role, 'decide-offer', state.session));
  const person = state.people.get(personId);
  if (!person || person.removed) throw new Refusal('no-such-person');
  if (person.role !== 'participant') return { changes: [], reply: person };
  const next: Person = accept
    ? { ...person, role: 'volunteer', offer: 'accepted' }
    : { ...person, offer: 'declined' };
  return { changes: [{ kind: 'person', id: personId, value: next }], reply: next };
}

/**
 * Removes a person: her notes stay, her sockets close. A facilitator cannot remove herself, nor the
 * bearers of the wall's own links.
 */
export function removePerson(
  state: WallState,
  actor: Actor,
  personId: string,
): Decision<Record<string, never>> {
  const asker = requirePerson(state, actor.personId);
  demand(may(asker.role, 'remove-person', state.session));
  const person = state.people.get(personId);
  if (!person) throw new Refusal('no-such-person');
  if (
    personId === actor.personId ||
    (person.role === 'facilitator' && person.arrival === 'creation')
  )
    throw new Refusal('forbidden');
  if (person.removed) return { changes: [], reply: {} };
  return {
    changes: [
      { kind: 'person', id: personId, value: { ...getUp(state, person), removed: true } },
      ...handOver(state, new Map([[personId, person]])),
    ],
    reply: {},
  };
}
