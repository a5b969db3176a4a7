import { move, takeBackMove, type Move } from '../../../shared/commands/moves.ts';
import { changeRun } from '../../../shared/commands/run.ts';
import { whereaboutsOf } from '../../../shared/model/move.ts';
import { PHASES } from '../../../shared/model/session.ts';
import type { Step } from '../../../shared/scripts/script.ts';
import type { SeededRandom } from '../../seededRandom.ts';
import { makingOf, type Command } from './command.ts';
import { Violation } from './violation.ts';
import type { Witness } from './witness.ts';

const MS = 60_000;

/** A step of the simulated run in which notes are told of, one after the other. */
const TELLING = {
  id: 'tell',
  kind: 'report-back',
  title: 'Told',
  ask: 'Listen.',
  of: 'notes',
} as const satisfies Step;

/** The command that puts it into a run. */
export const addingTelling = (): Command['decide'] => (state, actor) =>
  changeRun(state, actor, {
    do: 'add-step',
    step: { ...TELLING },
    after: state.session.script.steps.at(-2)?.id ?? null,
  });

function anyMove(random: SeededRandom, run: readonly Step[]): Move {
  const steps: Move[] = [
    { phase: random.pick(PHASES) },
    { step: random.pick(run).id },
    { phase: random.pick(['gallery', 'connect'] as const), posting: 'closed' },
    { tables: 'open' },
    {
      walk: {
        action: 'start',
        mode: 'rotation',
        stops: 1 + random.below(3),
        stopMs: MS,
        swap: random.chance(0.5),
        onItsOwn: random.chance(0.5),
      },
    },
    { walk: { action: 'set', onItsOwn: random.chance(0.5) } },
    { walk: { action: 'start', mode: 'free', stopMs: MS } },
    { walk: { action: random.pick(['next', 'next', 'back', 'end'] as const) } },
    { reportBack: { action: 'start', turnMs: MS } },
    {
      reportBack: {
        action: 'start',
        of: random.pick(['notes', 'groups'] as const),
        turnMs: MS,
      },
    },
    { step: TELLING.id, reportBack: { action: 'begin' } },
    { reportBack: { action: random.pick(['next', 'next', 'back', 'end'] as const) } },
    { posting: random.pick(['open', 'closed'] as const) },
    { timer: { action: 'start', ms: MS } },
  ];
  return random.pick(steps);
}

/**
 * A facilitator takes the meeting on from where she saw it, as the console does; a script does not
 * say where it was.
 */
export function movingOn(
  random: SeededRandom,
  witness: Witness,
  what: Move = anyMove(random, witness.records.session.script.steps),
): Command {
  const id = random.uuid();
  const from = random.chance(0.8) ? { from: whereaboutsOf(witness.records.session) } : {};
  // Of two moves that want the same, the server decides which counts.
  let kept = id;
  return {
    what: `move ${JSON.stringify(what)}`,
    decide: (state, actor, wall) => {
      const decision = move(
        state,
        actor,
        { id, ...from, ...what },
        makingOf(random, () => wall.content.namedGroups()),
      );
      kept = decision.reply.move.id;
      return decision;
    },
    acknowledged: () => {
      if (!witness.moves.has(kept)) throw new Violation(`move acknowledged and not durable: ${id}`);
    },
  };
}

/** She or another facilitator takes back one of the last moves. */
export function takingBack(random: SeededRandom, witness: Witness): Command | null {
  const ids = [...witness.records.moves.keys()];
  if (ids.length === 0) return null;
  const id = random.pick(ids.slice(random.chance(0.7) ? -1 : -4));
  return {
    what: `take back ${id}`,
    decide: (state, actor) => takeBackMove(state, actor, id),
    acknowledged: () => {
      if (witness.moves.get(id)?.state !== 'taken-back')
        throw new Violation(`a move taken back, acknowledged and not durable: ${id}`);
    },
  };
}
