import { useMemo } from 'react';
import { sentenceOn } from '../../../shared/gallery/faces.ts';
import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import type { Measure, SetText } from '../../../shared/gallery/setWords.ts';
import type { Viewport } from '../../../shared/layout/camera.ts';
import { marksAt, type Gallery } from '../gallery.ts';
import type { RoomTheme } from '../roomTheme.ts';
import { measureIn } from '../../design/measureWords.ts';
import { pictureOf, roomAt, type Read } from './roomPicture.ts';
import type { PosterFoot } from './roomScene.ts';
import type { Room } from './useRoom.ts';

/** What is drawn of the room: made anew only when posters, connections, the size or the poster looked at change. */
export function useRoomPicture(
  gallery: Gallery,
  { hooks, hung, said, walking, names, connections, shownIds }: Room,
  { width, height }: Viewport,
  read: Read,
  detail: number,
  looked: string | null,
  theme: RoomTheme,
): {
  picture: RoomPicture;
  focus: string | null;
  sentences: ReadonlyMap<string, SetText>;
  feet: ReadonlyMap<string, PosterFoot>;
} {
  const { standing } = gallery.me;
  const { marks, session } = gallery;
  // Widths are of the typeface that is there now: the theme is read anew when it arrives.
  const measure = useMemo(() => measureIn(theme.font), [theme]);
  const place = useMemo(
    () => roomAt(hooks, hung, { width, height }, read, detail),
    [hooks, hung, width, height, read, detail],
  );
  const focus = place.posters.some(({ tableId }) => tableId === looked) ? looked : null;
  const picture = useMemo(
    () => pictureOf(place, names, connections, shownIds, measure, focus),
    [place, names, connections, shownIds, measure, focus],
  );
  const sentences = useMemo(() => sentencesOn(picture, said, measure), [picture, said, measure]);
  const feet = useMemo(
    () =>
      new Map(
        walking.map(({ tableId, ...foot }) => [
          tableId,
          { ...foot, isHere: standing === tableId, marks: marksAt({ marks, session }, tableId) },
        ]),
      ),
    [walking, standing, marks, session],
  );
  return { picture, focus, sentences, feet };
}

const sentencesOn = (
  { faces, room }: RoomPicture,
  said: ReadonlyMap<string, string>,
  measure: Measure,
): Map<string, SetText> =>
  new Map(
    faces.flatMap((face): [string, SetText][] => {
      const words = said.get(face.tableId) ?? '';
      const set = sentenceOn(face, words, room.screen.smallest, measure);
      return set ? [[face.tableId, set]] : [];
    }),
  );
