import type { WallScene } from '../scene/wallScene.ts';
import type { NoteBitmaps } from './noteBitmaps.ts';
import type { NoteTiles } from './noteTiles.ts';
import type { WallLook } from './wallLook.ts';

/** All that is drawn from. */
interface Parts extends Pick<
  WallScene,
  'camera' | 'content' | 'selection' | 'presence' | 'glides' | 'marks' | 'names'
> {
  look: WallLook;
  tiles: NoteTiles;
  bitmaps: NoteBitmaps;
}

/** The parts of the scene that something is drawn from; drawing changes none of them. */
export type Drawn<Part extends keyof Parts = keyof Parts> = Readonly<Pick<Parts, Part>>;
