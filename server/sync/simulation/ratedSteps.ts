import { claimThing } from '../../../shared/commands/claims.ts';
import { rateThing, readMore, steerRating } from '../../../shared/commands/rating.ts';
import { changeRun } from '../../../shared/commands/run.ts';
import type { ClaimStep, RateStep } from '../../../shared/rating/rateStep.ts';
import type { SeededRandom } from '../../seededRandom.ts';
import type { Command } from './command.ts';
import { Violation } from './violation.ts';
import type { Witness } from './witness.ts';

// Steps of a simulated run in which people rate notes, and put their names to them.

const COMMON = { title: 'Read', ask: 'What do you think?' };
const RATE: RateStep = {
  ...COMMON,
  id: 'rate-all',
  kind: 'rate',
  of: { kind: 'notes' },
  form: [
    { id: 'stars', kind: 'stars', label: 'How good?' },
    { id: 'why', kind: 'sentence', label: 'Why?' },
  ],
  each: 'all',
  own: true,
};
const DEALT: RateStep = { ...RATE, id: 'rate-some', each: 2, own: false };
const CLAIM: ClaimStep = {
  ...COMMON,
  id: 'take-on',
  kind: 'claim',
  of: { kind: 'notes' },
  roles: [
    { id: 'one', label: 'I see to it', people: 'one' },
    { id: 'several', label: 'I help', people: 'several' },
  ],
};

const IDS: readonly string[] = [RATE.id, DEALT.id, CLAIM.id];

/** Whether people rate, or put their names to things, where the meeting stands. */
export const isAtRated = ({ records }: Witness): boolean => IDS.includes(records.session.step);

/** One of these steps, by its id, for a meeting to go to. */
export const someRated = (random: SeededRandom): string =>
  random.pick([RATE.id, RATE.id, DEALT.id, CLAIM.id]);

/** Commands that put these steps into a run, where a meeting can come to them. */
export const addingRatedSteps = (): Command['decide'][] =>
  [RATE, DEALT, CLAIM].map(
    (step): Command['decide'] =>
      (state, actor) =>
        changeRun(state, actor, {
          do: 'add-step',
          step: { ...step },
          after: state.session.script.steps.at(-2)?.id ?? null,
        }),
  );

/** The form of a person about a note, `rev` by `rev`; whether it is taken, the wall says. */
export function rating(
  { random, witness }: { random: SeededRandom; witness: Witness },
  personId: string,
  rev: number,
): Command {
  const thing = random.pick([...witness.records.notes.keys()]);
  const step = random.pick([RATE, DEALT]).id;
  const stars = random.chance(0.15) ? null : 1 + random.below(5);
  if (step === DEALT.id && random.chance(0.3))
    return {
      what: `one more to read of ${step}`,
      decide: (state, actor, wall) =>
        readMore(state, actor, step, wall.content.ratings(), () => true),
    };
  return {
    what: `rate ${thing} in ${step} rev ${rev}`,
    decide: (state, actor, wall) =>
      rateThing(
        state,
        actor,
        {
          step,
          thing,
          answers: {
            stars: { value: stars, rev },
            why: { value: `Because of ${rev}`, rev },
          },
        },
        wall.content.ratings(),
      ),
    acknowledged: () => {
      const { book } = witness.records.rated.of(step);
      const [said, why] = [book.of(personId, thing, 'stars'), book.of(personId, thing, 'why')];
      if (!said || !why || said.rev < rev || why.rev < rev)
        throw new Violation(`rating acknowledged and not durable: ${thing}`);
      if (said.rev === rev && said.value !== stars)
        throw new Violation(`rating acknowledged with another value: ${thing}`);
    },
  };
}

/** Puts a name to a note, or lays it down. */
export function claiming(
  { random, witness }: { random: SeededRandom; witness: Witness },
  personId: string,
  rev: number,
): Command {
  const thing = random.pick([...witness.records.notes.keys()]);
  const role = random.pick(CLAIM.roles).id;
  const holds = random.chance(0.7);
  return {
    what: `${holds ? 'claim' : 'lay down'} ${thing} as ${role} rev ${rev}`,
    decide: (state, actor, wall) =>
      claimThing(
        state,
        actor,
        { step: CLAIM.id, role, thing, sent: { holds, rev } },
        wall.content.ratings(),
      ),
    acknowledged: () => {
      const claim = witness.records.rated.claimsOf(CLAIM.id, role).of(thing, personId);
      // Laying down what one never had is no claim.
      if (holds && (!claim || claim.rev < rev))
        throw new Violation(`claim acknowledged and not durable: ${thing}`);
      if (claim?.rev === rev && (claim.state === 'held') !== holds)
        throw new Violation(`claim acknowledged as what it is not: ${thing}`);
    },
  };
}

/** A facilitator closes a rating, or opens it again. */
export function closingRating(random: SeededRandom): Command['decide'] {
  const [step, wanted] = [random.pick([RATE, DEALT]).id, random.pick(['open', 'closed'] as const)];
  return (state, actor) => steerRating(state, actor, step, { state: wanted });
}
