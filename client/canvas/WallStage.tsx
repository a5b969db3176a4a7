import type { Layer } from 'konva/lib/Layer';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { CanvasLayers, type LayersRef } from './CanvasLayers.tsx';
import type { WallDrawing } from './drawing/wallDrawing.ts';
import { watchTheme } from './drawing/wallTheme.ts';
import type { GestureHost } from './gestures/gestureHost.ts';
import { listenToGestures } from './gestures/listenToGestures.ts';
import { watchGraphics, watchPixelRatio } from './makeCanvas.ts';
import type { SceneLayer } from './scene/sceneLayers.ts';
import type { WallScene } from './scene/wallScene.ts';

/** The canvases, by their place: what is carried lies above what lies. */
const PLACE: Readonly<Record<SceneLayer, number>> = { floor: 0, top: 1 };

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
  const layers: LayersRef = useRef([]);
  const size = useCanvasSize(box, layers, scene, drawing);
  useDrawing(layers, scene, drawing);
  const draws = useMemo(
    () => [[drawing.groups, drawing.notes, drawing.names], [drawing.top]],
    [drawing],
  );
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
      <CanvasLayers layers={layers} size={size} draws={draws} />
    </div>
  );
}

/** Keeps the canvases as large as their place on the page, CSS pixels, and as sharp as the screen. */
function useCanvasSize(
  box: RefObject<HTMLDivElement | null>,
  layers: LayersRef,
  scene: WallScene,
  drawing: WallDrawing,
): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const canvases = (): ReturnType<Layer['getCanvas']>[] =>
      layers.current.map((layer) => layer.getCanvas());
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
  }, [box, layers, scene, drawing]);
  return size;
}

/** Draws whenever a part of the scene asks for it, and when the theme is another or letters have come. */
function useDrawing(layers: LayersRef, scene: WallScene, drawing: WallDrawing): void {
  useEffect(() => {
    scene.layers.attach((...names) => {
      for (const name of names) layers.current[PLACE[name]]?.batchDraw();
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
  }, [layers, scene, drawing]);
}
