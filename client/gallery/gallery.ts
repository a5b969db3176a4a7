import {
  marksAtTable,
  type MarksByThing,
  type ThingMarks,
} from '../../shared/rating/thingMarks.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import type { MeetingView } from '../meeting/meetingView.ts';
import type { Meeting } from '../meeting/openMeeting.ts';
import type { WalkNow } from '../meeting/walkNow.ts';
import { t } from '../words/speak.ts';

/** All that the gallery's views show, as of now. */
export interface Gallery
  extends
    MeetingView,
    Pick<Meeting, 'wallId' | 'as' | 'api' | 'commands' | 'answers' | 'ratings' | 'known'> {
  postersLoaded: boolean;
  /** The gallery document arrived. */
  loaded: boolean;
  /** What came of rating and who sees to what, as far as it may be seen. */
  marks: MarksByThing;
}

/** What all said of a table, or of the group that it comes from. */
export function marksAt(
  { marks, session }: Pick<Gallery, 'marks' | 'session'>,
  tableId: string,
): ThingMarks {
  const row = session.tables.find((each) => each.tableId === tableId);
  return row ? marksAtTable(marks, row) : {};
}

export const posterOf = (
  gallery: Gallery,
  tableId: string | null | undefined,
): PosterView | undefined => gallery.posters.find((poster) => poster.tableId === tableId);
/** Where the walk has this person be now. */
export const posterAtNow = (gallery: Gallery, walk: WalkNow): PosterView | undefined =>
  walk.kind === 'host'
    ? posterOf(gallery, walk.table)
    : walk.kind === 'stop'
      ? posterOf(gallery, walk.now)
      : undefined;
/** "3 Farms that give back", for lists and forms. */
export const titleOf = (gallery: Gallery, tableId: string): string => {
  const poster = posterOf(gallery, tableId);
  return poster ? `${poster.number} ${poster.name}` : t('gallery.someTable');
};
