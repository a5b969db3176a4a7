import type { TableDuty } from '../../../shared/model/table.ts';
import { namedMembers, type NamedMember } from '../../app/namedMembers.ts';
import type { TableMember, TableView } from '../../../shared/protocol/tables.ts';

/** What a table does, one after the other. */
export const TABLE_STEPS = ['introduce', 'roles', 'talk', 'decide'] as const;
export type TableStep = (typeof TABLE_STEPS)[number];

export interface Introductions {
  spoken: NamedMember[];
  /** Whose turn it is. */
  now: NamedMember | null;
  /** In the order they sat down. */
  toCome: NamedMember[];
}

export function introductions(members: readonly TableMember[]): Introductions {
  const named = namedMembers(members);
  const [now = null, ...toCome] = named.filter(({ spoken }) => !spoken);
  return { spoken: named.filter(({ spoken }) => spoken), now, toCome };
}

/** Who has a duty; `undefined` while nobody does. */
export const holderOf = (
  members: readonly NamedMember[],
  duty: TableDuty,
): NamedMember | undefined => members.find(({ duties }) => duties.includes(duty));

/**
 * What the table is at. `late`: the time is up or the room has moved on; then it is for deciding, whatever was skipped. The reporter is
 * not waited for: many tables choose one at the end.
 */
export function stepOf(
  { members, again }: Pick<TableView, 'members' | 'again'>,
  late: boolean,
): TableStep {
  if (late || again !== null) return 'decide';
  const everyone = namedMembers(members);
  if (everyone.some(({ spoken }) => !spoken)) return 'introduce';
  return holderOf(everyone, 'facilitator') && holderOf(everyone, 'note-taker') ? 'talk' : 'roles';
}
