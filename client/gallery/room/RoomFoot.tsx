import type { JSX, ReactNode } from 'react';
import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import { titleOf, type Gallery } from '../gallery.ts';
import { roomWords } from './roomWords.ts';
import type { Room } from './useRoom.ts';
import { t } from '../../words/speak.ts';
import { T } from '../../words/T.tsx';

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
  const told = picture && roomWords(picture, shown, focus, shown.length < room.rows.length);
  return (
    <div className="room-foot">
      <p className="room-sum" role="status">
        {!gallery.loaded && shown.length === 0 ? (
          t('gallery.bringing')
        ) : told ? (
          <>
            {told.sum && <T k={told.sum.k} with={{ ...told.sum, b: <b /> }} />}{' '}
            {told.sentences.join(' ')}
            {told.most && (
              <>
                {' '}
                <T
                  k={told.most.way === 'from' ? 'gallery.sum.mostFrom' : 'gallery.sum.mostTo'}
                  with={{
                    poster: titleOf(gallery, told.most.table),
                    marks: told.most.marks,
                    b: <b />,
                  }}
                />
              </>
            )}
          </>
        ) : null}
      </p>
      {picture && picture.letters.length > 0 && (
        <ul className="room-letters" aria-label={t('gallery.letters')}>
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
