import { useState, type JSX } from 'react';
import { momentNow, progressWords } from '../../shared/activities/moment.ts';
import { isAtStop } from '../../shared/model/walk.ts';
import { useClockOver } from '../design/useClockOver.ts';
import { printJoinCode } from '../../shared/model/ids.ts';
import { posterOf, type Gallery } from './gallery.ts';
import { GalleryBar } from './GalleryBar.tsx';
import { OfflineNote } from './OfflineNote.tsx';
import { RoomFoot } from './room/RoomFoot.tsx';
import { Legend } from './room/RoomLegend.tsx';
import { RoomStage } from './room/RoomStage.tsx';
import { roomLabel } from './room/roomWords.ts';
import { useRoom, type Room } from './room/useRoom.ts';
import { PosterTold } from './tour/PosterTold.tsx';
import { TourView } from './tour/TourView.tsx';
import type { RoomPicture } from '../../shared/gallery/picture.ts';
import { t, words } from '../words/speak.ts';
import { T } from '../words/T.tsx';

const NOTHING = (): void => undefined;

/** The room on the projector: read only, three threads lit. */
export function ProjectorRoom({ gallery }: { gallery: Gallery }): JSX.Element {
  const { session, connections } = gallery;
  const room = useRoom(gallery, true);
  const { tour } = session;
  const poster = posterOf(gallery, tour?.poster);
  const { title, ask, progress } = momentNow(words(), session, gallery.counts.people);
  const isOver = useClockOver(session.timer, gallery.live.clockOffsetMs) && isAtStop(session);
  return (
    <div className="gallery-page gallery-projector">
      <GalleryBar
        gallery={gallery}
        title={title}
        note={progressWords(words(), progress, isOver) || ask}
      >
        {connections.length > 0 && <Legend rows={room.rows} />}
      </GalleryBar>
      <main className="gallery-room">
        <OfflineNote gallery={gallery} />
        {tour === null ? (
          <RoomNow gallery={gallery} room={room} focus={null} />
        ) : poster ? (
          <PosterTold key={poster.tableId} gallery={gallery} poster={poster} rows={room.rows} />
        ) : tour.goes === 'clock' || tour.connection !== null ? (
          <TourView gallery={gallery} rows={room.rows} led={tour.connection} isHandled={false} />
        ) : (
          <RoomNow gallery={gallery} room={room} focus={tour.focus} />
        )}
      </main>
      <footer className="gallery-code">
        {session.door === 'closed' ? (
          t('gallery.door.closed')
        ) : (
          <T
            k="gallery.door.join"
            with={{
              code: printJoinCode(session.joinCode),
              b: <b aria-label={session.joinCode.split('').join(' ')} />,
            }}
          />
        )}
      </footer>
    </div>
  );
}

/** `focus`: whose threads alone, where a presenter looks at one poster. */
function RoomNow({
  gallery,
  room,
  focus,
}: {
  gallery: Gallery;
  room: Room;
  focus: string | null;
}): JSX.Element {
  const [picture, setPicture] = useState<RoomPicture | null>(null);
  return (
    <>
      <RoomStage
        gallery={gallery}
        room={{ ...room, cursor: { poster: focus, isHeld: focus !== null, pair: null } }}
        read="room"
        isWalkable={false}
        mayConnect={false}
        label={roomLabel(gallery, room)}
        onOpen={NOTHING}
        onConnect={NOTHING}
        onAct={NOTHING}
        onPicture={setPicture}
      />
      <RoomFoot gallery={gallery} room={room} picture={picture} focus={focus} />
    </>
  );
}
