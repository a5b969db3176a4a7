import { lastOf } from '../scripts/standing.ts';
import { may, type Right } from '../access/rights.ts';
import { speaksFor } from '../access/words.ts';
import { isUuid } from '../model/ids.ts';
import { LIMITS } from '../model/limits.ts';
import type { Person } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import type { Session, SessionRecord } from '../model/session.ts';
import { withChanges } from '../model/listChanges.ts';
import { newTableRecord, type TableRecord, type TableRow } from '../model/table.ts';
import { textProblem } from '../model/text.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { tableOperations } from '../protocol/http/tables.ts';
import { allowedAtTable } from '../scripts/askedAtTable.ts';
import { demandUnchanged } from './unchanged.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import { roundsAfter } from '../scripts/rounds.ts';
import { goToRound, withTurn } from './rounds.ts';
import { getUp, handOver, openTablesOf, sitDown, walkJoiner } from './seats.ts';
import { toldTable } from './tableOwner.ts';
import type { RecordChange, WallState } from './wallState.ts';
import { tooLong } from './tooLong.ts';

/** An open group as tables see it, in reading order. */
export interface NamedGroup {
  clusterId: string;
  name: string;
  /** Its notes in reading order, those taken down included. */
  noteIds: readonly string[];
  /** Groups that were merged into it; absent where there are none. */
  merged?: readonly string[];
}

export const findTable = (session: Session, tableId: string): TableRow | undefined =>
  session.tables.find((table) => table.tableId === tableId);

/** The table, open or closed. Throws `no-such-table`. */
export function requireTable(session: Session, tableId: string): TableRow {
  const table = findTable(session, tableId);
  if (!table) throw new Refusal('no-such-table');
  return table;
}

/** The table, which must be open. Throws `no-such-table`, `table-closed`. */
export function requireOpenTable(session: Session, tableId: string): TableRow {
  const table = requireTable(session, tableId);
  if (table.state === 'closed') throw new Refusal('table-closed');
  return table;
}

/** Groups that a table could be opened for: with a name and a live note, and without one. */
export function groupsToSeat(
  { session, notes }: Pick<WallState, 'session' | 'notes'>,
  groups: readonly NamedGroup[],
): NamedGroup[] {
  const seated = new Set(session.tables.map((table) => table.clusterId));
  return groups.filter(
    (group) =>
      group.name.trim() !== '' &&
      group.noteIds.some((id) => notes.get(id)?.state === 'live') &&
      !seated.has(group.clusterId),
  );
}

/**
 * Closes a table (its people are free again, its sheet and poster stay) or opens it again, for `people` to sit there as before: those who
 * found no other table since.
 */
export function setTableClosed(
  state: WallState,
  actor: Actor,
  tableId: string,
  closed: boolean,
  people: readonly string[] = [],
): Decision<{ session: SessionRecord }> {
  const person = requirePerson(state, actor.personId);
  demand(may(person.role, 'close-table', state.session));
  const { session } = state;
  const table = requireTable(session, tableId);
  if ((table.state === 'closed') === closed) return { changes: [], reply: { session } };
  if (!closed && openTablesOf(session).length >= LIMITS.tablesPerWall)
    throw new Refusal('too-many-tables', { why: 'wall', max: LIMITS.tablesPerWall });
  const { state: _before, ...row } = table;
  const tables = session.tables.map((each) =>
    each === table ? (closed ? { ...row, state: 'closed' as const } : row) : each,
  );
  const next = { ...session, tables };
  const changes: RecordChange[] = [{ kind: 'session', value: next }];
  const seat = (id: string, value: Person): void =>
    void changes.push({ kind: 'person', id, value });
  const then = { ...state, session: next };
  if (closed)
    for (const id of state.seats.get(tableId) ?? [])
      seat(id, getUp(then, state.people.get(id) as Person));
  else {
    const join = walkJoiner(then);
    for (const id of new Set(people)) {
      const person = state.people.get(id);
      if (!person) throw new Refusal('no-such-person');
      const isFree = !person.removed && person.role !== 'projector' && person.table === undefined;
      if (isFree) seat(id, sitDown(then, id, person, tableId, join));
    }
  }
  return { changes, reply: { session: next } };
}

/** A facilitator moves somebody to a table, or to none. */
export function movePerson(
  state: WallState,
  actor: Actor,
  personId: string,
  tableId: string | null,
): Decision<{ person: Person }> {
  const asker = requirePerson(state, actor.personId);
  demand(may(asker.role, 'move-person', state.session));
  const person = state.people.get(personId);
  if (!person || person.removed || person.role === 'projector') throw new Refusal('no-such-person');
  if (tableId !== null) requireOpenTable(state.session, tableId);
  const next = tableId === null ? getUp(state, person) : sitDown(state, personId, person, tableId);
  return {
    changes:
      next === person
        ? []
        : [
            { kind: 'person', id: personId, value: next },
            ...(next.table === person.table ? [] : handOver(state, new Map([[personId, person]]))),
          ],
    reply: { person: next },
  };
}

