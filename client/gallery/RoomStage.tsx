import type Konva from 'konva';
import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { Layer, Shape, Stage } from 'react-konva/lib/ReactKonvaCore';
import { fitCamera, zoomAt, type Camera } from '../../shared/layout/camera.ts';
import { MOST_CARDS, placeCards, type Point } from '../../shared/layout/galleryThreads.ts';
import type { Rect } from '../../shared/layout/noteGrid.ts';
import { watchGraphics, watchPixelRatio } from '../canvas/makeCanvas.ts';
import { cardSize } from './cardSize.ts';
import { drawRoom } from './drawRoom.ts';
import { listenToRoom, type RoomHost } from './roomGestures.ts';
import { readRoomTheme, watchRoomTheme } from './roomTheme.ts';
import { RoomKeys } from './RoomKeys.tsx';
import type { RoomStageProps } from './roomStageProps.ts';
import { ThreadCard } from './ThreadCard.tsx';
import { useStageSize } from '../design/useStageSize.ts';
import { commandKey, isComposing, typedDigit } from '../design/keys.ts';

/** Arrow keys walk this far, px. */
const STEP = 80;

/** The room from above on a canvas: pan, zoom, light, open, draw. The list beside it has the same powers without it. */
export function RoomStage(props: RoomStageProps): JSX.Element {
  const { room, threads, connections, posters, lit, held, mayConnect, onOpen, onLight, onConnect } =
    props;
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
  const [theme, setTheme] = useState(readRoomTheme);
  const padding = Math.max(14, size.width * 0.011);
  const fitted = fitCamera(room.posters, size, { padding, maxScale: 1.6 });
  const camera = walked ?? fitted;
  // Whatever is under the pointer is lit for as long as it is there.
  const shown =
    hover.thread && connections.has(hover.thread) && !lit.includes(hover.thread)
      ? [hover.thread, ...lit]
      : lit;

  useEffect(() => {
    const again = (): void => setTheme(readRoomTheme());
    const unwatch = watchRoomTheme(again);
    // What a lost canvas held, or another screen's pixels: drawn anew, like the cards' sizes.
    const anew = (): void => {
      layer.current?.getCanvas().setPixelRatio(devicePixelRatio);
      again();
    };
    const unwatchGraphics = watchGraphics(anew);
    const unwatchRatio = watchPixelRatio(anew);
    document.fonts.addEventListener('loadingdone', again);
    // Words set in the fallback face are a little off; draw again once ours is here.
    void Promise.all(
      ['400', '500', '600'].map((weight) => document.fonts.load(`${weight} 20px "Fira Sans"`)),
    ).then(again);
    return () => {
      unwatch();
      unwatchGraphics();
      unwatchRatio();
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, []);

  const host = useRef<RoomHost | null>(null);
  useEffect(() => {
    host.current = {
      room,
      threads,
      camera,
      mayConnect,
      setCamera: setWalked,
      hover: (poster, thread) =>
        setHover((before) =>
          before.poster === poster && before.thread === thread ? before : { poster, thread },
        ),
      open: onOpen,
      light: onLight,
      draw: setDrawn,
      connect: onConnect,
    };
  }, [room, threads, camera, mayConnect, onOpen, onLight, onConnect]);
  useEffect(
    () => (box.current ? listenToRoom(box.current, () => host.current as RoomHost) : undefined),
    [],
  );
  useEffect(() => void layer.current?.batchDraw());

  const onKeyDown = (event: KeyboardEvent): void => {
    const [cx, cy] = [size.width / 2, size.height / 2];
    const moves: Record<string, () => Camera | null> = {
      ArrowLeft: () => ({ ...camera, x: camera.x + STEP }),
      ArrowRight: () => ({ ...camera, x: camera.x - STEP }),
      ArrowUp: () => ({ ...camera, y: camera.y + STEP }),
      ArrowDown: () => ({ ...camera, y: camera.y - STEP }),
      '+': () => zoomAt(camera, 1.25, cx, cy),
      '=': () => zoomAt(camera, 1.25, cx, cy),
      '-': () => zoomAt(camera, 0.8, cx, cy),
      0: () => null,
    };
    const move =
      event.ctrlKey || event.metaKey || event.altKey || isComposing(event)
        ? undefined
        : (moves[commandKey(event)] ?? moves[typedDigit(event, true) ?? '']);
    if (!move) return;
    event.preventDefault();
    setWalked(move());
  };

  const cards = ((): Map<string, Rect> => {
    const lit = new Set(shown.slice(0, MOST_CARDS));
    const byId = new Map(
      threads.flatMap((thread) => (lit.has(thread.id) ? [[thread.id, thread] as const] : [])),
    );
    const chosen = [...lit].flatMap((id) => byId.get(id) ?? []);
    const sizes = new Map(
      chosen.map(({ id }) => {
        const { width, height } = cardSize(
          connections.get(id)?.text ?? '',
          size.width,
          id === held,
          theme.font,
        );
        return [id, { width: width / camera.scale, height: height / camera.scale }];
      }),
    );
    return placeCards(chosen, sizes, {
      x: room.open.x - 60,
      y: room.open.y + 14,
      width: room.open.width + 120,
      height: room.open.height - 28,
    });
  })();

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
      {[...cards].map(([id, rect]) => {
        const connection = connections.get(id);
        return (
          connection && (
            <ThreadCard
              key={id}
              connection={connection}
              ends={
                room.form === 'whole'
                  ? null
                  : [
                      posters.get(connection.from)?.number ?? 0,
                      posters.get(connection.to)?.number ?? 0,
                    ]
              }
              isHeld={id === held}
              onAct={() => props.onAct(id)}
              onClose={() => props.onLight(null)}
              style={{
                left: camera.x + rect.x * camera.scale,
                top: camera.y + rect.y * camera.scale,
                width: rect.width * camera.scale,
              }}
            />
          )
        );
      })}
      {near && nearRect && near.hereNames.length > 0 && props.showHere && (
        <p
          className="room-here"
          aria-hidden="true"
          style={{
            left: camera.x + nearRect.x * camera.scale,
            top: camera.y + (nearRect.y + nearRect.height) * camera.scale + 10,
            maxWidth: Math.max(220, nearRect.width * camera.scale),
          }}
        >
          Here now:{' '}
          <bdi>
            {near.hereNames.slice(0, 8).join(', ')}
            {near.hereNames.length > 8 ? '…' : ''}
          </bdi>
        </p>
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
