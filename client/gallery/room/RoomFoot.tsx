import type { JSX, ReactNode } from 'react';
import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import { countOf, titleOf, type Gallery } from '../gallery.ts';
import { roomWords } from './roomWords.ts';
import type { Room } from './useRoom.ts';

/** The line below the room: what is drawn, sentences of letters, what does not hang; of a poster in focus, its threads in sum. */
export function RoomFoot({
  gallery,
  room,
  picture,
  focus,
  children,
}: {
  gallery: Gallery;
  room: Room;
  picture: RoomPicture | null;
  focus: string | null;
  children?: ReactNode;
}): JSX.Element {
  const { shown } = room;
  const words = picture && roomWords(picture, shown, focus, shown.length < room.rows.length);
  return (
    <div className="room-foot">
      <p className="room-sum" role="status">
        {!gallery.loaded && shown.length === 0 ? (
          'Bringing in the posters…'
        ) : words ? (
          <>
            <b>{words.count}</b>
            {words.rest}
            {words.most && (
              <>
                {' '}
                Most marked: {words.most.way} <b>{titleOf(gallery, words.most.table)}</b>,{' '}
                {countOf(words.most.marks, 'mark')}.
              </>
            )}
          </>
        ) : null}
      </p>
      {picture && picture.letters.length > 0 && (
        <ul className="room-letters" aria-label="Sentences of the letters">
          {picture.letters.map(({ letter, text, pair }) => (
            <li key={pair.id}>
              <b>{letter}</b> <bdi>{text}</bdi>
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}
