import { useMemo } from 'react';
import { sentenceOn } from '../../../shared/gallery/faces.ts';
import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import type { Measure } from '../../../shared/gallery/setWords.ts';
import type { Viewport } from '../../../shared/layout/camera.ts';
import type { Gallery } from '../gallery.ts';
import type { RoomTheme } from '../roomTheme.ts';
import { measureIn } from '../../design/measureWords.ts';
import { pictureOf, roomAt, type Read } from './roomPicture.ts';
import type { PosterDetail } from './roomScene.ts';
import type { Room } from './useRoom.ts';

/** What is drawn of the room: made anew only when posters, connections, the size or the poster looked at change. */
export function useRoomPicture(
  gallery: Gallery,
  { hooks, names, connections, shownIds }: Room,
  { width, height }: Viewport,
  read: Read,
  detail: number,
  looked: string | null,
  theme: RoomTheme,
): { picture: RoomPicture; focus: string | null; details: ReadonlyMap<string, PosterDetail> } {
  const { posters, me } = gallery;
  // Widths are of the typeface that is there now: the theme is read anew when it arrives.
  const measure = useMemo(() => measureIn(theme.font), [theme]);
  const hung = useMemo(
    () => roomAt(hooks, posters, { width, height }, read, detail),
    [hooks, posters, width, height, read, detail],
  );
  const focus = hung.posters.some(({ tableId }) => tableId === looked) ? looked : null;
  const picture = useMemo(
    () => pictureOf(hung, names, connections, shownIds, measure, focus),
    [hung, names, connections, shownIds, measure, focus],
  );
  const details = useMemo(
    () => detailsOf(picture, posters, me.standing, measure),
    [picture, posters, me.standing, measure],
  );
  return { picture, focus, details };
}

function detailsOf(
  { faces, room }: RoomPicture,
  posters: Gallery['posters'],
  standing: string | undefined,
  measure: Measure,
): Map<string, PosterDetail> {
  const byTable = new Map(faces.map((face) => [face.tableId, face]));
  return new Map(
    posters.flatMap((poster): [string, PosterDetail][] => {
      const face = byTable.get(poster.tableId);
      if (!face) return [];
      const { tableId, sentence, notes, mightJoin, here } = poster;
      return [
        [
          tableId,
          {
            sentence: sentenceOn(face, sentence, room.screen.smallest, measure),
            papers: notes.map(({ color }) => color),
            mightJoin,
            here,
            isHere: standing === tableId,
          },
        ],
      ];
    }),
  );
}
