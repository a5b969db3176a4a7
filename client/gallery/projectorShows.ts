import { isGalleryOpen, type LiveSession } from '../../shared/model/session.ts';

/** Pure. What the projector shows from the tables on: where somebody leads it, or connections are told, the room, whatever is done meanwhile. */
export function projectorShows(
  session: Pick<LiveSession, 'open' | 'reportBack' | 'tour'>,
  hasScreen: boolean,
): 'room' | 'report-back' | 'step' | 'tables' {
  if (session.tour !== null) return 'room';
  if (session.reportBack !== null) return 'report-back';
  if (hasScreen) return 'step';
  // Before posters may be read there is no room to show.
  return isGalleryOpen(session) ? 'room' : 'tables';
}
