import { useEffect, useState } from 'react';
import { Fitting } from './Fitting.ts';
import type { WallModel } from './wallModel.ts';

/** Has the view show everything when it should by itself. `faceDown`: notes that only their number is known of; no news of the model tells that more came. */
export function useFitting(
  model: WallModel,
  follows: boolean,
  phase: string,
  faceDown: number,
): Fitting {
  const { scene } = model;
  const [fitting] = useState(
    () =>
      new Fitting({
        scene,
        presence: model.presence,
        isLoaded: () => model.state.loaded,
        pageWidth: () => innerWidth,
      }),
  );
  useEffect(() => {
    const look = (): void => fitting.look(follows, phase);
    scene.content.showBacks(faceDown);
    look();
    const stops = [model.subscribe(look), model.presence.subscribe(look)];
    return () => stops.forEach((stop) => stop());
  }, [model, phase, follows, faceDown, scene, fitting]);
  useEffect(
    () => scene.camera.onResize((before) => fitting.resized(before, follows)),
    [scene, fitting, follows],
  );
  return fitting;
}
