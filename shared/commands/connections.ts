import { may } from '../access/rights.ts';
import { mayAccept, mayCarry, mayMerge, mayReword, mayTakeAway } from '../access/words.ts';
import { isUuid } from '../model/ids.ts';
import { LIMITS } from '../model/limits.ts';
import { isRelation, type ConnectionRecord } from '../model/gallery.ts';
import type { Person } from '../model/person.ts';
import { Refusal, wrongField } from '../model/problems.ts';
import { saySame, textProblem } from '../model/text.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { galleryOperations } from '../protocol/http/gallery.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import { allowed, arrivalOf, checkText, demandPlace } from './leaving.ts';
import { requireOpenTable } from './tables.ts';
import { demandUnchanged } from './unchanged.ts';
import { isHung, type RecordChange, type WallState } from './wallState.ts';
import { tooLong } from './tooLong.ts';

export type NewConnection = BodyOf<(typeof galleryOperations)['connect']>;

/** A thread drawn on purpose, by dragging or by the form. It stands at once when its maker sits at one of the two tables, or facilitates. */
export function connect(
  state: WallState,
  actor: Actor,
  command: NewConnection,
): Decision<{ created: boolean; connection: ConnectionRecord }> {
  const person = requirePerson(state, actor.personId);
  if (!isUuid(command.id)) throw new Refusal('invalid-id');
  const known = state.connections.get(command.id);
  if (known && known.person !== actor.personId) throw new Refusal('id-taken');
  if (known && !isHung(known)) throw new Refusal('connection-gone');
  checkText(command.text, LIMITS.sentenceChars, 'sentence');
  if (!isRelation(command.relation))
    throw wrongField('body.relation', 'must be a relation of this step');
  if (known) return { changes: [], reply: { created: false, connection: known } };
  demand(may(person.role, 'connect', state.session));
  requireOpenTable(state.session, command.from);
  requireOpenTable(state.session, command.to);
  if (command.from === command.to) throw new Refusal('same-table');
  demandPlace(state, actor, person, 'connections');
  const { from, to, relation, text } = command;
  const connection: ConnectionRecord = {
    from,
    to,
    relation,
    text,
    person: actor.personId,
    ...(mayAccept(person, { from, to })
      ? { state: 'accepted', accepted: acceptedBy(actor, person, { from, to }) }
      : { state: 'proposed' }),
    marks: [],
    at: arrivalOf(state, actor),
  };
  return {
    changes: [{ kind: 'connection', id: command.id, value: connection }],
    reply: { created: true, connection },
  };
}

/** Who accepts a thread, and for which of its tables. */
const acceptedBy = (
  { personId }: Actor,
  { table }: Person,
  { from, to }: Pick<ConnectionRecord, 'from' | 'to'>,
): NonNullable<ConnectionRecord['accepted']> => ({
  person: personId,
  ...(table !== undefined && (table === from || table === to) ? { table } : {}),
});

export type ConnectionEdit = BodyOf<(typeof galleryOperations)['editConnection']>;

/** Who sees to it, as long as she is here. */
export function carrierOf(
  state: WallState,
  { carrier }: ConnectionRecord,
): ConnectionRecord['carrier'] {
  const person = carrier && state.people.get(carrier.person);
  return person && !person.removed ? carrier : undefined;
}

/** Takes it on, says until when, or lays it down. What somebody else took on meanwhile stays hers. */
function withCarrier(
  actor: Actor,
  person: Person,
  { carrier: _before, ...known }: ConnectionRecord,
  before: ConnectionRecord['carrier'],
  { carry, until }: ConnectionEdit,
): ConnectionRecord {
  const isMine = before?.person === actor.personId;
  if (carry === false) {
    if (before && !mayTakeAway(person, isMine)) throw new Refusal('forbidden');
    if (until !== undefined)
      throw wrongField('body.until', 'must not be there with body.carry false');
    return known;
  }
  if (!mayCarry(person)) throw new Refusal('forbidden');
  if (before && !isMine) throw new Refusal('changed-meanwhile', { why: 'carried' });
  if (carry === undefined && !before) throw new Refusal('invalid-request', { why: 'until' });
  const words = until ?? before?.until ?? '';
  const wrong = words === '' ? null : textProblem(words, LIMITS.untilChars, 'one');
  if (wrong) throw new Refusal(wrong, tooLong(wrong, 'this', LIMITS.untilChars));
  return { ...known, carrier: { person: actor.personId, until: words } };
}

