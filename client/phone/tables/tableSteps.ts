import type { TableDuty } from '../../../shared/model/table.ts';
import { introduces, roundsAfter } from '../../../shared/scripts/rounds.ts';
import type { StepOf } from '../../../shared/scripts/standing.ts';
import { isAnythingDecided, tableAsks, type TableAsks } from '../../../shared/scripts/tableAsks.ts';
import { namedMembers, type NamedMember } from '../../app/namedMembers.ts';
import type { TableMember, TableView } from '../../../shared/protocol/tables.ts';

/** What a table does, one after the other. */
export const TABLE_STEPS = ['introduce', 'rounds', 'roles', 'talk', 'decide'] as const;
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

/** Those of them that a step of the run has. */
export function tableStepsOf(step: StepOf<'tables'> | undefined): TableStep[] {
  const asks = tableAsks(step);
  return TABLE_STEPS.filter(
    (each) =>
      (each !== 'introduce' || introduces(step)) &&
      (each !== 'rounds' || roundsAfter(step).length > 0) &&
      (each !== 'roles' || asks.duties.length > 0) &&
      (each !== 'decide' || isAnythingDecided(asks)),
  );
}

/** Of a step's duties those that a table begins to talk with. The reporter is not waited for: many tables choose one at the end. */
export const dutiesAwaited = ({ duties }: Pick<TableAsks, 'duties'>): TableDuty[] =>
  duties.flatMap(({ duty }) => (duty === 'reporter' ? [] : [duty]));

/** What the table is at. `late`: the time is up or the room has moved on; then it is for deciding, whatever was skipped. */
export function stepOf(
  { members, again, rounds }: Pick<TableView, 'members' | 'again' | 'rounds'>,
  late: boolean,
  step: StepOf<'tables'> | undefined,
): TableStep {
  const steps = tableStepsOf(step);
  if (late || again !== null) return steps.includes('decide') ? 'decide' : 'talk';
  const everyone = namedMembers(members);
  const isBegun = rounds !== undefined;
  if (steps.includes('introduce') && !isBegun && everyone.some(({ spoken }) => !spoken))
    return 'introduce';
  if (steps.includes('rounds') && rounds?.round !== null) return 'rounds';
  return dutiesAwaited(tableAsks(step)).every((duty) => holderOf(everyone, duty))
    ? 'talk'
    : 'roles';
}
