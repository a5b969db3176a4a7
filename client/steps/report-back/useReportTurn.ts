import type { LiveSession } from '../../../shared/model/session.ts';
import { reportsOf } from '../../../shared/model/reportBack.ts';
import type { Counts } from '../../../shared/protocol/live.ts';
import type { ReportTurnView } from '../../../shared/protocol/reportBack.ts';
import { useKnown } from '../../app/useMeeting.ts';
import { useWant } from '../../app/useWant.ts';
import type { Meeting } from '../../meeting/openMeeting.ts';

/** Whose turn it is in a report-back of notes or groups; `null` until that is known. What was answered of another turn is not shown with this one's number. */
export function useReportTurn(
  { known, answers }: Pick<Meeting, 'known' | 'answers'>,
  { reportBack, revealed, held }: Pick<LiveSession, 'reportBack' | 'revealed' | 'held'>,
  { report }: Pick<Counts, 'report'>,
): ReportTurnView | null {
  useWant(answers.reportTurn, JSON.stringify([reportBack, report, revealed, held]));
  const turn = useKnown(known, (state) => state.reportTurn.value);
  const isOfNow =
    reportBack !== null &&
    turn?.of === reportsOf(reportBack) &&
    turn.turn === reportBack.index &&
    turn.turns === reportBack.queue.length;
  return isOfNow ? turn : null;
}
