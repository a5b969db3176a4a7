import {
  COMMITMENT_KINDS,
  TABLE_DUTIES,
  type CommitmentKind,
  type TableDuty,
} from '../model/table.ts';
import type { LiveSession } from '../model/session.ts';
import type { StepOf } from './standing.ts';
import { settingsOf } from './stepSettings.ts';
import { seatingStep } from './toldRun.ts';

/** What a step of the run asks of its tables: which duties there are, and what is decided. */
export interface TableAsks {
  /** In the step's order; `people`: how many may have it at once. */
  duties: readonly { duty: TableDuty; people: number }[];
  /** Another session on this topic? */
  again: boolean;
  /** How somebody can be in, in the step's order; none: nobody is asked. */
  commitments: readonly CommitmentKind[];
}

/** Of a run that never came to tables, where nobody is asked anything. */
const NOTHING: TableAsks = { duties: [], again: false, commitments: [] };

const known = <Id extends string>(ids: readonly Id[], id: string): Id[] =>
  ids.filter((each) => each === id);

/** What this step asks; what it does not say is not asked. The one place that pages, commands and files take it from. */
export function tableAsks(step: StepOf<'tables'> | undefined): TableAsks {
  if (!step) return NOTHING;
  const { duties, decide } = settingsOf<'tables'>(step);
  return {
    duties: duties.flatMap(({ id, people = 1 }) =>
      known(TABLE_DUTIES, id).map((duty) => ({ duty, people })),
    ),
    again: decide.again !== undefined,
    commitments: (decide.commitments ?? []).flatMap(({ id }) => known(COMMITMENT_KINDS, id)),
  };
}

/** What the tables that people sit at are asked, as pages are told of it. */
export const tablesAskedNow = (session: Pick<LiveSession, 'present' | 'seating'>): TableAsks =>
  tableAsks(seatingStep(session));

/** Whether tables have anything to decide. */
export const isAnythingDecided = ({ again, commitments }: TableAsks): boolean =>
  again || commitments.length > 0;

/**
 * The duties that a table shows: those there are, and behind them what somebody still has since before the run was changed, for her to step
 * back from.
 */
export function dutiesShown(
  { duties }: TableAsks,
  members: readonly { duties: readonly TableDuty[] }[],
): TableAsks['duties'] {
  const left = TABLE_DUTIES.filter(
    (duty) =>
      !duties.some((each) => each.duty === duty) &&
      members.some((member) => member.duties.includes(duty)),
  );
  return [...duties, ...left.map((duty) => ({ duty, people: 0 }))];
}