/** Everybody who said it, the first before the others. */
const authorsOf = ({ person, alsoBy = [] }: ConnectionRecord): readonly string[] => [
  person,
  ...alsoBy,
];

/** Whether she went with a removal, and with her what she said, until that is undone. */
const isAway = (state: Pick<WallState, 'people' | 'leaving'>, personId: string): boolean =>
  state.leaving.has(personId) || state.people.get(personId)?.out !== undefined;

/** Whether nobody who said it is here. */
export const isLeftAlone = (
  state: Pick<WallState, 'people' | 'leaving'>,
  record: ConnectionRecord,
): boolean => authorsOf(record).every((each) => isAway(state, each));

/**
 * Whose it is now: the first of those who said it who did not go with a removal. The record keeps
 * them all in their order, so whoever comes back is again what she was.
 */
export const authorOf = (
  state: Pick<WallState, 'people' | 'leaving'>,
  record: ConnectionRecord,
): string => authorsOf(record).find((each) => !isAway(state, each)) ?? record.person;

/** Whether one of these people said it. */
export const isSaidBy = (
  record: ConnectionRecord,
  people: { has: (id: string) => boolean },
): boolean => authorsOf(record).some((each) => people.has(each));

/** Whose words they are. */
const speakerOf = ({ person, wordedBy }: ConnectionRecord): string => wordedBy ?? person;

/**
 * Without one of those who said it; `null` where nobody else did. The next of them is its author
 * then. Where all others went with a removal it goes to them, and comes back with them.
 */
export function withoutAuthor(
  state: Pick<WallState, 'people' | 'leaving'>,
  record: ConnectionRecord,
  personId: string,
): ConnectionRecord | null {
  const left = withoutName(record, personId);
  return left && isHung(left) && isLeftAlone(state, left)
    ? { ...left, state: 'out', was: left.state }
    : left;
}

function withoutName(record: ConnectionRecord, personId: string): ConnectionRecord | null {
  const { alsoBy = [], wordedBy, ...rest } = record;
  const left = alsoBy.filter((each) => each !== personId);
  const others = (list: readonly string[]): Pick<ConnectionRecord, 'alsoBy'> =>
    list.length > 0 ? { alsoBy: list } : {};
  if (record.person !== personId)
    return {
      ...rest,
      ...(wordedBy === undefined ? {} : { wordedBy }),
      ...others(left),
    };
  const [next, ...more] = left;
  return next === undefined ? null : { ...rest, person: next, ...others(more) };
}

/** Two that say the same become one: authors, marks, consent and carrier go over, and what was merged before follows. */
function merged(
  state: WallState,
  person: Person,
  id: string,
  known: ConnectionRecord,
  into: string,
): Decision<{ connection: ConnectionRecord }> {
  const other = state.connections.get(into);
  if (!other) throw new Refusal('no-such-connection');
  if (!isHung(other)) throw new Refusal('connection-gone');
  if (!mayMerge(person, known)) throw new Refusal('forbidden');
  if (
    into === id ||
    other.from !== known.from ||
    other.to !== known.to ||
    other.relation !== known.relation ||
    !saySame(other.text, known.text)
  )
    throw new Refusal('connections-differ');
  const [hers, its] = [carrierOf(state, other), carrierOf(state, known)];
  if (hers && its && hers.person !== its.person)
    throw new Refusal('connections-differ', { why: 'carried' });
  const said = speakerOf(other);
  const alsoBy = [
    ...new Set([...(other.alsoBy ?? []), speakerOf(known), ...(known.alsoBy ?? [])]),
  ].filter((each) => each !== said);
  const authors = new Set([other.person, known.person, said, ...alsoBy]);
  const carrier = hers ?? its;
  const { carrier: _carrier, ...rest } = other;
  const whole: ConnectionRecord = {
    ...rest,
    ...(alsoBy.length > 0 ? { alsoBy } : {}),
    ...(carrier ? { carrier } : {}),
    ...(known.state === 'accepted' && other.state === 'proposed'
      ? { state: 'accepted', ...(known.accepted ? { accepted: known.accepted } : {}) }
      : { state: other.state }),
    marks: [...new Set([...other.marks, ...known.marks])].filter((each) => !authors.has(each)),
  };
  const part: ConnectionRecord = { ...known, text: '', state: 'gone', into };
  const changes: RecordChange[] = [
    { kind: 'connection', id: into, value: whole },
    { kind: 'connection', id, value: part },
  ];
  for (const [each, record] of state.connections)
    if (record.into === id)
      changes.push({ kind: 'connection', id: each, value: { ...record, into } });
  return { changes, reply: { connection: part } };
}

