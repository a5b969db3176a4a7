import { Layer } from 'konva/lib/Layer';
import { Shape } from 'konva/lib/Shape';
import { Stage } from 'konva/lib/Stage';
import { useLayoutEffect, useRef, type JSX, type RefObject } from 'react';

/** Draws a part of a picture, in CSS pixels of the canvas. */
export type Draw = (context: CanvasRenderingContext2D) => void;
/** The canvases, from the lowest up; none before the page is laid out and after it has gone. */
export type LayersRef = RefObject<readonly Layer[]>;

interface Opened {
  stage: Stage;
  layers: readonly Layer[];
  /** By layer, in the order of its parts. */
  shapes: readonly (readonly Shape[])[];
}

/** Konva looks for nothing under a pointer: pages ask their scenes. */
const STILL = { listening: false } as const;

/**
 * Canvases over each other, each drawn by its parts in their order, and again when one of them is
 * another function. Konva gives the canvases, their sharpness and their time to draw. That the page
 * tells it so itself, and no second renderer of React's does, spares the wall and the gallery 42 kB
 * gzip. How many layers and parts there are stays the same for as long as the page shows them.
 */
export function CanvasLayers({
  layers,
  size: { width, height },
  draws,
  hidden = [],
}: {
  /** Filled here, for who wants one drawn again. */
  layers: RefObject<readonly Layer[]>;
  /** px */
  size: { width: number; height: number };
  draws: readonly (readonly Draw[])[];
  /** Layers on which nothing stands just now: they need not be laid over the others. */
  hidden?: readonly boolean[];
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const opened = useRef<Opened | null>(null);
  useLayoutEffect(() => {
    const container = box.current;
    if (!container) return undefined;
    opened.current = open(container, draws);
    layers.current = opened.current.layers;
    return () => {
      opened.current?.stage.destroy();
      opened.current = null;
      layers.current = [];
    };
    // oxlint-disable-next-line react/exhaustive-deps -- opened once: what is drawn on it is told below
  }, [layers]);
  useLayoutEffect(() => {
    opened.current?.stage.size({ width, height });
  }, [width, height]);
  useLayoutEffect(() => {
    for (const [index, { layer, shapes }] of partsOf(opened.current).entries()) {
      for (const [part, shape] of shapes.entries()) drawWith(shape, draws[index]?.[part]);
      const isVisible = hidden[index] !== true;
      if (layer.visible() !== isVisible) layer.visible(isVisible);
    }
  });
  return <div ref={box} />;
}

function open(container: HTMLDivElement, draws: readonly (readonly Draw[])[]): Opened {
  const stage = new Stage({ container, width: 0, height: 0, ...STILL });
  const shapes = draws.map((parts) =>
    parts.map(() => new Shape({ ...STILL, perfectDrawEnabled: false })),
  );
  const layers = shapes.map((parts) => new Layer(STILL).add(...parts));
  for (const layer of layers) stage.add(layer);
  return { stage, layers, shapes };
}

function partsOf(opened: Opened | null): { layer: Layer; shapes: readonly Shape[] }[] {
  return (opened?.layers ?? []).map((layer, index) => ({
    layer,
    shapes: opened?.shapes[index] ?? [],
  }));
}

/** What each shape draws now. */
const drawn = new WeakMap<Shape, Draw>();

/** Another function has the layer drawn again; the same leaves it alone. */
function drawWith(shape: Shape, draw: Draw | undefined): void {
  if (!draw || drawn.get(shape) === draw) return;
  drawn.set(shape, draw);
  shape.sceneFunc((context) => draw(context._context));
}
