import type { RatedThingView } from '../../../shared/protocol/ratings.ts';
import type { Step } from '../../../shared/scripts/script.ts';
import type { Session } from '../../../shared/model/session.ts';

/** What a page holds of the wall, in which a step's things are found. */
export interface ThingsHeld {
  notes: readonly { id: string; text: string; color: string }[];
  groups: readonly { id: string; name: string }[];
  tables: Session['tables'];
}

/** Pure. What a thing of a step is called, from what the page holds: a board that moves names things by their ids alone. */
export function knownThing(
  held: ThingsHeld,
  step: Extract<Step, { kind: 'rate' | 'claim' }>,
  id: string,
): RatedThingView {
  switch (step.of.kind) {
    case 'notes': {
      const note = held.notes.find((each) => each.id === id);
      return note ? { id, text: note.text } : { id };
    }
    case 'groups': {
      const group = held.groups.find((each) => each.id === id);
      return group ? { id, text: group.name } : { id };
    }
    case 'tables': {
      const table = held.tables.find(({ tableId }) => tableId === id);
      return table ? { id, text: table.name, number: table.number } : { id };
    }
    case 'statements': {
      const words = step.of.items[Number(id) - 1];
      const text = typeof words === 'string' ? words : Object.values(words ?? {})[0];
      return text === undefined ? { id } : { id, text };
    }
    case 'times':
      return { id, time: id };
  }
}