/**
 * With these words, and of this kind. Where that says something else than before it is hers who said so: who said the same before did not
 * say this, and who carries it did not promise it.
 */
function worded(
  actor: Actor,
  known: ConnectionRecord,
  author: string,
  { text = known.text, relation = known.relation }: ConnectionEdit,
): ConnectionRecord {
  if (saySame(text, known.text) && relation === known.relation) return { ...known, text };
  const { wordedBy: _before, alsoBy: _same, carrier, ...rest } = known;
  return {
    ...rest,
    text,
    relation,
    person: author,
    ...(author === actor.personId ? {} : { wordedBy: actor.personId }),
    ...(carrier?.person === actor.personId ? { carrier } : {}),
  };
}

/**
 * Accept, reword or take away: the two tables and facilitators; its author may reword or take back. Anyone may mark one of others', and
 * carry one that nobody carries. Two that say the same are merged by the two tables and facilitators.
 */
export function editConnection(
  state: WallState,
  actor: Actor,
  id: string,
  edit: ConnectionEdit,
): Decision<{ connection: ConnectionRecord }> {
  const person = allowed(state, actor, 'edit-connection');
  const known = state.connections.get(id);
  if (!known) throw new Refusal('no-such-connection');
  if (!isHung(known)) {
    // Also where what it became part of has become part of another since.
    const wanted = edit.into === undefined ? undefined : state.connections.get(edit.into)?.into;
    const isMerged =
      known.into !== undefined && (edit.into === known.into || wanted === known.into);
    if (edit.state === 'gone' || isMerged) return { changes: [], reply: { connection: known } };
    throw new Refusal('connection-gone', known.into === undefined ? undefined : { why: 'merged' });
  }
  if (edit.state === 'gone' && (edit.carry !== undefined || edit.until !== undefined))
    throw wrongField('body.carry', 'must not be there with body.state gone');
  if (edit.into !== undefined) {
    if (Object.keys(edit).length > 1) throw wrongField('body.into', 'must stand alone');
    return merged(state, person, id, known, edit.into);
  }
  const author = authorOf(state, known);
  const rewords = edit.text !== undefined || edit.relation !== undefined || edit.state === 'gone';
  if (rewords && !mayReword(person, known, author === actor.personId))
    throw new Refusal('forbidden');
  if (edit.state === 'accepted' && !mayAccept(person, known)) throw new Refusal('forbidden');
  if (edit.text !== undefined) {
    checkText(edit.text, LIMITS.sentenceChars, 'sentence');
    demandUnchanged(edit.was, known.text, edit.text);
  }
  if (edit.relation !== undefined && !isRelation(edit.relation))
    throw wrongField('body.relation', 'must be a relation of this step');
  // Her own word is hers to take away, and not what others said as well.
  const left =
    edit.state === 'gone' && !mayAccept(person, known)
      ? withoutAuthor(state, known, actor.personId)
      : null;
  if (left)
    return { changes: [{ kind: 'connection', id, value: left }], reply: { connection: left } };
  const marks =
    edit.mark === undefined || known.marks.includes(actor.personId) === edit.mark
      ? known.marks
      : edit.mark
        ? [...known.marks, actor.personId]
        : known.marks.filter((each) => each !== actor.personId);
  const carried =
    edit.carry === undefined && edit.until === undefined
      ? known
      : withCarrier(actor, person, known, carrierOf(state, known), edit);
  const next: ConnectionRecord = {
    ...worded(actor, carried, author, edit),
    ...(edit.state === undefined ? {} : { state: edit.state }),
    ...(edit.state === 'accepted' && known.state === 'proposed'
      ? { accepted: acceptedBy(actor, person, known) }
      : {}),
    ...(edit.state === 'gone' ? { text: '' } : {}),
    marks,
  };
  return {
    changes:
      JSON.stringify(next) === JSON.stringify(known)
        ? []
        : [{ kind: 'connection', id, value: next }],
    reply: { connection: next },
  };
}
