import { PHASE_WORDS } from '../../shared/activities/activity.ts';
import { PHASE_SAY } from '../../shared/activities/phaseSay.ts';
import type { ConsoleView } from './consoleView.ts';

/** What happens now, and what could be said about it; a report-back comes before the phase it happens in. */
export function nowWords({ session }: Pick<ConsoleView, 'session'>): { kicker: string; title: string; say: string } {
  const { phase, walk, reportBack, tables } = session;
  const speaks = reportBack ? tables.find((table) => table.tableId === reportBack.queue[reportBack.index]) : undefined;
  if (reportBack && speaks) {
    return {
      kicker: `Now, ${reportBack.index + 1} of ${reportBack.queue.length}`, title: `Table ${speaks.number} reports back`,
      say: `${speaks.name}: what should everyone here know, and what do you need from the others?`,
    };
  }
  const kicker = phase === 'gallery' && walk?.mode === 'rotation' ? (walk.stop < walk.stops ? `Now, stop ${walk.stop + 1} of ${walk.stops}` : 'Now, all stops walked') : 'Now';
  return { kicker, title: PHASE_WORDS[phase].title, say: PHASE_SAY[phase] };
}
