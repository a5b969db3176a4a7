import { Refusal } from '../model/problems.ts';
import { findStep } from '../scripts/course.ts';
import type { Step } from '../scripts/script.ts';
import { settingsOf } from '../scripts/stepSettings.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { sessionOperations } from '../protocol/http/session.ts';
import type { Actor, Decision } from './decision.ts';
import { move, type Move, type MoveReply } from './moves.ts';
import { openTablesOf } from './seats.ts';
import type { TableMaking } from './tableMaking.ts';
import { opensTables, tablePlans } from './tablePlans.ts';
import type { WallState } from './wallState.ts';

type Asked = BodyOf<(typeof sessionOperations)['goToStep']>;

const MINUTE_MS = 60_000;

/**
 * Takes the meeting to a step, with what its script says of it: tables for named groups that have none, a walk, report-backs. What there is
 * nothing for (no group has a name, no table is open) is left to be started by hand. A move like any other: `id` is its, by which it is taken
 * back. Throws `no-such-step` and what `move` throws.
 */
export function goToStep(
  state: WallState,
  actor: Actor,
  { id, step: to, whereabouts }: Asked & { id: string },
  making: TableMaking,
): Decision<MoveReply> {
  const step = findStep(state.session.script, to);
  if (!step) throw new Refusal('no-such-step');
  const from = whereabouts ? { from: whereabouts } : {};
  const follows = state.session.step === to ? {} : following(state, step, making);
  return move(state, actor, { id, ...from, step: to, ...follows }, making);
}

/** What a step begins with, as far as there is anything to begin with. */
function following(state: WallState, step: Step, making: TableMaking): Omit<Move, 'step'> {
  const open = openTablesOf(state.session).length;
  if (step.kind === 'tables') {
    return opensTables(tablePlans(state, step, making)) ? { tables: 'open' } : {};
  }
  if (step.kind === 'walk' && open > 0) {
    const { mode, stops, stopMinutes, swap, onItsOwn } = settingsOf<'walk'>(step);
    const stopMs = stopMinutes * MINUTE_MS;
    return mode === 'free'
      ? { walk: { action: 'start', mode, stopMs } }
      : { walk: { action: 'start', mode, stops, stopMs, swap, onItsOwn } };
  }
  if (step.kind === 'report-back') return { reportBack: { action: 'begin' } };
  return {};
}
