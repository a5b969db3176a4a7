import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOTE } from '../../../shared/layout/noteGrid.ts';
import { resolvePlacements, type PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { Placement } from '../../../shared/model/arrangement.ts';
import type { Note } from '../../../shared/model/note.ts';
import { TILE } from './tileGrid.ts';
import type { Drag } from '../scene/presenceOnWall.ts';
import { WallScene } from '../scene/wallScene.ts';
import { WallLook } from './wallLook.ts';
import { WallDrawing } from './wallDrawing.ts';

/** A 2D context of a browser that is not here: keeps what it is told to draw and where, and takes time for it. */
class RecordedContext {
  readonly canvas: RecordedCanvas;
  /** Left and top of each drawn picture, after translation. */
  drawn: { of: unknown; x: number; y: number }[] = [];
  cleared: { x: number; y: number; width: number; height: number }[] = [];
  #origin = [0, 0];
  readonly #saved: number[][] = [];

  constructor(canvas: RecordedCanvas) {
    this.canvas = canvas;
  }

  save(): void {
    this.#saved.push(this.#origin);
  }
  restore(): void {
    this.#origin = this.#saved.pop() ?? [0, 0];
  }
  translate(x: number, y: number): void {
    this.#origin = [(this.#origin[0] ?? 0) + x, (this.#origin[1] ?? 0) + y];
  }
  setTransform(): void {
    this.#origin = [0, 0];
  }
  drawImage(of: unknown, x: number, y: number): void {
    browser.now += browser.msPerPicture;
    this.drawn.push({ of, x: x + (this.#origin[0] ?? 0), y: y + (this.#origin[1] ?? 0) });
  }
  clearRect(x: number, y: number, width: number, height: number): void {
    this.cleared.push({ x, y, width, height });
  }
  measureText(text: string): { width: number } {
    return { width: text.length * 50 };
  }
}
for (const name of [
  'scale',
  'beginPath',
  'rect',
  'clip',
  'fill',
  'fillRect',
  'fillText',
  'stroke',
  'roundRect',
  'arc',
  'ellipse',
  'moveTo',
  'lineTo',
  'closePath',
  'setLineDash',
  'rotate',
  'strokeRect',
]) {
  Object.defineProperty(RecordedContext.prototype, name, { value: () => undefined });
}

class RecordedCanvas {
  width = 0;
  height = 0;
  readonly context = new RecordedContext(this);
  addEventListener(): void {}
  getContext(): RecordedContext {
    return this.context;
  }
}

const browser = { now: 0, msPerPicture: 0, canvases: [] as RecordedCanvas[] };

beforeEach(() => {
  Object.assign(browser, { now: 1_000_000, msPerPicture: 0, canvases: [] });
  vi.stubGlobal('devicePixelRatio', 1);
  vi.stubGlobal('document', {
    documentElement: {},
    createElement: () => {
      const canvas = new RecordedCanvas();
      browser.canvases.push(canvas);
      return canvas;
    },
  });
  vi.stubGlobal('getComputedStyle', () => ({
    colorScheme: 'light',
    getPropertyValue: () => '#123456',
  }));
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  vi.stubGlobal(
    'Path2D',
    class {
      addPath(): void {}
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const notesOf = (count: number): Map<string, Note> =>
  new Map(
    Array.from({ length: count }, (_, seq) => [
      `n${seq}`,
      { text: `note ${seq}`, color: 'green', at: 0, seq } satisfies Note,
    ]),
  );
const wallOf = (
  notes: ReadonlyMap<string, Note>,
  placements: [string, Placement][] = [],
): PlacedWall => resolvePlacements(notes, new Map(), new Map(placements));

/** The wall with one note changed; all others are the same objects, as `WallReader` gives them. */
function changed(
  wall: PlacedWall,
  id: string,
  change: { color?: Note['color']; x?: number },
): PlacedWall {
  const placed = wall.notes.get(id);
  if (!placed) throw new Error(`no note ${id}`);
  const { color = placed.note.color, x = placed.rect.x } = change;
  return {
    ...wall,
    notes: new Map([
      ...wall.notes,
      [id, { ...placed, note: { ...placed.note, color }, rect: { ...placed.rect, x } }],
    ]),
  };
}

/** A wall on a screen, looked at from so near that one unit is one pixel. */
function open(wall: PlacedWall): {
  scene: WallScene;
  drawing: WallDrawing;
  screen: RecordedContext;
  frame: () => void;
  frames: () => number;
} {
  const look = new WallLook();
  const never = (): (() => void) => () => undefined;
  const clock = { now: () => browser.now, frame: never, later: never };
  const scene = new WallScene({ clock, look, ratio: () => 1, covered: () => null });
  const drawing = new WallDrawing(scene, look);
  scene.camera.resize(1200, 800);
  scene.show(wall);
  scene.camera.follow({ x: 40, y: 40, scale: 1 });
  const screen = new RecordedCanvas().context;
  const frame = (): void => {
    browser.now += 16;
    screen.drawn = [];
    drawing.notes(screen as unknown as CanvasRenderingContext2D);
  };
  const frames = (): number => {
    let count = 0;
    do {
      frame();
      count += 1;
    } while (!drawing.isSharp && count < 1_000);
    return count;
  };
  // The zoom is at rest, nothing has moved for long.
  browser.now += 10_000;
  return { scene, drawing, screen, frame, frames };
}

const holding = (id: string): Drag => ({
  pointer: 1,
  notes: new Set([id]),
  from: new Map(),
  at: [0, 0],
  by: [0, 0],
  over: { kind: 'wall' },
});
const tiles = (): RecordedCanvas[] =>
  browser.canvases.filter(({ width, height }) => width === TILE && height === TILE);
/** What was painted onto tiles since the last call: per tile where papers lie. */
function painted(): { tile: RecordedCanvas; papers: { x: number; y: number }[] }[] {
  const found = tiles().flatMap((tile) =>
    tile.context.drawn.length > 0
      ? [{ tile, papers: tile.context.drawn.map(({ x, y }) => ({ x, y })) }]
      : [],
  );
  for (const { context } of tiles()) context.drawn = [];
  for (const { context } of tiles()) context.cleared = [];
  return found;
}

describe('resting notes', () => {
  it('paints every note once on each tile it touches, and a frame in which nothing changed paints nothing', () => {
    const { drawing, screen, frame, frames } = open(wallOf(notesOf(24)));
    frames();
    expect(drawing.isSharp).toBe(true);
    expect(painted().reduce((sum, { papers }) => sum + papers.length, 0)).toBeGreaterThanOrEqual(
      24,
    );
    frame();
    expect(painted()).toEqual([]);
    expect(screen.drawn.length, 'tiles are copied to the screen').toBeGreaterThan(3);
    expect(screen.drawn.every(({ of }) => tiles().includes(of as RecordedCanvas))).toBe(true);
  });

  it('a changed note spoils its part of its tiles alone', () => {
    const wall = wallOf(notesOf(24));
    const { scene, frames } = open(wall);
    frames();
    painted();
    scene.show(changed(wall, 'n0', { color: 'pink' }));
    frames();
    // It lies in a corner of its tile, and its shadow reaches into three more.
    const cleared = tiles().flatMap(({ context }) => context.cleared);
    expect(cleared).toContainEqual({ x: 0, y: 0, width: NOTE.width + 9, height: NOTE.height + 9 });
    expect(
      cleared.every(({ width, height }) => width <= NOTE.width + 9 && height <= NOTE.height + 9),
    ).toBe(true);
    const touched = painted();
    expect(touched.length).toBeLessThanOrEqual(4);
    expect(touched.reduce((sum, { papers }) => sum + papers.length, 0)).toBeLessThan(12);
  });

  it('a note that moves is painted where it comes and cleared where it was', () => {
    const wall = wallOf(notesOf(4), [['n3', { pos: [40, 300] }]]);
    const { scene, frames } = open(wall);
    frames();
    painted();
    scene.show(changed(wall, 'n3', { x: 640 }));
    frames();
    const cleared = tiles().flatMap(({ context }) => context.cleared.map(({ x, y }) => [x, y]));
    expect(cleared.length).toBeGreaterThanOrEqual(2);
    const papers = painted().flatMap((each) => each.papers);
    expect(papers).toContainEqual({ x: 640 - TILE - 8, y: 300 - 8 });
    expect(papers.some(({ x, y }) => x === 32 && y === 292)).toBe(false);
  });

  it('notes in a hand are not on the tiles, and come back when it lets go', () => {
    const { scene, frame, frames } = open(wallOf(notesOf(2)));
    frames();
    painted();
    const drag = holding('n0');
    scene.presence.take(drag);
    frame();
    const without = painted().flatMap(({ papers }) => papers);
    expect(without.some(({ x, y }) => x === -8 && y === -8)).toBe(false);
    scene.presence.letGo(drag);
    frame();
    expect(painted().flatMap(({ papers }) => papers)).toContainEqual({ x: -8, y: -8 });
  });

  it('while zooming the last sharp tiles are stretched; once at rest all that is in view is painted at the new zoom', () => {
    const { scene, drawing, screen, frame, frames } = open(wallOf(notesOf(24)));
    frames();
    painted();
    scene.camera.follow({ x: 40, y: 40, scale: 1.5 });
    frame();
    expect(painted()).toEqual([]);
    expect(drawing.isSharp, 'another frame is wanted').toBe(false);
    expect(screen.drawn.some(({ of }) => tiles().includes(of as RecordedCanvas))).toBe(true);
    browser.now += 1_000;
    frames();
    expect(drawing.isSharp).toBe(true);
    expect(painted().flatMap(({ papers }) => papers)).toContainEqual({ x: 192 * 1.5 - 8, y: -8 });
  });

  it('a frame stops when its time is up and says so; later frames finish, and the screen is never blank', () => {
    const { drawing, screen, frame } = open(wallOf(notesOf(24)));
    browser.msPerPicture = 5;
    frame();
    expect(drawing.isSharp).toBe(false);
    const first = painted().reduce((sum, { papers }) => sum + papers.length, 0);
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(24);
    let count = 1;
    for (; !drawing.isSharp && count < 200; count += 1) frame();
    expect(count).toBeLessThan(200);
    expect(screen.drawn.length).toBeGreaterThan(3);
    painted();
    browser.msPerPicture = 0;
    frame();
    expect(painted().length, 'only the ring ahead is left').toBeLessThanOrEqual(tiles().length);
    frame();
    expect(drawing.isSharp).toBe(true);
  });

  it('another theme or face paints everything in view anew', () => {
    const { drawing, frames } = open(wallOf(notesOf(24)));
    frames();
    const before = painted().reduce((sum, { papers }) => sum + papers.length, 0);
    drawing.refreshTheme();
    frames();
    expect(painted().reduce((sum, { papers }) => sum + papers.length, 0)).toBe(before);
  });

  it('what the browser lost is painted anew, on new canvases', () => {
    const { drawing, frames } = open(wallOf(notesOf(24)));
    frames();
    const [before, papers] = [tiles().length, painted().flatMap((each) => each.papers).length];
    drawing.drawAnew();
    frames();
    expect(tiles().length).toBe(2 * before);
    expect(painted().flatMap((each) => each.papers)).toHaveLength(papers);
  });

  it('choosing notes, or a search that fades others, paints those that look different and no more', () => {
    const { scene, frame, frames } = open(wallOf(notesOf(24)));
    frames();
    painted();
    scene.selection.chooseNotes(['n0']);
    frame();
    const chosen = painted().flatMap((each) => each.papers).length;
    expect(chosen).toBeGreaterThan(0);
    expect(chosen).toBeLessThan(12);
    scene.marks.showFound(new Set([...scene.content.wall.notes.keys()].slice(1)));
    frame();
    const faded = painted().flatMap((each) => each.papers).length;
    expect(faded).toBe(chosen);
    scene.selection.chooseNotes(['n0']);
    frame();
    expect(painted(), 'the same is chosen again').toEqual([]);
  });
});

describe('asking for frames', () => {
  /** What a frame asks for while drawing is as slow as this. */
  function askedIn(
    prepare: (given: ReturnType<typeof open>) => void,
    layer: 'notes' | 'top',
  ): string[] {
    const given = open(wallOf(notesOf(24), [['n3', { pos: [40, 300] }]]));
    const asked: string[] = [];
    given.scene.layers.attach((...names) => void asked.push(...names));
    vi.spyOn(given.scene.clock, 'frame').mockImplementation((task) => {
      task(browser.now);
      return () => undefined;
    });
    given.frames();
    prepare(given);
    asked.length = 0;
    given.drawing[layer](given.screen as unknown as CanvasRenderingContext2D);
    return asked;
  }

  it('goes on until all is sharp, then stops', () => {
    expect(askedIn(() => undefined, 'notes')).toEqual([]);
    const slow = askedIn(({ drawing }) => {
      browser.msPerPicture = 5;
      drawing.refreshTheme();
    }, 'notes');
    expect(slow).toEqual(['floor']);
  });

  it('waits while zooming: the end of that is told anyway', () => {
    expect(
      askedIn(({ scene }) => {
        browser.msPerPicture = 5;
        scene.camera.follow({ x: 40, y: 40, scale: 1.5 });
      }, 'notes'),
    ).toEqual([]);
  });

  it('asks for what hands hold as long as it is drawn from old pictures', () => {
    const held = Array.from({ length: 20 }, (_, seq) => `n${seq}`);
    const take = ({ scene }: ReturnType<typeof open>): void =>
      scene.presence.take({ ...holding('n0'), notes: new Set(held) });
    expect(askedIn(take, 'top')).toEqual([]);
    expect(
      askedIn((given) => {
        browser.msPerPicture = 5;
        take(given);
      }, 'top'),
    ).toEqual(['top']);
  });
});
