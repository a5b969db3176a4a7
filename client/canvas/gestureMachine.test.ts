import { expect, it } from 'vitest';
import { rectContains, rectsTouch } from '../../shared/layout/noteGrid.ts';
import { resolvePlacements } from '../../shared/layout/resolvePlacements.ts';
import type { Cluster, Placement, Point } from '../../shared/model/arrangement.ts';
import type { Note } from '../../shared/model/note.ts';
import { GestureMachine, type GestureHost, type GestureSurface } from './gestureMachine.ts';
import type { Drag, Hit } from './wallScene.ts';

/** Chance that the same seed repeats (mulberry32). */
function randomFrom(seed: number): {
  below: (bound: number) => number;
  chance: (share: number) => boolean;
} {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { below: (bound) => Math.floor(next() * bound), chance: (share) => next() < share };
}

/** A wall of forty notes, eight of them in a group, under hands; drops are written as the page would. */
class Table {
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
  readonly surface: GestureSurface;
  readonly machine: GestureMachine;
  #now = 0;
  #timers: { at: number; task: () => void }[] = [];

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
    const viewMoved = (): void => this.machine.viewMoved();
    this.surface = {
      camera: { x: 40, y: 500, scale: 0.5 },
      viewport: { width, height: 1080 },
      wall: { notes: new Map(), clusters: new Map(), loose: [] },
      drags: [],
      lasso: null,
      setCamera(camera) {
        this.camera = camera;
        viewMoved();
      },
      toWall(x, y): Point {
        return [(x - this.camera.x) / this.camera.scale, (y - this.camera.y) / this.camera.scale];
      },
      hit(x, y): Hit {
        const point = this.toWall(x, y);
        const [note] = this.notesAt(point);
        if (note) return { kind: 'note', id: note.id };
        const cluster = this.clusterAt(point);
        return cluster === null ? { kind: 'wall' } : { kind: 'header', id: cluster };
      },
      clusterAt(point) {
        for (const [id, { rect }] of this.wall.clusters) if (rectContains(rect, point)) return id;
        return null;
      },
      notesIn(rect) {
        return [...this.wall.notes.values()]
          .filter((placed) => rectsTouch(placed.rect, rect))
          .map(({ id }) => id);
      },
      notesAt(point) {
        return [...this.wall.notes.values()]
          .filter(({ rect }) => rectContains(rect, point))
          .reverse();
      },
      invalidate: () => undefined,
    };
    this.place();
    const host: GestureHost<GestureSurface> = {
      scene: this.surface,
      canEdit: () => this.canEdit,
      tool: () => this.tool,
      selection: () => this.selection,
      tapped: (hit) => void this.taps.push(hit),
      lassoed: (notes) => void this.lassos.push(notes),
      lifted: (drag) => void this.lifts.push(drag),
      dropped: (drag) => this.drop(drag),
      handsMoved: (_cursor, drags) =>
        void (this.shownHeld = drags.flatMap(({ notes }) => [...notes])),
    };
    this.machine = new GestureMachine(host, (ms, task) => {
      const timer = { at: this.#now + ms, task };
      this.#timers.push(timer);
      return () => void (this.#timers = this.#timers.filter((each) => each !== timer));
    });
  }

  get now(): number {
    return this.#now;
  }

  pass(ms: number): void {
    this.#now += ms;
    const due = this.#timers.filter(({ at }) => at <= this.#now);
    this.#timers = this.#timers.filter(({ at }) => at > this.#now);
    for (const { task } of due) task();
  }

  place(): void {
    const wall = resolvePlacements(this.notes, this.clusters, this.placements);
    Object.assign(this.surface, { wall });
  }

  at(id: string): Point {
    const rect = this.surface.wall.notes.get(id)?.rect;
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
    const { camera } = this.surface;
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
    this.machine.down({ id, kind, x, y, at: this.#now, adding });
  }
}

const far = (a: { x: number; y: number }, dx: number, dy: number): { x: number; y: number } => ({
  x: a.x + dx,
  y: a.y + dy,
});

it('two hands carry two notes at the same time, each dropped once and where its finger let go', () => {
  const table = new Table();
  const [a, b] = [table.onScreen('n8'), table.onScreen('n15')];
  const [fromA, fromB] = [table.at('n8'), table.at('n15')];
  table.down(1, a);
  table.pass(20);
  table.down(2, b);
  table.machine.move(1, a.x + 60, a.y + 400);
  table.machine.move(2, b.x - 90, b.y + 380);
  expect(table.surface.drags.map(({ notes }) => [...notes])).toEqual([['n8'], ['n15']]);
  expect(table.shownHeld).toEqual(['n8', 'n15']);
  table.machine.up(1, a.x + 60, a.y + 400, table.now);
  expect(table.drops).toHaveLength(1);
  expect(table.shownHeld).toEqual(['n15']);
  table.machine.up(2, b.x - 90, b.y + 380, table.now);
  expect(table.drops).toHaveLength(2);
  expect(table.at('n8')).toEqual([fromA[0] + 120, fromA[1] + 800]);
  expect(table.at('n15')).toEqual([fromB[0] - 180, fromB[1] + 760]);
});

it('what is carried out of the canvas is dropped at its edge, in sight, and comes along when the hand comes back', () => {
  const table = new Table();
  const a = table.onScreen('n8');
  const from = table.at('n8');
  table.down(1, a, 'mouse');
  table.machine.move(1, -700, -90);
  expect(table.surface.drags[0]?.at).toEqual(table.surface.toWall(0, 0));
  table.machine.move(1, a.x + 30, a.y + 40);
  expect(table.surface.drags[0]?.by).toEqual([60, 80]);
  table.machine.up(1, 9000, a.y, table.now);
  expect(table.at('n8')).toEqual([from[0] + (1920 - a.x) * 2, from[1]]);
});

it('two fingers on the empty wall zoom; the one that stays moves the view', () => {
  const table = new Table();
  table.down(1, { x: 1500, y: 100 });
  table.pass(900);
  table.down(2, { x: 1700, y: 100 });
  table.machine.move(2, 1900, 100);
  expect(table.surface.camera.scale).toBe(1);
  table.machine.up(2, 1900, 100, table.now);
  const { x } = table.surface.camera;
  table.machine.move(1, 1530, 100);
  expect(table.surface.camera.x).toBe(x + 30);
  table.machine.up(1, 1530, 100, table.now);
  expect([table.taps, table.drops]).toEqual([[], []]);
});

it('one hand’s two fingers zoom even on notes, and on a phone any two do', () => {
  const table = new Table();
  const a = table.onScreen('n8');
  table.down(1, a);
  table.pass(40);
  table.down(2, far(a, 115, 0));
  table.machine.move(2, a.x + 230, a.y);
  expect(table.surface.camera.scale).toBe(1);
  const phone = new Table(390);
  const b = phone.onScreen('n8');
  phone.down(1, b);
  phone.pass(300);
  phone.down(2, far(b, 300, 0));
  phone.machine.move(2, b.x + 600, b.y);
  expect(phone.surface.camera.scale).toBe(1);
  expect(table.lifts.concat(phone.lifts)).toEqual([]);
});

it('while one hand carries, another moves the view: what is carried stays under its finger', () => {
  const table = new Table();
  const a = table.onScreen('n8');
  const from = table.at('n8');
  table.down(1, a);
  table.machine.move(1, a.x + 50, a.y + 400);
  table.pass(500);
  table.down(2, { x: 1700, y: 60 });
  table.machine.move(2, 1600, 60);
  table.machine.up(2, 1600, 60, table.now);
  table.machine.up(1, a.x + 50, a.y + 400, table.now);
  expect(table.drops).toHaveLength(1);
  expect(table.at('n8')).toEqual([from[0] + (50 + 100) * 2, from[1] + 800]);
});

it('what one hand has, no other takes: neither by the note, nor with what is chosen, nor by the group', () => {
  const table = new Table();
  for (const id of ['n8', 'n15', 'n20']) table.selection.add(id);
  const [a, b] = [table.onScreen('n8'), table.onScreen('n15')];
  table.down(1, a);
  table.pass(400);
  table.down(2, b);
  table.machine.move(2, b.x, b.y + 300);
  expect([...(table.surface.drags[0]?.notes ?? [])]).toEqual(['n8', 'n15', 'n20']);
  table.machine.move(1, a.x, a.y + 300);
  expect(table.surface.drags).toHaveLength(1);
  table.machine.up(1, a.x, a.y + 300, table.now);
  table.machine.up(2, b.x, b.y + 300, table.now);
  expect(table.drops).toHaveLength(1);

  const other = new Table();
  const c = other.onScreen('n0');
  other.down(1, c);
  other.machine.move(1, c.x, c.y + 600);
  other.pass(400);
  const header = { x: other.surface.camera.x + 700 * 0.5, y: other.surface.camera.y - 780 * 0.5 };
  other.down(2, header);
  other.machine.move(2, header.x + 200, header.y);
  const [note, group] = other.surface.drags;
  expect([
    [...(note?.notes ?? [])],
    group?.cluster,
    group?.notes.has('n0'),
    group?.notes.size,
  ]).toEqual([['n0'], 'birds', false, 7]);
});

it('Escape and a cancelled pointer put back what is held, and only that', () => {
  const table = new Table();
  const [a, b] = [table.onScreen('n8'), table.onScreen('n15')];
  table.down(1, a);
  table.pass(200);
  table.down(2, b, 'pen');
  table.machine.move(1, a.x, a.y + 300);
  table.machine.move(2, b.x, b.y + 300);
  table.machine.cancel(1);
  expect(table.surface.drags.map(({ notes }) => [...notes])).toEqual([['n15']]);
  expect(table.machine.putBack()).toBe(true);
  expect(table.surface.drags).toEqual([]);
  table.machine.up(2, b.x, b.y + 300, table.now);
  expect([table.drops, table.taps, table.shownHeld]).toEqual([[], [], []]);
});

it('a pen and a mouse carry too, and a pointer whose end was never told is let go when it comes down again', () => {
  for (const kind of ['pen', 'mouse'] as const) {
    const table = new Table();
    const a = table.onScreen('n8');
    table.down(1, a, kind);
    table.machine.move(1, a.x, a.y + 300);
    table.down(1, a, kind);
    expect(table.surface.drags).toEqual([]);
    table.machine.up(1, a.x, a.y + 300, table.now);
    expect([table.lifts.length, table.drops.length]).toEqual([2, 1]);
  }
});

it('random hands: no note in two hands, none dropped twice, no drag lost, nothing left behind', () => {
  const totals = { drops: 0, cancelled: 0, together: 0, pinches: 0, lassos: 0, taps: 0 };
  for (let seed = 1; seed <= 150; seed += 1) {
    const random = randomFrom(seed);
    const table = new Table(random.chance(0.15) ? 390 : 1920);
    const where = new Map<number, { x: number; y: number }>();
    let cancelled = 0;
    const expected = new Map([...table.surface.wall.notes.keys()].map((id) => [id, table.at(id)]));
    const carriedAway = (before: readonly Drag[]): void =>
      void (cancelled += before.filter(
        ({ pointer }) => !table.surface.drags.some((drag) => drag.pointer === pointer),
      ).length);
    for (let step = 0; step < 120; step += 1) {
      table.pass(random.below(220));
      const id = 1 + random.below(5);
      const spot = { x: random.below(1100), y: random.below(1080) };
      const known = where.get(id);
      const kind = id === 5 ? 'mouse' : id === 4 ? 'pen' : 'touch';
      const before = table.surface.drags;
      const dropsBefore = table.drops.length;
      const { wall } = table.surface;
      const membersOf = (note: string): string | undefined => wall.notes.get(note)?.cluster;
      const scaleBefore = table.surface.camera.scale;
      if (random.chance(0.04))
        table.tool = random.chance(0.6) ? 'move' : random.chance(0.5) ? 'select' : 'read';
      if (random.chance(0.02)) table.canEdit = !table.canEdit;
      if (random.chance(0.05)) table.selection.add(`n${random.below(40)}`);
      if (random.chance(0.02)) table.selection.clear();
      if (!known) {
        const target = random.chance(0.75) ? table.onScreen(`n${random.below(40)}`) : spot;
        table.down(id, target, kind, random.chance(0.3));
        where.set(id, target);
        carriedAway(before);
      } else if (random.chance(0.62)) {
        const to = random.chance(0.5)
          ? far(known, random.below(60) - 30, random.below(60) - 30)
          : spot;
        where.set(id, to);
        table.machine.move(id, to.x, to.y);
        expect(
          before.every(({ pointer }) =>
            table.surface.drags.some((drag) => drag.pointer === pointer),
          ),
          `seed ${seed}: a move lets nothing go`,
        ).toBe(true);
      } else if (random.chance(0.8)) {
        where.delete(id);
        const held = before.find(({ pointer }) => pointer === id);
        table.machine.up(id, known.x, known.y, table.now);
        const drops = table.drops.slice(dropsBefore);
        if (held)
          expect(
            drops.map(({ pointer }) => pointer),
            `seed ${seed}: a drag ends in its drop`,
          ).toEqual([id]);
        for (const { cluster, from, by } of drops) {
          // A group takes along its notes in other hands: they belong to it until they are dropped elsewhere.
          const lay =
            cluster === undefined
              ? from
              : new Map([...expected].filter(([note]) => membersOf(note) === cluster));
          for (const [note, [x, y]] of lay) expected.set(note, [x + by[0], y + by[1]]);
        }
      } else if (random.chance(0.7)) {
        where.delete(id);
        table.machine.cancel(id);
        carriedAway(before);
      } else {
        table.machine.putBack();
        carriedAway(before);
        expect(table.surface.drags).toEqual([]);
      }
      const held = table.surface.drags.flatMap(({ notes }) => [...notes]);
      expect(new Set(held).size, `seed ${seed}: a note is in one hand`).toBe(held.length);
      if (table.surface.drags.length > 1) totals.together += 1;
      if (table.surface.camera.scale !== scaleBefore) totals.pinches += 1;
      // Another finger's view is not this wall's doing: keep it in reach of the next hands.
      if (table.surface.drags.length === 0 && where.size === 0)
        table.surface.camera = { x: 40, y: 500, scale: 0.5 };
    }
    const before = table.surface.drags;
    table.machine.cancelAll();
    carriedAway(before);
    expect([table.surface.drags, table.surface.lasso], `seed ${seed}`).toEqual([[], null]);
    expect(table.drops.length + cancelled, `seed ${seed}: every drag ends once`).toBe(
      table.lifts.length,
    );
    for (const [note, [x, y]] of expected) {
      const [isX, isY] = table.recorded(note);
      expect(
        Math.hypot(isX - x, isY - y),
        `seed ${seed}: ${note} lies where its drops put it`,
      ).toBeLessThan(0.01);
    }
    totals.drops += table.drops.length;
    totals.cancelled += cancelled;
    totals.lassos += table.lassos.length;
    totals.taps += table.taps.length;
  }
  // Not in vain: all of it did happen.
  for (const [what, count] of Object.entries(totals)) expect(count, what).toBeGreaterThan(20);
});
