import { may } from '../access/rights.ts';
import { mayAnswer, mayTakeAway } from '../access/words.ts';
import { isUuid } from '../model/ids.ts';
import { LIMITS } from '../model/limits.ts';
import {
  isRelation,
  type ConnectionRecord,
  type Relation,
  type VisitRecord,
} from '../model/gallery.ts';
import { Refusal } from '../model/problems.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { galleryOperations } from '../protocol/http/gallery.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import { withoutAuthor } from './connections.ts';
import { allowed, arrivalOf, checkText, demandPlace } from './leaving.ts';
import { requireOpenTable } from './tables.ts';
import { demandUnchanged } from './unchanged.ts';
import type { RecordChange, WallState } from './wallState.ts';

export type NewVisit = BodyOf<(typeof galleryOperations)['leaveVisit']>;

/**
 * A visitor leaves a question, a connection or "might join" at a poster. Idempotent by id: the same person's second try answers the
 * first. A connection to another table also hangs up a thread, proposed until one of the two tables accepts it.
 */
export function leaveVisit(
  state: WallState,
  actor: Actor,
  command: NewVisit,
): Decision<{ created: boolean; visit: VisitRecord }> {
  const person = requirePerson(state, actor.personId);
  if (!isUuid(command.id)) throw new Refusal('invalid-id');
  const known = state.visits.get(command.id);
  if (known && known.person !== actor.personId) throw new Refusal('id-taken');
  if (known && known.state !== 'live') throw new Refusal('visit-gone');
  checkVisitForm(command);
  if (known) return { changes: [], reply: { created: false, visit: known } };
  demand(may(person.role, 'visit', state.session));
  requireOpenTable(state.session, command.table);
  const { kind, text, table, toTable, relation } = command;
  if (kind === 'connection') {
    requireOpenTable(state.session, toTable as string);
    if (toTable === table) throw new Refusal('same-table');
    demandPlace(state, actor, person, 'connections');
  }
  demandPlace(state, actor, person, 'visits');
  // "Might join" counts once for each person and poster.
  if (kind === 'join') {
    for (const id of state.visitIds.ofPerson.get(actor.personId) ?? []) {
      const visit = state.visits.get(id);
      if (visit?.kind === 'join' && visit.state === 'live' && visit.table === table)
        return { changes: [], reply: { created: false, visit } };
    }
  }
  const at = arrivalOf(state, actor);
  const visit: VisitRecord = {
    person: actor.personId,
    table,
    kind,
    text,
    state: 'live',
    at,
    ...(kind === 'connection'
      ? { toTable: toTable as string, relation: relation as Relation, connection: command.id }
      : {}),
  };
  const changes: RecordChange[] = [{ kind: 'visit', id: command.id, value: visit }];
  if (kind === 'connection') {
    // The thread has the visit's id, so that a retry makes no second thread.
    if (state.connections.has(command.id)) throw new Refusal('id-taken');
    const thread: ConnectionRecord = {
      from: table,
      to: toTable as string,
      relation: relation as Relation,
      text,
      person: actor.personId,
      state: 'proposed',
      marks: [],
      at,
    };
    changes.push({ kind: 'connection', id: command.id, value: thread });
  }
  return { changes, reply: { created: true, visit } };
}

function checkVisitForm({ kind, text, toTable, relation }: NewVisit): void {
  if (kind === 'join' ? text !== '' : true)
    checkText(
      text,
      kind === 'connection' ? LIMITS.sentenceChars : LIMITS.visitTextChars,
      kind === 'connection' ? 'sentence' : 'question',
    );
  if (kind === 'connection') {
    if (toTable === undefined || !isRelation(relation))
      throw new Refusal('invalid-request', { why: 'ends' });
  } else if (toTable !== undefined || relation !== undefined)
    throw new Refusal('invalid-request', { why: 'otherTable' });
}

/** Takes back one's own visit, or takes down somebody's as a facilitator. Its thread goes with it unless a table accepted it. */
export function takeBackVisit(
  state: WallState,
  actor: Actor,
  id: string,
): Decision<Record<string, never>> {
  const person = requirePerson(state, actor.personId);
  const visit = state.visits.get(id);
  if (!visit) throw new Refusal('no-such-visit');
  if (!mayTakeAway(person, visit.person === actor.personId)) throw new Refusal('forbidden');
  if (visit.state !== 'live') return { changes: [], reply: {} };
  const changes: RecordChange[] = [
    { kind: 'visit', id, value: { ...visit, text: '', state: 'gone' } },
  ];
  const thread =
    visit.connection === undefined ? undefined : state.connections.get(visit.connection);
  // What others said as well stays, without her; so it is where hers has become part of another.
  const threadId = thread?.into ?? visit.connection ?? '';
  const hung = thread?.into === undefined ? thread : state.connections.get(thread.into);
  if (hung?.state === 'proposed' || (hung && thread?.into !== undefined))
    changes.push({
      kind: 'connection',
      id: threadId,
      value: withoutAuthor(state, hung, visit.person) ?? { ...hung, text: '', state: 'gone' },
    });
  return { changes, reply: {} };
}

/** The table answers a question. `''` takes the answer away. `was`: the answer it was made from, `''` for none. */
export function answerVisit(
  state: WallState,
  actor: Actor,
  id: string,
  text: string,
  was?: readonly string[],
): Decision<{ visit: VisitRecord }> {
  const person = allowed(state, actor, 'answer-visit');
  const visit = state.visits.get(id);
  if (!visit) throw new Refusal('no-such-visit');
  if (visit.state !== 'live') throw new Refusal('visit-gone');
  if (!mayAnswer(person, visit)) throw new Refusal('not-at-table');
  const { answer: _before, ...rest } = visit;
  if (text !== '') checkText(text, LIMITS.visitTextChars, 'answer');
  demandUnchanged(was, visit.answer?.text ?? '', text);
  const next: VisitRecord =
    text === '' ? rest : { ...rest, answer: { person: actor.personId, text, at: actor.now } };
  return { changes: [{ kind: 'visit', id, value: next }], reply: { visit: next } };
}
