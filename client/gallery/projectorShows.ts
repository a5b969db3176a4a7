import type { Session } from '../../shared/model/session.ts';

/** A page of the projector's, from the tables on. */
type Shown = 'room' | 'report-back' | 'tables' | 'follow-up';

/** Pure. What the projector shows: where somebody leads it, or connections are told, the room, whatever is done at the tables meanwhile. */
export function projectorShows({
  phase,
  reportBack,
  tour,
}: Pick<Session, 'phase' | 'reportBack' | 'tour'>): Shown {
  if (tour !== null) return 'room';
  if (reportBack !== null) return 'report-back';
  return phase === 'tables' || phase === 'follow-up' ? phase : 'room';
}
