import type Konva from 'konva';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Layer, Shape, Stage } from 'react-konva/lib/ReactKonvaCore';
import { drawGroups } from './drawGroups.ts';
import { drawNames } from './drawNames.ts';
import { drawNotes } from './drawNotes.ts';
import { drawTop } from './drawTop.ts';
import { listenToGestures, type GestureHost } from './gestures.ts';
import { watchGraphics, watchPixelRatio } from './makeCanvas.ts';
import { watchTheme } from './wallTheme.ts';

/**
 * The canvas: groups and notes on one layer, what hands do above them. Two canvases, because each costs the browser as much as all notes. Konva's own hit testing is off; gestures ask the scene.
 */
export function WallStage({
  host,
  label,
  onKeyDown,
}: {
  host: GestureHost;
  label: string;
  onKeyDown: (event: React.KeyboardEvent) => void;
}) {
  const { scene } = host;
  const box = useRef<HTMLDivElement>(null);
  const floor = useRef<Konva.Layer>(null);
  const top = useRef<Konva.Layer>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize({ width, height });
      // A browser's zoom, or another screen, changes what a pixel is; words stay sharp only with canvases of that ratio.
      for (const layer of [floor.current, top.current])
        if (layer && layer.getCanvas().getPixelRatio() !== devicePixelRatio)
          layer.getCanvas().setPixelRatio(devicePixelRatio);
      scene.resize(width, height);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const unwatch = watchPixelRatio(measure);
    const unwatchGraphics = watchGraphics(() => {
      // Setting it clears a canvas and what a lost context forgot.
      for (const layer of [floor.current, top.current])
        layer?.getCanvas().setPixelRatio(devicePixelRatio);
      scene.drawAnew();
    });
    return () => {
      observer.disconnect();
      unwatch();
      unwatchGraphics();
    };
  }, [scene]);

  useEffect(() => {
    scene.attach({
      floor: () => floor.current?.batchDraw(),
      top: () => top.current?.batchDraw(),
    });
    scene.invalidate();
    const again = (): void => scene.refreshTheme();
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
  }, [scene]);

  useEffect(() => (box.current ? listenToGestures(box.current, host) : undefined), [host]);

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
          <Shape
            listening={false}
            perfectDrawEnabled={false}
            sceneFunc={(context) => drawGroups(context._context, scene)}
          />
          <Shape
            listening={false}
            perfectDrawEnabled={false}
            sceneFunc={(context) => drawNotes(context._context, scene)}
          />
          <Shape
            listening={false}
            perfectDrawEnabled={false}
            sceneFunc={(context) => drawNames(context._context, scene)}
          />
        </Layer>
        <Layer ref={top} listening={false}>
          <Shape
            listening={false}
            perfectDrawEnabled={false}
            sceneFunc={(context) => drawTop(context._context, scene)}
          />
        </Layer>
      </Stage>
    </div>
  );
}
