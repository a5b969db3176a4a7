import type { PeopleCounts } from '../model/peopleCounts.ts';
import type { Session } from '../model/session.ts';
import { PHASE_WORDS } from './activity.ts';

/** Share of people still looking for a seat below which the talk has begun. */
const STILL_LOOKING = 0.15;

/** What the room does now. Console and projector take their words from here, so that nobody is told two things. */
export interface Moment {
  /** At the tables people first choose, then talk, then decide; nobody presses a button for it, so it is seen from what they do. */
  kind: 'phase' | 'talk' | 'decide' | 'report';
  /** As an instruction, or who speaks: "Table 2 reports back". */
  title: string;
  ask: string;
  /** How far it is, after "Now, ": "stop 2 of 3"; '' where nobody counts. */
  progress: string;
}

function tablesKind(
  { seated, choosing, decided }: PeopleCounts,
  open: number,
): 'phase' | 'talk' | 'decide' {
  if (seated === 0 || choosing > (seated + choosing) * STILL_LOOKING) return 'phase';
  return decided * 3 >= open ? 'decide' : 'talk';
}

/** A report-back comes before the phase it happens in. Pure. */
export function momentNow(
  { phase, walk, reportBack, tables }: Pick<Session, 'phase' | 'walk' | 'reportBack' | 'tables'>,
  people: PeopleCounts,
): Moment {
  const speaks = reportBack
    ? tables.find((table) => table.tableId === reportBack.queue[reportBack.index])
    : undefined;
  if (reportBack && speaks) {
    return {
      kind: 'report',
      title: `Table ${speaks.number} reports back`,
      ask: speaks.name,
      progress: `${reportBack.index + 1} of ${reportBack.queue.length}`,
    };
  }
  const { title, ask } = PHASE_WORDS[phase];
  if (phase === 'tables') {
    const kind = tablesKind(people, tables.filter((table) => table.state !== 'closed').length);
    if (kind === 'talk')
      return {
        kind,
        title: 'Talk at the tables',
        ask: 'Who are you, and why this table?',
        progress: '',
      };
    if (kind === 'decide')
      return {
        kind,
        title: 'Decide at the tables',
        ask: 'Another session? And what is your part?',
        progress: '',
      };
  }
  const progress =
    phase === 'gallery' && walk?.mode === 'rotation'
      ? walk.stop < walk.stops
        ? `stop ${walk.stop + 1} of ${walk.stops}`
        : 'all stops walked'
      : '';
  return { kind: 'phase', title, ask, progress };
}
