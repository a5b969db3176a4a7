import { PHASE_WORDS } from '../../shared/activities/activity.ts';
import { PHASE_SAY } from '../../shared/activities/phaseSay.ts';
import type { ConsoleView } from './consoleView.ts';
import { isOpenTable } from './tablesBoard.ts';

/** Share of people still looking for a seat below which the talk has begun. */
const STILL_LOOKING = 0.15;

/** At the tables people first choose, then talk, then decide; nobody presses a button for it, so it is seen from what they do. */
function tablesWords({ board }: Pick<ConsoleView, 'board'>): { title: string; say: string } | null {
  const open = board.tables.filter(isOpenTable);
  const seated = open.reduce((sum, table) => sum + table.people.length, 0);
  if (seated === 0 || board.unplaced.length > (seated + board.unplaced.length) * STILL_LOOKING) return null;
  const decided = open.filter((table) => table.again !== null || Object.values(table.commitments).some((count) => count > 0)).length;
  if (decided * 3 >= open.length) {
    return { title: 'Decide at the tables', say: 'Before you leave the table: do you want another session? And each of you: make it happen, support it, or just hear of it?' };
  }
  return { title: 'Talk at the tables', say: 'Go round once: who are you, and why this table? Then choose who facilitates, who takes notes and who reports back.' };
}

/** What happens now, and what could be said about it; a report-back comes before the phase it happens in. */
export function nowWords(view: Pick<ConsoleView, 'session' | 'board'>): { kicker: string; title: string; say: string } {
  const { session } = view;
  const { phase, walk, reportBack, tables } = session;
  const speaks = reportBack ? tables.find((table) => table.tableId === reportBack.queue[reportBack.index]) : undefined;
  if (reportBack && speaks) {
    return {
      kicker: `Now, ${reportBack.index + 1} of ${reportBack.queue.length}`, title: `Table ${speaks.number} reports back`,
      say: `${speaks.name}: what should everyone here know, and what do you need from the others?`,
    };
  }
  const kicker = phase === 'gallery' && walk?.mode === 'rotation' ? (walk.stop < walk.stops ? `Now, stop ${walk.stop + 1} of ${walk.stops}` : 'Now, all stops walked') : 'Now';
  const atTables = phase === 'tables' ? tablesWords(view) : null;
  return { kicker, ...(atTables ?? { title: PHASE_WORDS[phase].title, say: PHASE_SAY[phase] }) };
}
