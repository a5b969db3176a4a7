import { changeRun } from '../../../shared/commands/run.ts';
import { editTable } from '../../../shared/commands/tables.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import type { SeededRandom } from '../../seededRandom.ts';
import type { Command } from './command.ts';
import { Violation } from './violation.ts';
import type { Witness } from './witness.ts';

// Rounds of a simulated run's tables: people go on and back, and say that they have had their turn.

const ROUNDS = [
  { id: 'tell', title: 'Tell', minutes: 2, per: 'person', turn: 'everyone' },
  { id: 'ask', title: 'Ask', minutes: 5, turn: 'everyone' },
  { id: 'advise', title: 'Advise', turn: 'everyone' },
] as const;
const IDS: readonly string[] = ROUNDS.map(({ id }) => id);

/** A command that puts the rounds into the run's first step of tables. */
export const addingRounds =
  (): Command['decide'] =>
  (state, actor): ReturnType<Command['decide']> => {
    const step = state.session.script.steps.find(({ kind }) => kind === 'tables');
    if (step?.kind !== 'tables') throw new Error('The simulated run has no tables.');
    return changeRun(state, actor, {
      do: 'set-step',
      step: step.id,
      was: { rounds: step.rounds ?? null },
      set: { rounds: ROUNDS },
    });
  };

type Rounds = { round: string | null; spoken: Readonly<Record<string, readonly string[]>> };
const roundsOf = ({ records }: Witness, table: string): Rounds | undefined =>
  records.tables.get(table)?.rounds;

/** Somebody takes her table to another round, as she last saw it; whether it is still there, the wall says. */
export function goingOn(
  { random, witness }: { random: SeededRandom; witness: Witness },
  table: string,
): Command {
  const from = roundsOf(witness, table)?.round;
  const to = random.chance(0.15) ? null : random.pick(IDS);
  return {
    what: `table ${table} from round ${from} to ${to}`,
    decide: (state, actor) =>
      editTable(state, actor, table, { round: { to, ...(from === undefined ? {} : { from }) } }),
    acknowledged: () => {
      if (!roundsOf(witness, table))
        throw new Violation(`round acknowledged and not durable: ${table}`);
    },
  };
}

/** Somebody says that she has had her turn. Nobody takes it back, so it stands from then on. */
export function takingTurn(
  { random, witness }: { random: SeededRandom; witness: Witness },
  personId: string,
  table: string,
): Command {
  const round = random.pick(IDS);
  return {
    what: `turn of ${personId} in ${round} at ${table}`,
    decide: (state, actor) =>
      editTable(state, actor, table, { spoken: { person: personId, spoken: true, round } }),
    acknowledged: () => {
      const person = witness.records.people.get(personId);
      const hasSpoken = roundsOf(witness, table)?.spoken[round]?.includes(personId) === true;
      if (!hasSpoken && person?.removed === false && person.table === table)
        throw new Violation(`turn acknowledged and not durable: ${personId} in ${round}`);
    },
  };
}

/** What holds of every table's rounds, whatever was done at once. Throws `Violation`. */
export function checkRounds({ tables }: Pick<WallState, 'tables'>): void {
  for (const [table, { rounds }] of tables) {
    if (!rounds) continue;
    if (rounds.round !== null && !IDS.includes(rounds.round))
      throw new Violation(`table ${table} is in a round that there is not: ${rounds.round}`);
    for (const [round, spoken] of Object.entries(rounds.spoken)) {
      if (!IDS.includes(round)) throw new Violation(`turns in a round that there is not: ${round}`);
      if (new Set(spoken).size !== spoken.length)
        throw new Violation(`somebody has had two turns in ${round} at ${table}`);
    }
  }
}

/** How many turns people have had, at all tables. */
export const turnsTaken = ({ tables }: Pick<WallState, 'tables'>): number =>
  [...tables.values()].reduce(
    (sum, { rounds }) => sum + Object.values(rounds?.spoken ?? {}).flat().length,
    0,
  );
