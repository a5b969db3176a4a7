import type { Grip, Presence, PresenceView } from '../../../shared/model/presence.ts';
import type { DrawnGrip } from '../../canvas/scene/presenceOnWall.ts';
import { nameOrder } from '../../../shared/words/nameOrder.ts';
import { words } from '../../words/speak.ts';

/** Somebody who shows presence on the wall. */
export interface PersonHere {
  clientId: number;
  name: string;
  /** Colour, 1–6. */
  color: number;
  /** What of the wall she sees; `null` while she follows somebody or has no wall in view. */
  view: PresenceView | null;
  claims: readonly string[];
  look: Presence['look'] | null;
}

const drawnGrip = (
  clientId: number,
  { name, color }: Presence,
  { cursor, held, drag, over }: Grip,
): DrawnGrip => ({
  clientId,
  name,
  color,
  held: held ?? [],
  drag: drag ?? [0, 0],
  ...(cursor ? { cursor } : {}),
  ...(over === undefined ? {} : { over }),
});

/** Awareness states, as the server cleaned them, as people and as grips to draw. One person's own client is passed over. */
export function readPeople(
  states: ReadonlyMap<number, unknown>,
  ownClient: number,
): { people: PersonHere[]; grips: DrawnGrip[] } {
  const people: PersonHere[] = [];
  const grips: DrawnGrip[] = [];
  for (const [clientId, raw] of states) {
    const state = raw as Presence;
    if (clientId === ownClient || typeof state.color !== 'number') continue;
    people.push({
      clientId,
      name: state.name,
      color: state.color,
      view: state.view ?? null,
      claims: state.claims ?? [],
      look: state.look ?? null,
    });
    for (const grip of [state, ...(state.also ?? [])]) grips.push(drawnGrip(clientId, state, grip));
  }
  const inOrder = nameOrder(words().language);
  return {
    people: people.sort((a, b) => inOrder(a.name, b.name) || a.clientId - b.clientId),
    grips,
  };
}
