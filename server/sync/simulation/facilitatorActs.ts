import { KEY_PRODUCT } from '../../../shared/commands/testSession.ts';
import { changeRun } from '../../../shared/commands/run.ts';
import { setNoteHidden } from '../../../shared/commands/notes.ts';
import { removePerson } from '../../../shared/commands/people.ts';
import { editSession, reveal, setLocked } from '../../../shared/commands/session.ts';
import { editTable, movePerson } from '../../../shared/commands/tables.ts';
import { openTables } from '../../../shared/commands/openTables.ts';
import type { ScriptChange } from '../../../shared/scripts/change/changeScript.ts';
import type { SeededRandom } from '../../seededRandom.ts';
import { movingOn, takingBack } from './moveActs.ts';
import { makingOf, type Command } from './command.ts';
import { closingRating, someRated } from './ratedSteps.ts';
import { Violation } from './violation.ts';
import type { Witness } from './witness.ts';

/** A random action of a facilitator. `members`: people she may move and remove. */
export function facilitatorAct(
  random: SeededRandom,
  witness: Witness,
  members: readonly string[],
): Command {
  const tables = witness.records.session.tables.map(({ tableId }) => tableId);
  const acts: Command['decide'][] = [
    (state, actor) => setLocked(state, actor, !state.session.locked),
    (state, actor) => setLocked(state, actor, !state.session.locked),
    (state, actor) => reveal(state, actor),
  ];
  const [member, table] = [random.pick(members), random.chance(0.2) ? null : random.pick(tables)];
  acts.push((state, actor) => movePerson(state, actor, member, table));
  if (random.chance(0.3)) acts.push((state, actor) => removePerson(state, actor, member));
  const notes = [...witness.records.notes]
    .filter(([, note]) => note.state !== 'gone')
    .map(([id]) => id);
  if (notes.length > 0) {
    const id = random.pick(notes);
    acts.push((state, actor) =>
      setNoteHidden(state, actor, id, state.notes.get(id)?.state === 'live'),
    );
  }
  const [names, sentence, edited] = [
    random.pick(['first', 'anonymous'] as const),
    `Sentence ${random.below(1000)}`,
    random.pick(tables),
  ];
  acts.push(
    (state, actor) => editSession(state, actor, { names }, KEY_PRODUCT),
    (state, actor) => editTable(state, actor, edited, { sentence }),
  );
  acts.push(closingRating(random));
  if (random.chance(0.2)) return movingOn(random, witness, { step: someRated(random) });
  const change = runChange(random, witness);
  acts.push((state, actor) => changeRun(state, actor, change));
  if (random.chance(0.25)) return openingTables(random, witness);
  if (random.chance(0.25)) return steering(random, witness);
  return { what: 'facilitate', decide: random.pick(acts) };
}

/** A change of the run as it was last known to be; whether it still can be made, the wall says. */
function runChange(random: SeededRandom, { records }: Witness): ScriptChange {
  const { steps } = records.session.script;
  const [step, other] = [random.pick(steps), random.pick(steps)];
  const { id, minutes = null } = step;
  return random.pick<ScriptChange>([
    { do: 'set-step', step: id, was: { minutes }, set: { minutes: 1 + random.below(60) } },
    { do: 'move-step', step: id, after: random.chance(0.2) ? null : other.id },
    { do: 'skip-step', step: id, skip: random.chance(0.5) },
    { do: 'repeat-step', step: id, as: `again-${random.below(9)}`, after: other.id },
    { do: 'remove-step', step: id, was: step },
  ]);
}

/** A move, or taking one back. */
export const steering = (random: SeededRandom, witness: Witness): Command =>
  (random.chance(0.4) ? takingBack(random, witness) : null) ?? movingOn(random, witness);

/**
 * Opens a table for each named group that exists when the command runs, whoever changes groups in
 * the same tick.
 */
export function openingTables(random: SeededRandom, witness: Witness): Command {
  return {
    what: 'open tables',
    decide: (state, actor, wall) =>
      openTables(
        state,
        actor,
        makingOf(random, () => wall.content.namedGroups()),
      ),
    acknowledged: () => {
      for (const { tableId } of witness.records.session.tables) {
        if (!witness.records.tables.has(tableId) || !witness.documents.has(`table/${tableId}`))
          throw new Violation('tables acknowledged as open and not durable');
      }
    },
  };
}
