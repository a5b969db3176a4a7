import { useCallback, type JSX, type RefObject } from 'react';
import type { Camera } from '../../../shared/layout/camera.ts';
import { CanvasLayers, type Draw, type LayersRef } from '../../canvas/CanvasLayers.tsx';
import type { RoomTheme } from '../roomTheme.ts';
import { drawFloor, drawHandThread, throughCamera } from './drawPicture.ts';
import { drawFeet, drawPosters } from './drawPosters.ts';
import { inView } from './roomCamera.ts';
import type { Growing } from './useGrowing.ts';
import type { Drawn, PosterFoot, RoomScene } from './roomScene.ts';

/** Where knots are, they stand in the feet. */
const NOBODY: ReadonlyMap<string, PosterFoot> = new Map();

/** The room's canvases, one over the other: a part is drawn again only when something it shows has changed. */
export function RoomCanvas({
  layers,
  size,
  view: { camera, detail },
  scene,
  feet,
  isWalk,
  shown,
  growing,
  drawn,
  theme,
}: {
  layers: LayersRef;
  /** px */
  size: { width: number; height: number };
  /** `detail`: how many times finer than the screen the picture is set. */
  view: { camera: Camera; detail: number };
  scene: RoomScene;
  feet: ReadonlyMap<string, PosterFoot>;
  isWalk: boolean;
  /** How far threads that are new have come in, 0 to 1. */
  shown: RefObject<number>;
  /** Those that are drawn along their lanes just now. */
  growing: Growing;
  /** The thread in a hand. */
  drawn: Drawn | null;
  theme: RoomTheme;
}): JSX.Element {
  const { picture, focus, pair } = scene;
  // A canvas each for what fades, what stays, and what changes by the second; the same functions until there is something else to draw.
  const floor = useCallback<Draw>(
    (context) =>
      throughCamera(context, camera, detail, () => {
        drawFloor(context, picture, pair, shown.current, growing, theme);
      }),
    [picture, pair, shown, growing, camera, detail, theme],
  );
  const posters = useCallback<Draw>(
    (context) =>
      throughCamera(context, camera, detail, () =>
        drawPosters(context, scene, inView(camera, detail, size), theme),
      ),
    [scene, camera, detail, size, theme],
  );
  const walking = picture.knots.length > 0 ? NOBODY : feet;
  const people = useCallback<Draw>(
    (context) => {
      throughCamera(context, camera, detail, () =>
        drawFeet(context, picture, walking, focus, isWalk, theme),
      );
      if (drawn) drawHandThread(context, drawn, picture, camera, detail, theme);
    },
    [picture, walking, focus, isWalk, camera, detail, theme, drawn],
  );
  return (
    <CanvasLayers
      layers={layers}
      size={size}
      draws={[[floor], [posters], [people]]}
      hidden={[false, false, walking.size === 0 && drawn === null]}
    />
  );
}
