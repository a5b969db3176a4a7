import { callPeople, GUEST } from '../../../shared/model/names.ts';
import type { TableDuty } from '../../../shared/model/table.ts';
import type { TableMember, TableView } from '../../../shared/protocol/tables.ts';

/** What a table does, one after the other. */
export const TABLE_STEPS = ['introduce', 'roles', 'talk', 'decide'] as const;
export type TableStep = (typeof TABLE_STEPS)[number];

export const STEP_WORDS: Record<TableStep, string> = {
  introduce: 'Introduce',
  roles: 'Roles',
  talk: 'Talk',
  decide: 'Decide',
};

export const DUTY_WORDS: Record<
  TableDuty,
  { name: string; take: string; does: string; means: string }
> = {
  facilitator: {
    name: 'Facilitator',
    take: 'I’ll facilitate',
    does: 'facilitates',
    means: 'Keeps the time, lets everyone speak.',
  },
  'note-taker': {
    name: 'Note-taker',
    take: 'I’ll take notes',
    does: 'takes notes',
    means: 'Writes on the table’s sheet.',
  },
  reporter: {
    name: 'Reporter',
    take: 'I’ll report back',
    does: 'reports back',
    means: 'Tells the room, and the facilitators.',
  },
};

/** A person at the table with words to call them by, also where no names are shown. */
export interface NamedMember extends TableMember {
  shown: string;
  /** For where many stand in one line: tells apart from the others at this table. */
  brief: string;
}

/** Names, and "Guest 1", "Guest 2" in the order they sat down for whoever shows none. */
export function namedMembers(members: readonly TableMember[]): NamedMember[] {
  const called = callPeople(members.map(({ name }) => name));
  return members.map((member, index) => ({
    ...member,
    shown: called[index]?.whole ?? GUEST,
    brief: called[index]?.short ?? GUEST,
  }));
}

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
