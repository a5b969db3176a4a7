import { dealLate, dealReadings, isDealtStep } from '../../../shared/commands/rating.ts';
import type { RecordChange } from '../../../shared/commands/wallState.ts';
import { findStep } from '../../../shared/scripts/course.ts';
import { workInTurns } from '../time/workInTurns.ts';
import type { WallContent } from './wallContent.ts';

export interface ReadingPorts {
  readonly content: Pick<WallContent, 'records' | 'ratings'>;
  /** Whether somebody has a page of the wall open. */
  readonly isHere: (personId: string) => boolean;
}

/**
 * Lists of what to read that are due in a tick with these changes. Where the meeting has come to a
 * step whose things are dealt out, everybody's; others have their turn meanwhile (`pause`), and
 * nothing else of this wall does, so that all lists are of one moment. Later those of newcomers.
 */
export async function readingsDue(
  { content, isHere }: ReadingPorts,
  changes: readonly RecordChange[],
  pause: () => Promise<void> | undefined,
): Promise<RecordChange[]> {
  const { records } = content;
  const step = findStep(records.session.script, records.session.step);
  if (!isDealtStep(step)) return [];
  const known = content.ratings();
  if (!records.rated.of(step.id).record.isDealt)
    return workInTurns(dealReadings(records, step, known), pause);
  const came = changes.flatMap((change) => (change.kind === 'person' ? [change] : []));
  // Where tables rate, somebody may have sat down at one that has nothing to read yet.
  const raters = new Set(
    step.by === 'tables'
      ? came.flatMap(({ value }) => value.table ?? [])
      : came.map(({ id }) => id),
  );
  return raters.size > 0 ? dealLate(records, step, raters, known, isHere) : [];
}
