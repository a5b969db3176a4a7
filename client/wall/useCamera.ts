import { useSyncExternalStore } from 'react';
import type { Camera } from '../../shared/layout/camera.ts';
import type { WallScene } from '../canvas/wallScene.ts';

/** Re-renders on every move of the camera: only for what is laid over the canvas in the DOM. */
export function useCamera(scene: WallScene): Camera {
  return useSyncExternalStore(
    (listener) => scene.onCamera(listener),
    () => scene.camera,
  );
}
