import type { Note } from '../../../shared/model/note.ts';
import type { RatedThingView } from '../../../shared/protocol/ratings.ts';
import type { ScriptWords, Step } from '../../../shared/scripts/script.ts';
import { statementsOf } from '../../../shared/scripts/statements.ts';
import type { Session } from '../../../shared/model/session.ts';

/** What a page holds of the wall, in which a step's things are found. */
export interface ThingsHeld {
  notes: readonly ({ id: string } & Pick<Note, 'text' | 'color' | 'step' | 'fields'>)[];
  groups: readonly { id: string; name: string }[];
  tables: Session['tables'];
  /** Words of the script as the page's person reads them. */
  said: (words: ScriptWords) => string;
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
      if (!note) return { id };
      const { text, color, step: postedIn, fields } = note;
      return {
        id,
        text,
        color,
        ...(postedIn === undefined ? {} : { step: postedIn }),
        ...(fields === undefined ? {} : { fields }),
      };
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
      const words = statementsOf(step.of).find((each) => each.id === id)?.label;
      return words === undefined ? { id } : { id, text: held.said(words) };
    }
    case 'times':
      return { id, time: id };
  }
}
