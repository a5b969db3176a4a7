import type Konva from 'konva';
import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { Layer, Shape, Stage } from 'react-konva/lib/ReactKonvaCore';
import { fitCamera, type Camera } from '../../shared/layout/camera.ts';
import { MOST_CARDS, placeCards, type Point } from '../../shared/layout/galleryThreads.ts';
import type { Rect } from '../../shared/layout/noteGrid.ts';
import { cardSize } from './cardSize.ts';
import { drawRoom } from './drawRoom.ts';
import { RoomKeys } from './RoomKeys.tsx';
import type { RoomStageProps } from './roomStageProps.ts';
import { ThreadCard } from './ThreadCard.tsx';
import { useStageSize } from '../design/useStageSize.ts';
import { keyedCamera } from './keyedCamera.ts';
import { useRoomGestures } from './useRoomGestures.ts';
import { useRoomTheme } from './useRoomTheme.ts';

/** The room from above on a canvas: pan, zoom, light, open, draw. The list beside it has the same powers without it. */
export function RoomStage(props: RoomStageProps): JSX.Element {
  const { room, threads, connections, posters, lit } = props;
  const box = useRef<HTMLDivElement>(null);
  const layer = useRef<Konva.Layer>(null);
  const size = useStageSize(box);
  // `null`: all of the room in view, whatever its size.
  const [walked, setWalked] = useState<Camera | null>(null);
  const [hover, setHover] = useState<{ poster: string | null; thread: string | null }>({
    poster: null,
    thread: null,
  });
  const [drawn, setDrawn] = useState<{ from: string; at: Point } | null>(null);
  const theme = useRoomTheme(layer);
  const padding = Math.max(14, size.width * 0.011);
  const fitted = fitCamera(room.posters, size, { padding, maxScale: 1.6 });
  const camera = walked ?? fitted;
  // Whatever is under the pointer is lit for as long as it is there.
  const shown =
    hover.thread && connections.has(hover.thread) && !lit.includes(hover.thread)
      ? [hover.thread, ...lit]
      : lit;

  useRoomGestures(box, {
    room,
    threads,
    camera,
    mayConnect: props.mayConnect,
    setCamera: setWalked,
    hover: (poster, thread) =>
      setHover((before) =>
        before.poster === poster && before.thread === thread ? before : { poster, thread },
      ),
    open: props.onOpen,
    light: props.onLight,
    draw: setDrawn,
    connect: props.onConnect,
  });
  useEffect(() => void layer.current?.batchDraw());

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = keyedCamera(event, camera, size);
    if (next === undefined) return;
    event.preventDefault();
    setWalked(next);
  };

  const scene = {
    room,
    threads,
    posters,
    relations: new Map([...connections].map(([id, { relation }]) => [id, relation])),
    lit: new Set(shown),
    near: hover.poster,
    standing: props.standing,
    showHere: props.showHere,
    drawn,
  };
  const near = hover.poster && !drawn ? posters.get(hover.poster) : undefined;
  const nearRect = near && room.posters.find((poster) => poster.tableId === near.tableId);
  return (
    <div className="room-stage-frame">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the canvas takes keys for walking and zoom; the list has the rest */}
      <div
        ref={box}
        className={hover.poster || hover.thread ? 'room-stage room-stage-point' : 'room-stage'}
        role="img"
        aria-label={props.label}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <Stage width={size.width} height={size.height} listening={false}>
          <Layer ref={layer} listening={false}>
            <Shape
              listening={false}
              perfectDrawEnabled={false}
              sceneFunc={(context) => drawRoom(context._context, scene, camera, theme)}
            />
          </Layer>
        </Stage>
      </div>
      {props.isWalkable && (
        <RoomKeys {...props} near={(poster) => setHover({ poster, thread: null })} />
      )}
      <LitCards {...props} shown={shown} camera={camera} width={size.width} font={theme.font} />
      {near && nearRect && near.hereNames.length > 0 && props.showHere && (
        <HereNow names={near.hereNames} rect={nearRect} camera={camera} />
      )}
      {walked && (
        <button
          type="button"
          className="ww-button ww-button-plain room-fit"
          onClick={() => setWalked(null)}
        >
          Show the whole room
        </button>
      )}
    </div>
  );
}

/** The cards of lit threads, where they cover no poster. */
function LitCards({
  room,
  threads,
  connections,
  posters,
  held,
  shown,
  camera,
  width,
  font,
  onAct,
  onLight,
}: RoomStageProps & {
  shown: readonly string[];
  camera: Camera;
  width: number;
  font: string;
}): JSX.Element {
  const lit = new Set(shown.slice(0, MOST_CARDS));
  const byId = new Map(
    threads.flatMap((thread) => (lit.has(thread.id) ? [[thread.id, thread] as const] : [])),
  );
  const chosen = [...lit].flatMap((id) => byId.get(id) ?? []);
  const sizes = new Map(
    chosen.map(({ id }) => {
      const size = cardSize(connections.get(id)?.text ?? '', width, id === held, font);
      return [id, { width: size.width / camera.scale, height: size.height / camera.scale }];
    }),
  );
  const cards = placeCards(chosen, sizes, {
    x: room.open.x - 60,
    y: room.open.y + 14,
    width: room.open.width + 120,
    height: room.open.height - 28,
  });
  const numberOf = (id: string): number => posters.get(id)?.number ?? 0;
  return (
    <>
      {[...cards].map(([id, rect]) => {
        const connection = connections.get(id);
        return (
          connection && (
            <ThreadCard
              key={id}
              connection={connection}
              ends={
                room.form === 'whole' ? null : [numberOf(connection.from), numberOf(connection.to)]
              }
              isHeld={id === held}
              onAct={() => onAct(id)}
              onClose={() => onLight(null)}
              style={{
                left: camera.x + rect.x * camera.scale,
                top: camera.y + rect.y * camera.scale,
                width: rect.width * camera.scale,
              }}
            />
          )
        );
      })}
    </>
  );
}

/** Who stands at the poster under the pointer. */
function HereNow({
  names,
  rect,
  camera,
}: {
  names: readonly string[];
  rect: Rect;
  camera: Camera;
}): JSX.Element {
  return (
    <p
      className="room-here"
      aria-hidden="true"
      style={{
        left: camera.x + rect.x * camera.scale,
        top: camera.y + (rect.y + rect.height) * camera.scale + 10,
        maxWidth: Math.max(220, rect.width * camera.scale),
      }}
    >
      Here now:{' '}
      <bdi>
        {names.slice(0, 8).join(', ')}
        {names.length > 8 ? '…' : ''}
      </bdi>
    </p>
  );
}
