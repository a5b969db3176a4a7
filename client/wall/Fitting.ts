import type { Viewport } from '../../shared/layout/camera.ts';
import type { WallScene } from '../canvas/scene/wallScene.ts';
import type { PresenceModel } from './presence/PresenceModel.ts';

/** Small gains are not worth a jump: the view comes nearer by itself only if all is so much larger then. */
const WORTH_IT = 1.08;

interface FittingInput {
  scene: Pick<WallScene, 'camera' | 'framing' | 'presence' | 'clock'>;
  presence: Pick<PresenceModel, 'isAway' | 'state'>;
  isLoaded: () => boolean;
  /** Width of the window, CSS pixels: another when a device is turned. */
  pageWidth: () => number;
}

/** When the view shows all of the wall by itself: at first, and when the canvas gets another width if it did before; a projector also when notes leave the view or the phase changes, never for less. */
export class Fitting {
  readonly #input: FittingInput;
  #hasFitted = false;
  #pageWidth: number;
  #phase: string | null = null;

  constructor(input: FittingInput) {
    this.#input = input;
    this.#pageWidth = input.pageWidth();
  }

  /** Shows all of it, clear of what covers the canvas. */
  fit(glide = true): void {
    const { camera, framing } = this.#input.scene;
    if (glide) camera.flyTo(framing.fitted());
    else camera.moveTo(framing.fitted());
  }

  /** Something on the wall is another, or the phase is. `follows`: nobody moves this view, it has to look after itself. */
  look(follows: boolean, phase: string): void {
    const { scene, presence, isLoaded } = this.#input;
    if (!isLoaded() || scene.camera.viewport.width === 0) return;
    if (!this.#hasFitted) {
      this.#hasFitted = true;
      // The join corner takes its place in this very frame; ask after it.
      scene.clock.frame(() => {
        if (!presence.isAway) this.fit(false);
      });
    } else if (follows) {
      // A phase that comes while somebody holds something is fitted to once it is dropped.
      if (!this.#mayMove()) return;
      if (this.#isNew(phase) || this.#isOff()) this.fit();
    }
    this.#phase = phase;
  }

  /** The canvas had another size before. */
  resized(before: Viewport, follows: boolean): void {
    const { scene, presence, isLoaded, pageWidth } = this.#input;
    const { camera, framing } = scene;
    const { width, height } = camera.viewport;
    const isTurned = pageWidth() !== this.#pageWidth;
    this.#pageWidth = pageWidth();
    if (width === 0 || !isLoaded()) return;
    if (!follows && (scene.presence.drags.length > 0 || presence.isAway)) return;
    // On a phone the wall came out from behind the outline.
    if (follows || before.width === 0) {
      this.#hasFitted = true;
      this.fit(false);
    }
    // A keyboard that comes up makes it lower, and is gone again soon.
    else if (width !== before.width && framing.holdsEverything(before)) this.fit(!isTurned);
    // What was in the middle stays there.
    else if (isTurned)
      camera.follow({
        ...camera.at,
        x: camera.at.x + (width - before.width) / 2,
        y: camera.at.y + (height - before.height) / 2,
      });
  }

  #mayMove(): boolean {
    const { scene, presence } = this.#input;
    return (
      presence.state.look === null && scene.presence.others.every(({ held }) => held.length === 0)
    );
  }

  #isNew(phase: string): boolean {
    return this.#phase !== null && this.#phase !== phase;
  }

  /** Something is out of view, or after tidying there is much room to spare. */
  #isOff(): boolean {
    const { camera, framing } = this.#input.scene;
    return !framing.showsEverything() || framing.fitted().scale > camera.at.scale * WORTH_IT;
  }
}
