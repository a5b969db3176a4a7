import type { Grip, HandState, HandView } from '../../../shared/model/hand.ts';
import type { Hand } from '../../canvas/scene/handsOnWall.ts';

/** Somebody whose hand is on the wall. */
export interface PersonHere {
  clientId: number;
  name: string;
  /** Colour, 1–6. */
  hand: number;
  /** What of the wall she sees; `null` while she follows somebody or has no wall in view. */
  view: HandView | null;
  claims: readonly string[];
  look: HandState['look'] | null;
}

const handOf = (
  clientId: number,
  { name, hand }: HandState,
  { cursor, held, drag, over }: Grip,
): Hand => ({
  clientId,
  name,
  hand,
  held: held ?? [],
  drag: drag ?? [0, 0],
  ...(cursor ? { cursor } : {}),
  ...(over === undefined ? {} : { over }),
});

/** Awareness states, as the server cleaned them, as people and as hands to draw. One person's own client is passed over. */
export function readPeople(
  states: ReadonlyMap<number, unknown>,
  ownClient: number,
): { people: PersonHere[]; hands: Hand[] } {
  const people: PersonHere[] = [];
  const hands: Hand[] = [];
  for (const [clientId, raw] of states) {
    const state = raw as HandState;
    if (clientId === ownClient || typeof state.hand !== 'number') continue;
    people.push({
      clientId,
      name: state.name,
      hand: state.hand,
      view: state.view ?? null,
      claims: state.claims ?? [],
      look: state.look ?? null,
    });
    for (const grip of [state, ...(state.also ?? [])]) hands.push(handOf(clientId, state, grip));
  }
  return {
    people: people.sort((a, b) => a.name.localeCompare(b.name) || a.clientId - b.clientId),
    hands,
  };
}