/** May this person act for the table: somebody who sits there now, or a facilitator. Throws a `Refusal`. */
export function demandAtTable(
  state: WallState,
  person: Person,
  tableId: string,
  right: Right,
): void {
  demand(may(person.role, right, state.session));
  if (!speaksFor(person, tableId)) throw new Refusal('not-at-table');
}

const roundIds = ({ session }: WallState): string[] =>
  roundsAfter(lastOf(session, 'tables')).map(({ id }) => id);

export type TableEdit = BodyOf<(typeof tableOperations)['editTable']>;

/** What a table decides and shows. For whoever sits there, and facilitators. */
export function editTable(
  state: WallState,
  actor: Actor,
  tableId: string,
  edit: TableEdit,
): Decision<{ table: TableRecord }> {
  const person = requirePerson(state, actor.personId);
  const row = requireOpenTable(state.session, tableId);
  demandAtTable(state, person, tableId, 'edit-table');
  const record = state.tables.get(tableId) ?? newTableRecord([]);
  let next = record;
  const isAlone = edit.sentence === undefined;
  if (edit.again !== undefined && edit.again !== record.again) {
    // What was decided before the run asked no more can still be taken back.
    if (edit.again !== null && !allowedAtTable(state.session, row).again)
      throw new Refusal('not-asked', { why: 'again' });
    if (isAlone)
      demandUnchanged(edit.was, record.again ?? '', edit.again ?? '', { why: 'atTable' });
    next = { ...next, again: edit.again };
  }
  if (edit.sentence !== undefined && edit.sentence !== record.sentence) {
    demandUnchanged(edit.was, record.sentence, edit.sentence);
    const wrong =
      edit.sentence === '' ? null : textProblem(edit.sentence, LIMITS.sentenceChars, 'one');
    if (wrong) throw new Refusal(wrong, tooLong(wrong, 'sentence', LIMITS.sentenceChars));
    next = { ...next, sentence: edit.sentence };
  }
  if (edit.posterNotes !== undefined) {
    // Two people who tick at once tick both: each says what she put up and took down.
    const chosen =
      isAlone && edit.was
        ? withChanges(record.posterNotes, edit.was, edit.posterNotes)
        : edit.posterNotes;
    if (chosen.length > LIMITS.posterNotes)
      throw new Refusal('invalid-request', { why: 'posterNotes', max: LIMITS.posterNotes });
    for (const id of edit.posterNotes)
      if (!isUuid(id) || !state.notes.has(id)) throw new Refusal('no-such-note');
    next = { ...next, posterNotes: [...new Set(chosen)] };
  }
  if (edit.spoken !== undefined) {
    const { person: id, spoken, round } = edit.spoken;
    if (state.people.get(id)?.table !== tableId) throw new Refusal('no-such-person');
    if (round !== undefined)
      next = {
        ...next,
        rounds: withTurn(roundIds(state), next.rounds, { round, id, spoken }, actor.now),
      };
    else if (record.spoken.includes(id) !== spoken)
      next = {
        ...next,
        spoken: spoken ? [...record.spoken, id] : record.spoken.filter((each) => each !== id),
      };
  }
  if (edit.round !== undefined) {
    const rounds = goToRound(roundIds(state), next.rounds, edit.round, actor.now);
    if (rounds !== next.rounds) next = { ...next, rounds };
  }
  if (edit.owner !== undefined && edit.owner !== (record.owner ?? null)) {
    const { owner: _before, ...rest } = next;
    if (edit.owner !== null && state.people.get(edit.owner)?.table !== tableId)
      throw new Refusal('no-such-person');
    next = edit.owner === null ? rest : { ...rest, owner: edit.owner };
  }
  return {
    changes: next === record ? [] : [{ kind: 'table', id: tableId, value: next }],
    reply: { table: toldTable(state, row, next) },
  };
}

/**
 * What the arrangement's newest state means for the tables: an open group's name and notes are its table's. A group that was dissolved
 * (also by somebody offline) changes nothing any more: the table keeps the last name and notes it had.
 */
export function followGroups(state: WallState, groups: readonly NamedGroup[]): RecordChange[] {
  const byCluster = new Map(groups.map((group) => [group.clusterId, group]));
  const changes: RecordChange[] = [];
  let isRenamed = false;
  const tables = state.session.tables.map((table) => {
    const group = byCluster.get(table.clusterId);
    if (!group) return table;
    const record = state.tables.get(table.tableId);
    if (record && !sameIds(record.noteIds, group.noteIds))
      changes.push({
        kind: 'table',
        id: table.tableId,
        value: { ...record, noteIds: group.noteIds },
      });
    const name = group.name.trim();
    if (name === '' || name === table.name) return table;
    isRenamed = true;
    return { ...table, name };
  });
  if (isRenamed) changes.push({ kind: 'session', value: { ...state.session, tables } });
  return changes;
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);
