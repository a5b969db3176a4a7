import { rectContains, rectsTouch } from '../../../shared/layout/noteGrid.ts';
import { resolvePlacements } from '../../../shared/layout/resolvePlacements.ts';
import type { Cluster, Placement, Point } from '../../../shared/model/arrangement.ts';
import type { Note } from '../../../shared/model/note.ts';
import { PresenceOnWall, type Drag } from '../scene/presenceOnWall.ts';
import type { Hit } from '../scene/hitTest.ts';
import { TestClock } from '../scene/testClock.ts';
import { WallCamera } from '../scene/wallCamera.ts';
import { WallContent } from '../scene/wallContent.ts';
import type { GestureHost, GestureScene } from './gestureHost.ts';
import { GestureMachine } from './gestureMachine.ts';

export const START = { x: 40, y: 500, scale: 0.5 };

/** A wall of forty notes, eight of them in a group, under hands; drops are written as the page would. */
export class TestTable {
  readonly placements = new Map<string, Placement>();
  readonly clusters = new Map<string, Cluster>([
    ['birds', { name: 'Birds', color: 'yellow', pos: [0, -800] }],
  ]);
  readonly notes = new Map<string, Note>();
  readonly selection = new Set<string>();
  readonly lifts: Drag[] = [];
  readonly drops: Drag[] = [];
  readonly taps: Hit[] = [];
  readonly lassos: string[][] = [];
  shownHeld: string[] = [];
  tool: 'move' | 'select' | 'read' = 'move';
  canEdit = true;
  readonly clock = new TestClock();
  readonly camera = new WallCamera({
    clock: this.clock,
    redraw: () => undefined,
    isStill: () => true,
    ratio: () => 1,
  });
  readonly content = new WallContent(() => undefined);
  readonly presence = new PresenceOnWall(() => undefined);
  readonly machine: GestureMachine;

  constructor(width = 1920) {
    for (let seq = 0; seq < 40; seq += 1) {
      this.notes.set(`n${seq}`, { text: `Note ${seq}`, color: 'yellow', at: 0, seq });
      this.placements.set(
        `n${seq}`,
        seq < 8
          ? { cluster: 'birds', pos: [12 + (seq % 4) * 192, 96 + Math.floor(seq / 4) * 172] }
          : { pos: [(seq % 8) * 230, Math.floor(seq / 8) * 200] },
      );
    }
    this.camera.resize(width, 1080);
    this.camera.follow(START);
    this.place();
    const host: GestureHost = {
      canEdit: () => this.canEdit,
      tool: () => this.tool,
      chosen: () => this.selection,
      tapped: (hit) => void this.taps.push(hit),
      lassoed: (notes) => void this.lassos.push(notes),
      lifted: (drag) => void this.lifts.push(drag),
      dropped: (drag) => this.drop(drag),
      presenceMoved: (_cursor, drags) =>
        void (this.shownHeld = drags.flatMap(({ notes }) => [...notes])),
    };
    const { camera, content, presence } = this;
    this.machine = new GestureMachine(
      { camera, content, presence, hits: this.hits },
      host,
      (ms, task) => this.clock.later(ms, task),
    );
    camera.onMove(() => this.machine.viewMoved());
  }

  /** A group is pressed wherever it is, not by its header alone. */
  readonly hits: GestureScene['hits'] = {
    hit: (x, y): Hit => {
      const point = this.camera.toWall(x, y);
      const [note] = this.hits.notesAt(point);
      if (note) return { kind: 'note', id: note.id };
      const cluster = this.hits.clusterAt(point);
      return cluster === null ? { kind: 'wall' } : { kind: 'header', id: cluster };
    },
    clusterAt: (point) => {
      for (const [id, { rect }] of this.content.wall.clusters)
        if (rectContains(rect, point)) return id;
      return null;
    },
    notesIn: (rect) =>
      [...this.content.wall.notes.values()]
        .filter((placed) => rectsTouch(placed.rect, rect))
        .map(({ id }) => id),
    notesAt: (point) =>
      [...this.content.wall.notes.values()]
        .filter(({ rect }) => rectContains(rect, point))
        .reverse(),
  };

  get now(): number {
    return this.clock.now();
  }

  get drags(): readonly Drag[] {
    return this.presence.drags;
  }

  pass(ms: number): void {
    this.clock.pass(ms);
  }

  place(): void {
    this.content.show(resolvePlacements(this.notes, this.clusters, this.placements));
  }

  at(id: string): Point {
    const rect = this.content.wall.notes.get(id)?.rect;
    if (!rect) throw new Error(`${id} is not on the wall`);
    return [rect.x, rect.y];
  }

  /** Where its record puts it; shown it may be beside that, where another note is. */
  recorded(id: string): Point {
    const {
      pos: [x, y],
      cluster,
    } = this.placements.get(id) ?? { pos: this.at(id) };
    const [left, top] = (cluster === undefined ? undefined : this.clusters.get(cluster)?.pos) ?? [
      0, 0,
    ];
    return [left + x, top + y];
  }

  onScreen(id: string): { x: number; y: number } {
    const [x, y] = this.at(id);
    const camera = this.camera.at;
    return { x: camera.x + (x + 90) * camera.scale, y: camera.y + (y + 80) * camera.scale };
  }

  drop(drag: Drag): void {
    this.drops.push(drag);
    const cluster = drag.cluster === undefined ? undefined : this.clusters.get(drag.cluster);
    if (cluster && drag.cluster !== undefined) {
      this.clusters.set(drag.cluster, {
        ...cluster,
        pos: [cluster.pos[0] + drag.by[0], cluster.pos[1] + drag.by[1]],
      });
    } else
      for (const [id, [x, y]] of drag.from)
        this.placements.set(id, { pos: [x + drag.by[0], y + drag.by[1]] });
    this.place();
  }

  down(
    id: number,
    { x, y }: { x: number; y: number },
    kind: 'mouse' | 'touch' | 'pen' = 'touch',
    adding = false,
  ): void {
    this.machine.down({ id, kind, x, y, at: this.now, adding });
  }
}

export const far = (
  a: { x: number; y: number },
  dx: number,
  dy: number,
): { x: number; y: number } => ({
  x: a.x + dx,
  y: a.y + dy,
});
