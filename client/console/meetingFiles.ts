import { findStep, stepsBehind } from '../../shared/scripts/course.ts';
import type { Script } from '../../shared/scripts/script.ts';
import type { MeetingFile } from '../sync/api.ts';

/** Pure. Which files there is something for, of a meeting that stands at `step`: of ratings and claims once it came to them. */
export function meetingFiles(script: Script, step: string, hasTables: boolean): MeetingFile[] {
  const present = findStep(script, step);
  const came = [...stepsBehind(script, step), ...(present ? [present] : [])];
  const rated = came.filter((each) => each.kind === 'rate');
  const isRated = rated.length > 0;
  const isClaimed = came.some(({ kind }) => kind === 'claim');
  return [
    ...(hasTables || isRated || isClaimed ? (['report.pdf', 'report.md'] as const) : []),
    ...(isRated ? (['ratings.csv'] as const) : []),
    ...(rated.some(({ names }) => names === true) ? (['answers.csv'] as const) : []),
    ...(isClaimed ? (['claims.csv'] as const) : []),
    ...(hasTables ? (['roster.csv', 'graph.graphml'] as const) : []),
  ];
}
