import { resolvePlacements, type PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { Rect } from '../../../shared/layout/noteGrid.ts';
import type { Cluster, Placement } from '../../../shared/model/arrangement.ts';
import type { Note } from '../../../shared/model/note.ts';
import type { SceneLayer } from './sceneLayers.ts';
import type { SceneLook } from './sceneLook.ts';
import { TestClock } from './testClock.ts';
import { WallScene } from './wallScene.ts';

/** Every letter is half as wide as it is high. */
const halfAsWide = { name: widthOf, plain: widthOf, known: new Map() };
function widthOf(text: string): number {
  return text.length * 0.5;
}

/** How a wall may look without a canvas: words of one size, areas as large as their boxes. */
export const plainLook = (change: Partial<SceneLook> = {}): SceneLook => ({
  isStill: false,
  nameMeasures: { name: halfAsWide, invitation: halfAsWide },
  fit: (text) => ({ size: 20, lines: [text], cut: false }),
  isInArea: () => true,
  ...change,
});

export interface TestScene {
  scene: WallScene;
  clock: TestClock;
  /** Layers asked for since the last call, each once. */
  asked: () => SceneLayer[];
}

/** A scene on a screen of 1,000 × 800 with two device pixels per CSS pixel, where nothing has been shown yet. */
export function testScene({
  look = plainLook(),
  covered = null,
}: { look?: SceneLook; covered?: Rect | null } = {}): TestScene {
  const clock = new TestClock();
  const scene = new WallScene({ clock, look, ratio: () => 2, covered: () => covered });
  let layers = new Set<SceneLayer>();
  scene.layers.attach((...names) => {
    for (const name of names) layers.add(name);
  });
  scene.camera.resize(1000, 800);
  const asked = (): SceneLayer[] => {
    const before = [...layers].sort();
    layers = new Set();
    return before;
  };
  asked();
  return { scene, clock, asked };
}

/** Notes by id in the order of their arrival: where each lies, and in which group. `null`: where it landed. */
export function wallOf(
  placed: Readonly<Record<string, Placement | null>>,
  groups: Readonly<Record<string, Partial<Cluster>>> = {},
): PlacedWall {
  const ids = Object.keys(placed);
  const notes = new Map(
    ids.map((id, seq): [string, Note] => [
      id,
      { text: `Words of ${id}`, color: 'green', at: 0, seq },
    ]),
  );
  const clusters = new Map(
    Object.entries(groups).map(([id, group]): [string, Cluster] => [
      id,
      { name: id, color: 'blue', pos: [0, -800], ...group },
    ]),
  );
  const placements = new Map(
    ids.flatMap((id): [string, Placement][] => {
      const placement = placed[id];
      return placement ? [[id, placement]] : [];
    }),
  );
  return resolvePlacements(notes, clusters, placements);
}

/** The same wall with some notes elsewhere; all others are the same objects, as `WallReader` gives them. */
export function moved(
  wall: PlacedWall,
  to: Readonly<Record<string, readonly [number, number]>>,
): PlacedWall {
  const notes = new Map(wall.notes);
  for (const [id, [x, y]] of Object.entries(to)) {
    const placed = notes.get(id);
    if (!placed) throw new Error(`${id} is not on the wall`);
    notes.set(id, { ...placed, landed: false, rect: { ...placed.rect, x, y } });
  }
  return { ...wall, notes };
}

/** The same wall without some notes. */
export function without(wall: PlacedWall, ...ids: string[]): PlacedWall {
  const notes = new Map(wall.notes);
  for (const id of ids) notes.delete(id);
  return { ...wall, notes, loose: wall.loose.filter((id) => notes.has(id)) };
}
