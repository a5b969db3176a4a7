import {
  boundsOf,
  HEADER,
  LINE_Y,
  NOTE,
  rectContains,
  type Rect,
} from '../../shared/layout/noteGrid.ts';
import { createMeasureText } from './measureText.ts';
import { NAME, type MeasureName } from './nameForms.ts';
import { placeNames, type GroupToName, type PlacedName } from './placeNames.ts';
import type { WallScene } from './wallScene.ts';

/** Free around a wall that is fitted from far away, CSS pixels: names stand out beyond the groups there. */
export const roomForNames = (width: number): number => Math.min(58, width * 0.05);

/** Where the names of groups stand, for drawing and for hands; found anew when the zoom or the wall is another, not while the view moves. */
export class WallNames {
  readonly #scene: WallScene;
  #placed: readonly PlacedName[] = [];
  #byGroup = new Map<string, PlacedName>();
  /** What the places follow from. */
  #of: readonly unknown[] = [];
  #context: CanvasRenderingContext2D | null = null;
  #measured: readonly unknown[] = [];
  #measure: MeasureName = { name: () => 0, plain: () => 0, known: new Map() };
  #invitation: MeasureName = this.#measure;

  constructor(scene: WallScene) {
    this.#scene = scene;
  }

  /** The canvas that names will be drawn on, and measured. */
  drawOn(context: CanvasRenderingContext2D): void {
    this.#context = context;
  }

  /** Screen pixels from the wall's origin (see `shift`). */
  placed(): readonly PlacedName[] {
    const { wall, camera, viewport, roomBelow, theme, renaming, selectedCluster, canName } =
      this.#scene;
    const of = [
      wall.clusters,
      wall.loose,
      camera.scale,
      viewport,
      roomBelow,
      theme,
      renaming,
      selectedCluster,
      canName,
      this.#context,
    ];
    if (of.some((each, index) => each !== this.#of[index])) {
      this.#of = of;
      this.#placed = this.#place();
      this.#byGroup = new Map(this.#placed.map((name) => [name.group.id, name]));
    }
    return this.#placed;
  }

  /** From the wall's origin to where a group is on the screen: the view, and the hand that carries the group. */
  shift(id: string): readonly [number, number] {
    const { camera, drags } = this.#scene;
    const [x, y] = drags.find(({ cluster }) => cluster === id)?.by ?? [0, 0];
    return [camera.x + x * camera.scale, camera.y + y * camera.scale];
  }

  /** The tab that a group's name stands on, on the screen; `null`: its header has room for it. */
  tab(id: string): Rect | null {
    this.placed();
    const tab = this.#byGroup.get(id)?.tab;
    const [x, y] = this.shift(id);
    return tab ? { ...tab, x: tab.x + x, y: tab.y + y } : null;
  }

  /** The group whose tab is there on the screen. */
  tabAt(x: number, y: number): string | null {
    for (const { group, tab } of this.placed()) {
      if (!tab) continue;
      const [left, top] = this.shift(group.id);
      if (rectContains(tab, [x - left, y - top])) return group.id;
    }
    return null;
  }

  #place(): PlacedName[] {
    const {
      wall,
      camera: { scale },
      viewport,
      theme,
      renaming,
      selectedCluster,
      canName,
      index,
      roomBelow,
    } = this.#scene;
    this.#measureWith(theme.font, [theme, this.#context]);
    const scaled = ({ x, y, width, height }: Rect): Rect => ({
      x: x * scale,
      y: y * scale,
      width: width * scale,
      height: height * scale,
    });
    if (wall.clusters.size === 0) return [];
    const groups = [...wall.clusters.values()].map(({ id, name, notes, rect }): GroupToName => {
      const isInvitation = name === '' && canName && id !== renaming;
      return {
        id,
        isInvitation,
        name: id === renaming ? '' : isInvitation ? 'Name it' : name,
        count: id === renaming ? '' : String(notes.length),
        area: scaled(rect),
        bottom: (rect.y + HEADER) * scale,
        measure: isInvitation ? this.#invitation : this.#measure,
      };
    });
    const looseAt = (at: number): Rect | undefined => wall.notes.get(wall.loose.at(at) ?? '')?.rect;
    const [highest, lowest] = [looseAt(0), looseAt(-1)];
    // Loose notes stand in rows from top to bottom: the first and the last tell how high they reach, but for what a row allows.
    const all = scaled(
      boundsOf([
        { x: 0, y: LINE_Y, width: 900, height: -LINE_Y },
        ...(lowest ? [{ ...lowest, height: 1.5 * NOTE.height }] : []),
        ...[...wall.clusters.values()].map(({ rect }) => rect),
      ]) ?? { x: 0, y: 0, width: 0, height: 0 },
    );
    const more = roomForNames(viewport.width) - 1;
    // An upright screen has room above a wall that fills its width.
    const up =
      viewport.height > viewport.width
        ? Math.max(more, (viewport.height - roomBelow - all.height) / 2)
        : more;
    return placeNames(groups, {
      size: this.#scene.nameSize(),
      least: this.#scene.nameSize(0),
      header: HEADER * scale,
      inset: Math.max(6, 16 * scale),
      within: {
        x: all.x - more,
        y: all.y - up,
        width: all.width + 2 * more,
        height: all.height + up + more,
      },
      first: renaming ?? selectedCluster,
      looseFrom: ((highest?.y ?? Infinity) - NOTE.height / 2) * scale,
      scale,
      notesUnder: (area) => index.touching(area),
    });
  }

  /** Anew after a change of theme, or when the face has arrived. */
  #measureWith(font: string, of: readonly unknown[]): void {
    if (of.every((each, index) => each === this.#measured[index])) return;
    this.#measured = of;
    const context = this.#context ?? undefined;
    const plain = createMeasureText(font, 400, context);
    this.#measure = { name: createMeasureText(font, 600, context), plain, known: new Map() };
    this.#invitation = { name: (text) => plain(text) * NAME.plain, plain, known: new Map() };
  }
}
