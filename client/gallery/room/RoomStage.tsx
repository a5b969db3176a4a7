import { useEffect, useMemo, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import type { Camera } from '../../../shared/layout/camera.ts';
import type { LayersRef } from '../../canvas/CanvasLayers.tsx';
import { commandKey, isComposing, typedDigit } from '../../design/keys.ts';
import { useStageSize } from '../../design/useStageSize.ts';
import type { Gallery } from '../gallery.ts';
import { hitRoom, NOTHING } from './hitRoom.ts';
import { broughtIn, detailOf, toPicture, WHOLE, zoomedRoom } from './roomCamera.ts';
import { pressAction } from './roomCursor.ts';
import { keyAction } from './roomKeys.ts';
import type { Read } from './roomPicture.ts';
import { RoomCanvas } from './RoomCanvas.tsx';
import type { Drawn, RoomScene } from './roomScene.ts';
import { useJustIn } from '../tour/useJustIn.ts';
import { useFadeIn } from './useFadeIn.ts';
import { useGrowing } from './useGrowing.ts';
import { useHover } from './useHover.ts';
import type { Room } from './useRoom.ts';
import { useRoomGestures } from './useRoomGestures.ts';
import { useRoomPicture } from './useRoomPicture.ts';
import { useRoomTheme } from './useRoomTheme.ts';
import { t } from '../../words/speak.ts';

/** A finger, or a pointer that is nearly there, px. */
const REACH = 9;

export interface RoomStageProps {
  gallery: Gallery;
  room: Room;
  read: Read;
  /** Can posters be looked at and opened here? The projector only shows. */
  isWalkable: boolean;
  mayConnect: boolean;
  label: string;
  onOpen: (tableId: string) => void;
  onConnect: (from?: string, to?: string) => void;
  onAct: (connection: string) => void;
  /** What is drawn now, whose threads alone, and which poster is pointed at: the words around the room say the same. */
  onPicture: (picture: RoomPicture, focus: string | null, near: string | null) => void;
}

/** The room on a canvas: walk, zoom, look at a poster's threads, open, draw. The list beside it has the same powers without it. */
export function RoomStage(props: RoomStageProps): JSX.Element {
  const { gallery, room, read, isWalkable, onOpen, onConnect, onAct, onPicture } = props;
  const { cursor, setCursor, showThreads } = room;
  const box = useRef<HTMLDivElement>(null);
  const layers: LayersRef = useRef([]);
  const size = useStageSize(box);
  const [camera, setCamera] = useState<Camera>(WHOLE);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const theme = useRoomTheme(layers);
  const { under, dwelt, hover } = useHover();
  const detail = detailOf(camera);
  // Held or stayed on: then its threads alone. Without threads there is nothing to take away.
  const looked = showThreads ? (cursor.poster ?? (drawn ? null : dwelt)) : null;
  const made = useRoomPicture(gallery, room, size, read, detail, looked, theme);
  const { picture, focus, sentences, feet } = made;
  const near = under.poster ?? cursor.poster;
  useEffect(() => onPicture(picture, focus, near), [picture, focus, near, onPicture]);
  // Threads that are laced anew come in; a mark, or a word, changes in its place.
  const lacing = `${focus} ${picture.shows} ${picture.threads.map(({ pair }) => pair.id).join()} ${size.width} ${detail}`;
  const drawFloorAgain = (): void => void layers.current[0]?.batchDraw();
  const shown = useFadeIn(lacing, drawFloorAgain);
  const isJustIn = useJustIn(
    room.rows.map(({ id }) => id),
    gallery.loaded,
  );
  const growing = useGrowing(
    picture.threads.map((thread) => thread.pair),
    isJustIn,
    drawFloorAgain,
  );
  const mayConnect = props.mayConnect && isWalkable;

  useRoomGestures(box, {
    camera,
    size,
    mayConnect,
    hitAt: (spot) =>
      isWalkable
        ? hitRoom(picture, toPicture(camera, detail, spot), (REACH * detail) / camera.scale)
        : NOTHING,
    setCamera,
    hover,
    press: (hit) => {
      const action = pressAction(hit, cursor, picture.shows, showThreads);
      if (action.kind === 'open') onOpen(action.poster);
      else setCursor(action.cursor);
    },
    draw: setDrawn,
    connect: onConnect,
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
    const key = typedDigit(event, true) ?? commandKey(event);
    const action = keyAction(key, { cursor, picture, showThreads, isWalkable, mayConnect });
    if (!action) return;
    event.preventDefault();
    if (action.kind === 'zoom')
      setCamera(zoomedRoom(camera, action.factor, [size.width / 2, size.height / 2], size));
    else if (action.kind === 'whole') setCamera(WHOLE);
    else if (action.kind === 'open') onOpen(action.poster);
    else if (action.kind === 'act') onAct(action.connection);
    else if (action.kind === 'connect') onConnect(action.from ?? undefined);
    else {
      setCursor(action.cursor);
      const to = picture.room.posters.find(({ tableId }) => tableId === action.cursor.poster);
      if (action.isMoved && to) setCamera(broughtIn(to, camera, detail, size));
    }
  };
  const pair = cursor.pair ?? under.pair;
  const scene = useMemo(
    (): RoomScene => ({ picture, sentences, focus, near, pair }),
    [picture, sentences, focus, near, pair],
  );
  const view = useMemo(() => ({ camera, detail }), [camera, detail]);
  return (
    <div className="room-stage-frame">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the canvas takes keys; the list has the rest */}
      <div
        ref={box}
        className={under.poster || under.pair ? 'room-stage room-stage-point' : 'room-stage'}
        role={isWalkable ? 'application' : 'img'}
        aria-label={props.label}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <RoomCanvas
          layers={layers}
          size={size}
          view={view}
          scene={scene}
          feet={feet}
          isWalk={gallery.session.walk !== null}
          shown={shown}
          growing={growing}
          drawn={drawn}
          theme={theme}
        />
      </div>
      {camera.scale > 1 && (
        <button
          type="button"
          className="ww-button ww-button-plain room-fit"
          onClick={() => setCamera(WHOLE)}
        >
          {t('gallery.whole')}
        </button>
      )}
    </div>
  );
}
