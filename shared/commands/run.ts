import { may } from '../access/rights.ts';
import { Refusal } from '../model/problems.ts';
import type { SessionRecord } from '../model/session.ts';
import { applyChange, type Applied } from '../scripts/change/applyChange.ts';
import type { ScriptChange } from '../scripts/change/changeScript.ts';
import { findStep } from '../scripts/course.ts';
import { withFirst } from '../scripts/everyWord.ts';
import type { Script, Step } from '../scripts/script.ts';
import { shownAt } from '../scripts/revealing.ts';
import { refusedScript } from '../scripts/refusedScript.ts';
import { SCRIPT_LIMITS } from '../scripts/scriptLimits.ts';
import { firstAsking, presentStep, standingAt, stepsBeen } from '../scripts/standing.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import { goTo, reportingWhereItMay } from './steps.ts';
import type { WallState } from './wallState.ts';

/**
 * The wall's run with a change, one decision: where the meeting stands, what is open, and what it asks follow from it. What people have made
 * stays, also of steps that leave the run. Throws `invalid-script` with every fault, `step-is-now`, `changed-meanwhile`.
 */
export function changeRun(
  state: WallState,
  actor: Actor,
  change: ScriptChange,
): Decision<SessionRecord> {
  const person = requirePerson(state, actor.personId);
  demand(may(person.role, 'edit-session', state.session));
  const { session } = state;
  const posted = postedIn(state);
  const been = [...posted, ...stepsBeen(session), presentStep(session)];
  const { step, gone, ...made } = demandMade(
    applyChange({ script: session.script, step: session.step, been }, change),
  );
  // Of a file that speaks another language first.
  const script = withFirst(made.script, session.language);
  demandAnswered(state, script);
  demandRated(state, script);
  const max = SCRIPT_LIMITS.steps;
  if (gone.length > max)
    throw refusedScript([{ place: 'steps', code: 'too-many', values: { max } }], false);
  const changed = standingAt({ ...session, script, left: gone });
  const moved =
    step === session.step ? changed : goTo({ ...state, session: changed }, step, actor.now);
  // Where it went back, steps that it has not come by any more are nobody's to keep, but for notes that were posted in them.
  const kept = new Set([...moved.been, ...posted.map(({ id }) => id)]);
  const value = shownAt(
    { ...reportingWhereItMay(moved), left: moved.left.filter(({ id }) => kept.has(id)) },
    state.notes.values(),
  );
  return { changes: [{ kind: 'session', value }], reply: value };
}

/** Steps in which notes were posted, which say by its id and the place of a question what they answer. */
function postedIn({ session, notes }: WallState): Step[] {
  const first = firstAsking(session)?.id;
  const ids = new Set(
    [...notes.values()].flatMap((note) => (note.state === 'gone' ? [] : [note.step ?? first])),
  );
  const known = new Map([...session.left, ...session.script.steps].map((each) => [each.id, each]));
  return [...known.values()].filter(({ id }) => ids.has(id));
}

type Made = Extract<Applied, { gone: unknown }>;

function demandMade(applied: Applied): Made {
  if ('gone' in applied) return applied;
  if ('faults' in applied) throw refusedScript(applied.faults, applied.isMore);
  if (applied.refused === 'not-a-setting')
    throw new Refusal('invalid-request', { why: 'field', where: applied.place ?? '' });
  throw new Refusal(applied.refused);
}

/**
 * Once somebody has said something in a step, it asks the same in the same way, also where it left the run in between: else dots would be read as
 * agreement. And who was told that nobody sees her name is never shown with it.
 */
function demandRated({ session, rated }: WallState, script: Script): void {
  const known = new Map([...session.left, ...session.script.steps].map((each) => [each.id, each]));
  for (const after of script.steps) {
    const before = known.get(after.id);
    if (before?.kind !== 'rate' || after.kind !== 'rate') continue;
    const isOther = after.form.some(({ id, kind }) =>
      before.form.some((field) => field.id === id && field.kind !== kind),
    );
    const isNamed = after.names === true && before.names !== true;
    if ((isOther || isNamed) && rated.of(after.id).book.people().length > 0)
      throw new Refusal('invalid-request', { why: 'rated' });
  }
}

/** A question keeps its place once people have answered it: notes say by its place which it was. */
function demandAnswered({ session, nextSeq }: WallState, script: Script): void {
  if (nextSeq === 0) return;
  for (const before of [...stepsBeen(session), presentStep(session)]) {
    const after = findStep(script, before.id);
    if (before.kind !== 'post' || after?.kind !== 'post') continue;
    if (after.prompts.length < before.prompts.length)
      throw new Refusal('invalid-request', { why: 'answered' });
  }
}
