import type { SeededRandom } from '../../seededRandom.ts';

/** Something that may happen next. */
export type Action = () => void | Promise<void>;
export type WeightedAction = [weight: number, Action];

/** Picks one at random by weight; nothing when there is none. */
export function pickAction(random: SeededRandom, choices: readonly WeightedAction[]): Action {
  const total = choices.reduce((sum, [weight]) => sum + weight, 0);
  let at = random.next() * total;
  for (const [weight, action] of choices) {
    at -= weight;
    if (at < 0) return action;
  }
  return () => undefined;
}
