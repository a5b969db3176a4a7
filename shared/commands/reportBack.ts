import { may } from '../access/rights.ts';
import { LIMITS } from '../model/limits.ts';
import { Refusal } from '../model/problems.ts';
import { mayReport, reportsOf, turnFrom, turnsOf, type ReportBack } from '../model/reportBack.ts';
import type { SessionRecord } from '../model/session.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { sessionOperations } from '../protocol/http/session.ts';
import { StepThings, type GroupsKnown } from '../rating/rateStep.ts';
import { openingOf } from '../scripts/capabilities.ts';
import type { MadeThings } from '../scripts/script.ts';
import { presentStep } from '../scripts/standing.ts';
import { settingsOf } from '../scripts/stepSettings.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import { openTablesOf } from './seats.ts';
import { goToOneOf } from './steps.ts';
import { requireOpenTable, type NamedGroup } from './tables.ts';
import { checkTurn, nextTimer } from './timer.ts';
import type { WallState } from './wallState.ts';

export type ReportBackAction = BodyOf<(typeof sessionOperations)['steerReportBack']>;
type Start = Extract<ReportBackAction, { action: 'start' }>;

const MINUTE_MS = 60_000;

/** The open group that an id stands for by now, its own or one that it was merged into; none where it was taken apart, or nothing is left in it. */
export function groupToldOf(
  { notes }: Pick<WallState, 'notes'>,
  groups: readonly NamedGroup[],
  id: string,
): NamedGroup | undefined {
  const found = groups.find(({ clusterId, merged }) => clusterId === id || merged?.includes(id));
  return found?.noteIds.some((note) => notes.get(note)?.state === 'live') ? found : undefined;
}

/** What is shown at each turn (`turnsOf`). A table keeps its turn also once it is closed: its poster hangs on. */
export function reportTurns(
  state: Pick<WallState, 'notes'>,
  { groups }: GroupsKnown,
  reportBack: ReportBack,
): (string | null)[] {
  const { queue } = reportBack;
  switch (reportsOf(reportBack)) {
    case 'tables':
      return [...queue];
    case 'notes':
      return turnsOf(queue, (id) => (state.notes.get(id)?.state === 'live' ? id : null));
    case 'groups': {
      const now = groups();
      return turnsOf(queue, (id) => groupToldOf(state, now, id)?.clusterId ?? null);
    }
  }
}

/** What there is to tell of, in its order: open tables by number, groups as they are read, notes as they came. */
function thingsThere(state: WallState, of: MadeThings, known: GroupsKnown): string[] {
  return of === 'tables'
    ? openTablesOf(state.session).map(({ tableId }) => tableId)
    : new StepThings(state, { kind: of }, known).list().map(({ id }) => id);
}

/** Throws where something cannot have a turn: `no-such-table`, `table-closed`, `no-such-thing`, `thing-gone`. */
function demandThere(
  state: WallState,
  of: MadeThings,
  known: GroupsKnown,
  queue: readonly string[],
): void {
  if (of === 'tables') {
    for (const id of queue) requireOpenTable(state.session, id);
    return;
  }
  const things = new StepThings(state, { kind: of }, known);
  for (const id of queue) {
    const thing = things.get(id);
    if (!thing) throw new Refusal('no-such-thing');
    if (thing.isGone) throw new Refusal('thing-gone');
  }
}

function queueFor(state: WallState, action: Start, known: GroupsKnown): string[] {
  const { of = 'tables' } = action;
  const queue = [...new Set(action.queue ?? thingsThere(state, of, known))];
  if (of !== 'tables' && queue.length > LIMITS.reportTurns)
    throw new Refusal('too-many-turns', { max: LIMITS.reportTurns });
  demandThere(state, of, known, queue);
  if (queue.length === 0)
    throw of === 'tables' ? new Refusal('no-table', { why: 'open' }) : new Refusal('no-such-thing');
  return queue;
}

/**
 * What the present step begins with as its script says; `null` where it is no report-back, where somebody is to choose the order, and where
 * there is nothing to tell of, or more than can have a turn: then it is started by hand.
 */
function beginning(state: WallState, known: GroupsKnown): Start | null {
  const step = presentStep(state.session);
  if (step.kind !== 'report-back') return null;
  const { of, order, turnMinutes } = settingsOf<'report-back'>(step);
  const things = order === 'chosen' ? [] : thingsThere(state, of, known);
  if (things.length === 0 || (of !== 'tables' && things.length > LIMITS.reportTurns)) return null;
  return {
    action: 'start',
    of,
    // Ids are made by chance: in their order things come by chance.
    queue: order === 'random' ? things.toSorted() : things,
    turnMs: turnMinutes * MINUTE_MS,
  };
}

/**
 * Runs the report-backs: whose turn it is on the projector, and their clock. Of tables they go on wherever posters are read; of notes and of
 * groups in a step of the run that is one. Turns of what is gone by then are gone past.
 */
export function steerReportBack(
  state: WallState,
  actor: Actor,
  action: ReportBackAction,
  known: GroupsKnown,
): Decision<{ session: SessionRecord }> {
  const asker = requirePerson(state, actor.personId);
  demand(may(asker.role, 'set-report-back', state.session));
  const { session } = state;
  const unchanged = { changes: [], reply: { session } };
  const set = (reportBack: ReportBack | null): Decision<{ session: SessionRecord }> => {
    const timer = reportBack
      ? nextTimer(null, { action: 'start', ms: reportBack.turnMs }, actor.now)
      : null;
    const of = reportBack && reportsOf(reportBack);
    const there =
      of === null || mayReport(of, session.open)
        ? session
        : goToOneOf(state, (step) => mayReport(of, openingOf(step).opens), actor.now);
    // Whoever led the projector before does not find it where she left it afterwards.
    const next: SessionRecord = { ...there, reportBack, timer, tour: null };
    return { changes: [{ kind: 'session', value: next }], reply: { session: next } };
  };
  if (action.action === 'start' || action.action === 'begin') {
    const start = action.action === 'start' ? action : beginning(state, known);
    if (!start) return unchanged;
    checkTurn(start.turnMs);
    const { of = 'tables', turnMs } = start;
    const queue = queueFor(state, start, known);
    return set({ queue, index: 0, turnMs, ...(of === 'tables' ? {} : { of }) });
  }
  const { reportBack } = session;
  if (!reportBack) return unchanged;
  if (action.action === 'end') return set(null);
  const by = action.action === 'next' ? 1 : -1;
  const index = turnFrom(reportTurns(state, known, reportBack), reportBack.index, by);
  if (index !== null) return set({ ...reportBack, index });
  return by > 0 ? set(null) : unchanged;
}
