import { useCallback, useState, type JSX, type ReactNode } from 'react';
import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import { printPage } from '../../app/address/links.ts';
import { Button, LinkButton } from '../../design/Button.tsx';
import { posterOf, titleOf, type Gallery } from '../gallery.ts';
import { PairTold } from './PairTold.tsx';
import { RoomFoot } from './RoomFoot.tsx';
import { RoomStage } from './RoomStage.tsx';
import { heldWords, hereWords, roomLabel } from './roomWords.ts';
import type { Room } from './useRoom.ts';
import { t } from '../../words/speak.ts';

/** Narrower than this it is read in a hand, px. */
const HAND = 700;

/** What the canvas shows now: whose threads alone, and which poster is pointed at. */
interface Shown {
  picture: RoomPicture | null;
  focus: string | null;
  near: string | null;
}

const NOTHING_YET: Shown = { picture: null, focus: null, near: null };

/** The room to walk through, with what is said of it below. */
export function WalkRoom({
  gallery,
  room,
  onOpen,
  onConnect,
  onAct,
  onThreads,
  children,
}: {
  gallery: Gallery;
  room: Room;
  onOpen: (tableId: string) => void;
  onConnect: (from?: string, to?: string) => void;
  onAct: (connection: string) => void;
  /** Threads are shown, or hidden. */
  onThreads: () => void;
  /** What else may be done here, beside the others. */
  children?: ReactNode;
}): JSX.Element {
  const { showThreads, cursor, setCursor } = room;
  const [shown, setShown] = useState<Shown>(NOTHING_YET);
  const { picture } = shown;
  const onPicture = useCallback(
    (picture: RoomPicture, focus: string | null, near: string | null) =>
      setShown({ picture, focus, near }),
    [],
  );
  const pair = picture?.threads.find((thread) => thread.pair.id === cursor.pair)?.pair;
  return (
    <>
      <RoomStage
        gallery={gallery}
        room={room}
        read={window.innerWidth < HAND ? 'hand' : 'desk'}
        isWalkable
        mayConnect={showThreads}
        label={roomLabel(gallery, room)}
        onOpen={onOpen}
        onConnect={onConnect}
        onAct={onAct}
        onPicture={onPicture}
      />
      <p className="ww-visually-hidden" role="status">
        {heldWords(gallery, room, picture)}
      </p>
      {pair ? (
        <PairTold
          key={pair.id}
          gallery={gallery}
          pair={pair}
          onAct={onAct}
          onClose={() => setCursor({ ...cursor, pair: null })}
        />
      ) : (
        <WalkFoot
          gallery={gallery}
          room={room}
          shown={shown}
          onOpen={onOpen}
          onConnect={onConnect}
          onThreads={onThreads}
        >
          {children}
        </WalkFoot>
      )}
    </>
  );
}

/** What is said of the room below it, and what may be done. */
function WalkFoot({
  gallery,
  room,
  shown: { picture, focus, near },
  onOpen,
  onConnect,
  onThreads,
  children,
}: {
  gallery: Gallery;
  room: Room;
  shown: Shown;
  onOpen: (tableId: string) => void;
  onConnect: (from?: string, to?: string) => void;
  onThreads: () => void;
  children?: ReactNode;
}): JSX.Element {
  const { showThreads, cursor } = room;
  const held = cursor.isHeld ? cursor.poster : null;
  const { me, posters, postersLoaded } = gallery;
  const print = me.role === 'facilitator' && (
    <LinkButton
      icon="printer"
      href={printPage(gallery.wallId, gallery.as, showThreads ? 'connections' : 'posters', {
        from: 'gallery',
        // Large enough to hang: the room with all its threads.
        ...(showThreads ? { size: 'a3' } : {}),
      })}
    >
      {t('gallery.print')}
    </LinkButton>
  );
  return showThreads ? (
    <RoomFoot gallery={gallery} room={room} picture={picture} focus={focus}>
      <div className="room-acts">
        {held !== null && (
          <Button
            aria-label={t('gallery.read', { poster: titleOf(gallery, held) })}
            onClick={() => onOpen(held)}
          >
            {t('gallery.read', { poster: posterOf(gallery, held)?.number ?? '' })}
          </Button>
        )}
        <Button icon="thread-line" onClick={onThreads}>
          {t('gallery.threads.hide')}
        </Button>
        {children}
        {print}
        <Button variant="filled" icon="plus" onClick={() => onConnect(cursor.poster ?? me.table)}>
          {t('gallery.connection.add')}
        </Button>
      </div>
    </RoomFoot>
  ) : (
    <div className="room-foot">
      <p className="room-sum">
        {hereWords(gallery, near) ||
          (postersLoaded ? t('gallery.tap', { count: posters.length }) : t('gallery.bringing'))}
      </p>
      <div className="room-acts">
        <Button icon="thread-line" onClick={onThreads}>
          {t('gallery.threads.show')}
        </Button>
        {children}
        {print}
      </div>
    </div>
  );
}
