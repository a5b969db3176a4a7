import { may } from '../access/rights.ts';
import { LIMITS } from '../model/limits.ts';
import type { Person } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import { newTableRecord, type TableRow } from '../model/table.ts';
import { isDealt } from '../scripts/dealTables.ts';
import { lastOf, sheetStep } from '../scripts/standing.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import { getUp, openTablesOf, sitDown, walkJoiner } from './seats.ts';
import { goTo, goToKind } from './steps.ts';
import { leftBehind } from './deals.ts';
import type { TableMaking } from './tableMaking.ts';
import { openingStep, tablePlans } from './tablePlans.ts';
import type { RecordChange, WallState } from './wallState.ts';

/**
 * The tables that a step of the run opens (`asked`, else the one that is now or next), of what has none yet: named groups, notes, a list, people
 * who are dealt out. Numbered on; numbers are never reused. Called twice, or by two facilitators at once, it answers the same tables, and for
 * how many there was no room; who came to a step that had dealt its people already gets a seat. Moves the meeting on to its tables when it was not there yet. Throws `no-named-groups`, `too-many-tables`.
 */
export function openTables(
  state: WallState,
  actor: Actor,
  making: TableMaking,
  asked?: string,
): Decision<{ tables: TableRow[]; left: number }> {
  const asker = requirePerson(state, actor.personId);
  demand(may(asker.role, 'open-tables', state.session));
  const { session } = state;
  const step = openingStep(state, sheetStep(session), asked);
  const { plans, back, joins } = tablePlans(state, step, making);
  const isOfGroups = step === undefined || step.from.kind === 'groups';
  if (isOfGroups && plans.length === 0 && session.tables.length === 0)
    throw new Refusal('no-named-groups');
  const behind =
    step && (plans.length > 0 || back.size > 0) ? leftBehind(state, step) : new Set<string>();
  const before = session.tables.map((table): TableRow => {
    if (behind.has(table.tableId)) return { ...table, state: 'closed' };
    const { state: _closed, ...row } = table;
    return back.has(table.tableId) ? row : table;
  });
  // As many as there is room for: somebody who makes groups by the hundred must not keep the others' tables then.
  const room = Math.min(
    LIMITS.tablesPerWall - openTablesOf({ ...session, tables: before }).length,
    LIMITS.tablesEverPerWall - session.tables.length,
  );
  const opening = plans.slice(0, Math.max(0, room));
  // People are dealt to all of their tables, or to none; of notes' owners those whose tables have no room go on looking.
  const isCut = opening.length < plans.length && step !== undefined && isDealt(step);
  if (plans.length > 0 && (opening.length === 0 || isCut))
    throw new Refusal('too-many-tables', { why: 'wall', max: LIMITS.tablesPerWall });
  const changes: RecordChange[] = [];
  const last = session.tables.reduce((highest, table) => Math.max(highest, table.number), 0);
  const added = opening.map((plan, index): TableRow => {
    const tableId = making.newId();
    const record = newTableRecord(plan.noteIds);
    changes.push({
      kind: 'table',
      id: tableId,
      value: plan.owner === undefined ? record : { ...record, owner: plan.owner },
    });
    const { clusterId, name } = plan;
    return {
      tableId,
      number: last + index + 1,
      clusterId,
      name: name.trim(),
      ...(step ? { step: step.id } : {}),
    };
  });
  const tables = [...before, ...added];
  const opened = added.length > 0 || back.size > 0 ? { ...session, tables } : session;
  const value = lastOf(session, 'tables')
    ? opened
    : asked !== undefined && step?.id === asked
      ? goTo({ ...state, session: opened }, asked, actor.now)
      : goToKind({ ...state, session: opened }, 'tables', actor.now);
  if (value !== session) changes.push({ kind: 'session', value });
  const then = { ...state, session: value };
  const dealtTo = seated(then, [
    ...[...back].map(([tableId, people]) => ({ tableId, people })),
    ...[...joins].map(([person, tableId]) => ({ tableId, people: [person] })),
    ...opening.map(({ people = [] }, at) => ({ tableId: added[at]?.tableId ?? '', people })),
  ]);
  changes.push(...dealtTo, ...gotUp(then, behind, new Set(dealtTo.map(({ id }) => id))));
  return {
    changes,
    reply: {
      tables: tables.filter((table) => table.state !== 'closed'),
      left: plans.length - opening.length,
    },
  };
}

type PersonChange = Extract<RecordChange, { kind: 'person' }>;

/** Whoever still sits at a table that was left behind, and was dealt to no other. */
const gotUp = (
  state: WallState,
  behind: ReadonlySet<string>,
  dealtTo: ReadonlySet<string>,
): PersonChange[] =>
  [...behind].flatMap((tableId) =>
    [...(state.seats.get(tableId) ?? [])].flatMap((id): PersonChange[] => {
      const person = state.people.get(id);
      return person && !dealtTo.has(id)
        ? [{ kind: 'person', id, value: getUp(state, person) }]
        : [];
    }),
  );

/** People at their tables. Of an owner of several notes the first is hers. */
function seated(
  state: WallState,
  tables: readonly { tableId: string; people: readonly string[] }[],
): PersonChange[] {
  const changes: PersonChange[] = [];
  const join = walkJoiner(state);
  const done = new Set<string>();
  for (const { tableId, people } of tables)
    for (const id of people) {
      const person: Person | undefined = state.people.get(id);
      if (!person || person.removed || done.has(id)) continue;
      done.add(id);
      changes.push({ kind: 'person', id, value: sitDown(state, id, person, tableId, join) });
    }
  return changes;
}
