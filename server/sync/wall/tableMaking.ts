import type { TableMaking } from '../../../shared/commands/tableMaking.ts';
import { newUuid } from '../../access/secrets.ts';
import type { Wall } from './wall.ts';

/** What a wall says for tables that are opened on it. */
export const tableMaking = (wall: Wall): TableMaking => ({
  groups: () => wall.content.namedGroups(),
  newId: newUuid,
  isInRoom: (personId) => wall.here.isInRoom(personId),
});
