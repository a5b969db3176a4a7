import type { NamedGroup } from './tables.ts';

/** A table that is to be opened. */
export interface TablePlan {
  /** What it is made from: a group's id, a note's, or a name of its own by which it is known to be there already. */
  clusterId: string;
  name: string;
  noteIds: readonly string[];
  /** Person id of whose challenge or proposal it is. */
  owner?: string;
  /** Person ids of who sits there from the beginning. */
  people?: readonly string[];
}

/** What only the wall can say, for tables that are opened. */
export interface TableMaking {
  groups: () => readonly NamedGroup[];
  /** By chance: whatever is dealt is dealt in the order of such ids. */
  newId: () => string;
  /** Whether somebody is in the room, her phone open or not: whoever went home is dealt to no table. */
  isInRoom: (personId: string) => boolean;
}
