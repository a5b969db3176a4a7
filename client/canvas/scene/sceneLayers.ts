/** `floor`: groups and notes. `top`: held notes, others' cursors, marks. */
export type SceneLayer = 'floor' | 'top';

/** Asks for layers to be drawn at the next frame; for all of them where none is named. */
export type Redraw = (...layers: SceneLayer[]) => void;

const LAYERS: readonly SceneLayer[] = ['floor', 'top'];

/** Where the parts ask for drawing, whoever draws. */
export class SceneLayers {
  #draw: Redraw = () => undefined;

  /** `draw` gets the layers that are asked for from now on. */
  attach(draw: Redraw): void {
    this.#draw = draw;
  }

  readonly redraw: Redraw = (...layers) => this.#draw(...(layers.length > 0 ? layers : LAYERS));
}
