import type Konva from 'konva';
import { memo, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { Layer, Shape, Stage } from 'react-konva/lib/ReactKonvaCore';
import type { WallDrawing } from './drawing/wallDrawing.ts';
import { watchTheme } from './drawing/wallTheme.ts';
import type { GestureHost } from './gestures/gestureHost.ts';
import { listenToGestures } from './gestures/listenToGestures.ts';
import { watchGraphics, watchPixelRatio } from './makeCanvas.ts';
import type { SceneLayer } from './scene/sceneLayers.ts';
import type { WallScene } from './scene/wallScene.ts';

type LayerRef = RefObject<Konva.Layer | null>;

/**
 * The canvas: groups and notes on one layer, what is carried, and others' cursors, above them. Two canvases, because each costs the browser as much as all notes. Konva's own hit testing is off; gestures ask the scene.
 */
export function WallStage({
  scene,
  drawing,
  host,
  label,
  onKeyDown,
}: {
  scene: WallScene;
  drawing: WallDrawing;
  host: GestureHost;
  label: string;
  onKeyDown: (event: React.KeyboardEvent) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const floor = useRef<Konva.Layer>(null);
  const top = useRef<Konva.Layer>(null);
  const size = useCanvasSize(box, floor, top, scene, drawing);
  useDrawing(floor, top, scene, drawing);
  useEffect(
    () => (box.current ? listenToGestures(box.current, scene, host) : undefined),
    [scene, host],
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the canvas takes keys for zoom and pan; the outline has the rest
    <div
      ref={box}
      className="wall-stage"
      dir="ltr"
      id="wall-canvas"
      role="application"
      aria-label={label}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <Stage width={size.width} height={size.height} listening={false}>
        <Layer ref={floor} listening={false}>
          <Drawing draw={drawing.groups} />
          <Drawing draw={drawing.notes} />
          <Drawing draw={drawing.names} />
        </Layer>
        <Layer ref={top} listening={false}>
          <Drawing draw={drawing.top} />
        </Layer>
      </Stage>
    </div>
  );
}

/** Handed to Konva once: another function would have the whole layer drawn anew whenever the page is. */
const Drawing = memo(function Drawing({
  draw,
}: {
  draw: (context: CanvasRenderingContext2D) => void;
}) {
  return (
    <Shape
      listening={false}
      perfectDrawEnabled={false}
      sceneFunc={(context) => draw(context._context)}
    />
  );
});

/** Keeps the canvases as large as their place on the page, CSS pixels, and as sharp as the screen. */
function useCanvasSize(
  box: RefObject<HTMLDivElement | null>,
  floor: LayerRef,
  top: LayerRef,
  scene: WallScene,
  drawing: WallDrawing,
): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const canvases = (): ReturnType<Konva.Layer['getCanvas']>[] =>
      [floor.current, top.current].flatMap((layer) => layer?.getCanvas() ?? []);
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize({ width, height });
      // A browser's zoom, or another screen, changes what a pixel is; words stay sharp only with canvases of that ratio.
      for (const canvas of canvases())
        if (canvas.getPixelRatio() !== devicePixelRatio) canvas.setPixelRatio(devicePixelRatio);
      scene.camera.resize(width, height);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const unwatch = watchPixelRatio(measure);
    const unwatchGraphics = watchGraphics(() => {
      // Setting it clears a canvas and what a lost context forgot.
      for (const canvas of canvases()) canvas.setPixelRatio(devicePixelRatio);
      drawing.drawAnew();
    });
    return () => {
      observer.disconnect();
      unwatch();
      unwatchGraphics();
    };
  }, [box, floor, top, scene, drawing]);
  return size;
}

/** Draws whenever a part of the scene asks for it, and when the theme is another or letters have come. */
function useDrawing(floor: LayerRef, top: LayerRef, scene: WallScene, drawing: WallDrawing): void {
  useEffect(() => {
    const layers: Record<SceneLayer, LayerRef> = { floor, top };
    scene.layers.attach((...names) => {
      for (const name of names) layers[name].current?.batchDraw();
    });
    scene.layers.redraw();
    const again = (): void => drawing.refreshTheme();
    const unwatch = watchTheme(again);
    // A canvas is not painted again by itself when letters come: ours, measured and drawn in a fallback face until then, and later those of
    // a script whose file is asked for only when the first of them is drawn.
    document.fonts.addEventListener('loadingdone', again);
    const faces = ['400', '500', '600'].map((weight) => `${weight} 20px "Fira Sans"`);
    if (faces.every((face) => document.fonts.check(face))) again();
    // One that cannot be had leaves the fallback; nothing is lost by it.
    else for (const face of faces) document.fonts.load(face).catch(() => undefined);
    return () => {
      document.fonts.removeEventListener('loadingdone', again);
      unwatch();
    };
  }, [floor, top, scene, drawing]);
}
