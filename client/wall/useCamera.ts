import { useSyncExternalStore } from 'react';
import type { Camera } from '../../shared/layout/camera.ts';
import type { WallCamera } from '../canvas/scene/wallCamera.ts';

/** Re-renders on every move of the camera: only for what is laid over the canvas in the DOM. */
export function useCamera(camera: WallCamera): Camera {
  return useSyncExternalStore(
    (listener) => camera.onMove(listener),
    () => camera.at,
  );
}
