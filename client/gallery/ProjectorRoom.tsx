import type { JSX } from 'react';
import { momentNow } from '../../shared/activities/moment.ts';
import { isAtStop } from '../../shared/model/walk.ts';
import { useClockOver } from '../design/useClockOver.ts';
import { printJoinCode } from '../../shared/model/ids.ts';
import { countOf, type Gallery } from './gallery.ts';
import { GalleryBar } from './GalleryBar.tsx';
import { Legend } from './Legend.tsx';
import { OfflineNote } from './OfflineNote.tsx';
import { RoomStage } from './RoomStage.tsx';
import { useRoom } from './useRoom.ts';

/** The room on the projector: read only, three threads lit. */
export function ProjectorRoom({ gallery }: { gallery: Gallery }): JSX.Element {
  const { session, connections } = gallery;
  const room = useRoom(gallery, true);
  const { walk } = session;
  const { title, ask, progress } = momentNow(session, gallery.counts.people);
  const isOver = useClockOver(session.timer, gallery.live.clockOffsetMs) && isAtStop(session);
  return (
    <div className="gallery-page gallery-projector">
      <GalleryBar
        gallery={gallery}
        title={title}
        note={
          progress === ''
            ? ask
            : `${progress.replace(/^./u, (letter) => letter.toUpperCase())}${isOver ? ': time’s up' : ''}`
        }
      >
        {connections.length > 0 && <Legend />}
      </GalleryBar>
      <main className="gallery-room">
        <OfflineNote gallery={gallery} />
        <RoomStage
          {...room}
          mayConnect={false}
          isWalkable={false}
          onOpen={() => undefined}
          onConnect={() => undefined}
          onAct={() => undefined}
          showHere={walk !== null}
          standing={null}
        />
        <Summary gallery={gallery} lit={room.lit.length} />
      </main>
      <footer className="gallery-code">
        {session.door === 'closed' ? (
          'The door is closed for newcomers'
        ) : (
          <>
            Join:{' '}
            <b aria-label={session.joinCode.split('').join(' ')}>
              {printJoinCode(session.joinCode)}
            </b>
          </>
        )}
      </footer>
    </div>
  );
}

/** How many threads hang, by how many people, and which are lit. */
export function Summary({ gallery, lit }: { gallery: Gallery; lit: number }): JSX.Element {
  const { connections } = gallery;
  if (connections.length === 0)
    return (
      <p className="gallery-summary">
        {gallery.loaded
          ? 'No connections yet. Visitors make the first ones.'
          : 'Bringing in the posters…'}
      </p>
    );
  const names = new Set(connections.flatMap(({ by }) => (by === undefined ? [] : [by])));
  const byAll = connections.every(({ by }) => by !== undefined)
    ? ` made by ${countOf(names.size, 'person', 'people')}`
    : '';
  const marked = connections.some(({ marks }) => marks > 0);
  const words = ['', 'the one', 'the two', 'the three'][lit] ?? `${lit}`;
  return (
    <p className="gallery-summary">
      <b>{countOf(connections.length, 'connection')}</b>
      {byAll}.
      {connections.length > lit &&
        lit > 0 &&
        ` Showing ${words} ${marked ? 'that most people marked' : 'that came first'}.`}
    </p>
  );
}
