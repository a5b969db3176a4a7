import { toScreen } from '../../../shared/layout/camera.ts';
import {
  boundsOf,
  HEADER,
  LINE_Y,
  NOTE,
  rectContains,
  type Rect,
} from '../../../shared/layout/noteGrid.ts';
import type { PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import type { GroupToName, PlacedName } from '../names/placedName.ts';
import { placeNames } from '../names/placeNames.ts';
import type { PresenceOnWall } from './presenceOnWall.ts';
import type { SceneLayers } from './sceneLayers.ts';
import type { NameMeasures } from './sceneLook.ts';
import type { Selection } from './selection.ts';
import type { WallCamera } from './wallCamera.ts';
import type { WallContent } from './wallContent.ts';
import { t } from '../../words/speak.ts';

interface NamesInput {
  content: Pick<WallContent, 'wall' | 'index'>;
  camera: Pick<WallCamera, 'at' | 'viewport' | 'roomBelow'>;
  selection: Pick<Selection, 'cluster' | 'renaming'>;
  presence: Pick<PresenceOnWall, 'shiftOf'>;
  measures: () => NameMeasures;
  redraw: SceneLayers['redraw'];
}

/** Free around a wall that is fitted from far away, CSS pixels: names stand out beyond the groups there. */
export const roomForNames = (width: number): number => Math.min(58, width * 0.05);

/** Where the names of groups stand, for drawing and for gestures; found anew when the zoom or the wall is another, not while the view moves. */
export class WallNames {
  readonly #input: NamesInput;
  #invites = false;
  #placed: readonly PlacedName[] = [];
  #byGroup = new Map<string, PlacedName>();
  /** What the places follow from. */
  #of: readonly unknown[] = [];

  constructor(input: NamesInput) {
    this.#input = input;
  }

  /** Unnamed groups invite a name only where one can be given. */
  invite(invites: boolean): void {
    if (invites === this.#invites) return;
    this.#invites = invites;
    this.#input.redraw();
  }

  /** Size of names, screen pixels: 1.8 % of the width or more, at any zoom. */
  size(scale: number = this.#input.camera.at.scale): number {
    return Math.max(12, this.#input.camera.viewport.width * 0.018, 50 * scale);
  }

  /** Screen pixels from the wall's origin (see `shift`). */
  placed(): readonly PlacedName[] {
    const { content, camera, selection, measures } = this.#input;
    const of = [
      content.wall.clusters,
      content.wall.loose,
      camera.at.scale,
      camera.viewport,
      camera.roomBelow,
      selection.cluster,
      selection.renaming,
      this.#invites,
      measures(),
    ];
    if (of.some((each, index) => each !== this.#of[index])) {
      this.#of = of;
      this.#placed = this.#place();
      this.#byGroup = new Map(this.#placed.map((name) => [name.group.id, name]));
    }
    return this.#placed;
  }

  /** From the wall's origin to where a group is on the screen: the view, and how far somebody has carried the group. */
  shift(id: string): Point {
    const { at } = this.#input.camera;
    const [x, y] = this.#input.presence.shiftOf(id);
    return [at.x + x * at.scale, at.y + y * at.scale];
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

  /** A group's header on the screen: at least as high as its name, which never shrinks below what a room can read. */
  header(id: string): Rect | null {
    const cluster = this.#input.content.wall.clusters.get(id);
    if (!cluster) return null;
    const shown = toScreen(this.#input.camera.at, { ...cluster.rect, height: HEADER });
    const height = Math.max(shown.height, this.size() * 1.5);
    return { ...shown, y: shown.y + shown.height - height, height };
  }

  #place(): PlacedName[] {
    const { content, camera, selection } = this.#input;
    const { wall, index } = content;
    if (wall.clusters.size === 0) return [];
    const { scale } = camera.at;
    return placeNames(this.#groups(scale), {
      size: this.size(),
      least: this.size(0),
      header: HEADER * scale,
      inset: Math.max(6, 16 * scale),
      within: this.#within(scaledBy(scale, reachOf(wall))),
      first: selection.renaming ?? selection.cluster,
      looseFrom: ((looseAt(wall, 0)?.y ?? Infinity) - NOTE.height / 2) * scale,
      scale,
      notesUnder: (area) => index.touching(area),
    });
  }

  #groups(scale: number): GroupToName[] {
    const { content, selection, measures } = this.#input;
    const { name: own, invitation } = measures();
    return [...content.wall.clusters.values()].map(({ id, name, notes, rect }): GroupToName => {
      const isRenamed = id === selection.renaming;
      const isInvitation = name === '' && this.#invites && !isRenamed;
      return {
        id,
        isInvitation,
        name: isRenamed ? '' : isInvitation ? t('group.name') : name,
        count: isRenamed ? '' : String(notes.length),
        area: scaledBy(scale, rect),
        bottom: (rect.y + HEADER) * scale,
        measure: isInvitation ? invitation : own,
      };
    });
  }

  /** Tabs reach no further than this around a wall that takes `all`. */
  #within(all: Rect): Rect {
    const { viewport, roomBelow } = this.#input.camera;
    const more = roomForNames(viewport.width) - 1;
    // An upright screen has room above a wall that fills its width.
    const up =
      viewport.height > viewport.width
        ? Math.max(more, (viewport.height - roomBelow - all.height) / 2)
        : more;
    return {
      x: all.x - more,
      y: all.y - up,
      width: all.width + 2 * more,
      height: all.height + up + more,
    };
  }
}

const scaledBy = (scale: number, { x, y, width, height }: Rect): Rect => ({
  x: x * scale,
  y: y * scale,
  width: width * scale,
  height: height * scale,
});

const looseAt = ({ notes, loose }: PlacedWall, at: number): Rect | undefined =>
  notes.get(loose.at(at) ?? '')?.rect;

/** Loose notes stand in rows from top to bottom: the last tells how low they reach, but for what a row allows. */
function reachOf(wall: PlacedWall): Rect {
  const lowest = looseAt(wall, -1);
  return (
    boundsOf([
      { x: 0, y: LINE_Y, width: 900, height: -LINE_Y },
      ...(lowest ? [{ ...lowest, height: 1.5 * NOTE.height }] : []),
      ...[...wall.clusters.values()].map(({ rect }) => rect),
    ]) ?? { x: 0, y: 0, width: 0, height: 0 }
  );
}
