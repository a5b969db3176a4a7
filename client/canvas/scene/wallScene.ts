import type { Rect } from '../../../shared/layout/noteGrid.ts';
import type { PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import { Glides } from './glides.ts';
import { PresenceOnWall } from './presenceOnWall.ts';
import { HitTest } from './hitTest.ts';
import { Marks } from './marks.ts';
import type { SceneClock } from './sceneClock.ts';
import { SceneLayers } from './sceneLayers.ts';
import type { SceneLook } from './sceneLook.ts';
import { Selection } from './selection.ts';
import { WallCamera } from './wallCamera.ts';
import { WallContent } from './wallContent.ts';
import { WallFraming } from './wallFraming.ts';
import { WallNames } from './wallNames.ts';

/** What the scene asks of the page it is on. */
export interface ScenePorts {
  clock: SceneClock;
  look: SceneLook;
  /** Device pixels per CSS pixel. */
  ratio: () => number;
  /** A corner of the screen that covers notes, CSS pixels. */
  covered: () => Rect | null;
}

/** Everything the canvas shows, outside React: a frame of panning touches no component. Its parts know what they own; here they are put together. */
export class WallScene {
  readonly clock: SceneClock;
  readonly look: SceneLook;
  readonly layers = new SceneLayers();
  readonly camera: WallCamera;
  readonly selection: Selection;
  readonly content: WallContent;
  readonly presence: PresenceOnWall;
  readonly glides: Glides;
  readonly marks: Marks;
  readonly names: WallNames;
  readonly framing: WallFraming;
  readonly hits: HitTest;

  constructor({ clock, look, ratio, covered }: ScenePorts) {
    const { redraw } = this.layers;
    const isStill = (): boolean => look.isStill;
    this.clock = clock;
    this.look = look;
    this.camera = new WallCamera({ clock, redraw, isStill, ratio });
    this.selection = new Selection(redraw);
    this.content = new WallContent(redraw);
    this.presence = new PresenceOnWall(redraw);
    this.glides = new Glides({ clock, isStill, carriedBy: (id) => this.presence.carriedBy(id) });
    this.marks = new Marks(redraw);
    const measures = (): SceneLook['nameMeasures'] => look.nameMeasures;
    const { camera, content, selection, presence } = this;
    this.names = new WallNames({ content, camera, selection, presence, measures, redraw });
    this.framing = new WallFraming({ content, camera, names: this.names, look, covered });
    this.hits = new HitTest({ content, camera, names: this.names, look });
  }

  /** Shows another state of the wall. Notes that moved glide there, except those this person just let go. */
  show(wall: PlacedWall, heldByMe: ReadonlySet<string> | null = null): void {
    this.glides.start(this.content.show(wall), heldByMe);
  }

  /** Nothing has moved for a moment: a frame may take longer to get sharp sooner. */
  get isCalm(): boolean {
    return this.camera.isQuiet && this.presence.drags.length === 0 && !this.glides.isMoving;
  }

  /** The view stands where it is, and no note is on its way: what is aimed at now is hit. */
  get isAtRest(): boolean {
    return this.camera.isAtRest && this.glides.notes(this.content.wall).length === 0;
  }
}
