import type { TableMaking } from '../../../shared/commands/tablePlans.ts';
import { newUuid } from '../../access/secrets.ts';
import type { Wall } from './wall.ts';

/** What a wall says for tables that are opened on it. */
export const tableMaking = (wall: Wall): TableMaking => ({
  groups: () => wall.content.namedGroups(),
  newId: newUuid,
  isHere: (personId) => wall.isHere(personId),
});
