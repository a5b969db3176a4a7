import { toScreen } from '../../shared/layout/camera.ts';
import type { Rect } from '../../shared/layout/noteGrid.ts';
import { marksOf, marksSaid } from '../../shared/rating/thingMarks.ts';
import type { OpenWall } from './openWall.ts';

/**
 * For journeys in a real browser: where things are on the screen, so that tests drag with a real mouse. Reads only; nothing of the
 * product uses it and nothing can be changed through it.
 */
export interface WallHook {
  /** Page coordinates of a note, CSS pixels. */
  noteRect(id: string): Rect | null;
  /** Page coordinates of a group's header. */
  headerRect(id: string): Rect | null;
  notes(): { id: string; text: string; cluster?: string }[];
  clusters(): { id: string; name: string; number: number; color: string; notes: string[] }[];
  /** What a press at a place of the page takes. */
  hit(x: number, y: number): { kind: 'note' | 'header' | 'wall'; id?: string };
  camera(): { x: number; y: number; scale: number };
  selection(): string[];
  /** Notes that other people hold. */
  heldByOthers(): string[];
  /** Who else is on which group. */
  claims(): { cluster: string; name: string }[];
  /** What stands at a note of what came of rating, and who sees to it. */
  said(note: string): string;
  /** Notes that stand out; `null`: all alike. */
  matches(): string[] | null;
  /** The note the keyboard is at. */
  focused(): string | null;
  isSaved(): boolean;
  isLoaded(): boolean;
  /** Nothing on the canvas is on its way: where things are said to be, they stay. */
  isAtRest(): boolean;
  /** Everything in view is drawn as it will stay. */
  isSharp(): boolean;
}

declare global {
  interface Window {
    __wall?: WallHook;
  }
}

export function exposeTestHook({ model, drawing }: OpenWall): void {
  const { camera, presence, hits, marks, names } = model.scene;
  const onPage = (rect: Rect | null): Rect | null => {
    const canvas = document.getElementById('wall-canvas')?.getBoundingClientRect();
    return rect && canvas ? { ...rect, x: rect.x + canvas.left, y: rect.y + canvas.top } : null;
  };
  window.__wall = {
    noteRect: (id) => {
      const placed = model.state.wall.notes.get(id);
      return onPage(placed ? toScreen(camera.at, placed.rect) : null);
    },
    headerRect: (id) => onPage(names.header(id)),
    notes: () =>
      [...model.state.wall.notes.values()].map(({ id, note, cluster }) => ({
        id,
        text: note.text,
        ...(cluster === undefined ? {} : { cluster }),
      })),
    clusters: () =>
      [...model.state.wall.clusters.values()].map(({ id, name, number, color, notes }) => ({
        id,
        name,
        number,
        color,
        notes,
      })),
    hit: (x, y) => {
      const canvas = document.getElementById('wall-canvas')?.getBoundingClientRect();
      return hits.hit(x - (canvas?.left ?? 0), y - (canvas?.top ?? 0));
    },
    camera: () => camera.at,
    selection: () => [...model.state.selection],
    heldByOthers: () => presence.others.flatMap(({ held }) => held),
    said: (note) => marksSaid(marksOf(marks.said, 'notes', note)),
    claims: () =>
      marks.claims.filter(({ color }) => color > 0).map(({ cluster, name }) => ({ cluster, name })),
    matches: () => marks.found && [...marks.found],
    focused: () => marks.focus,
    isSaved: () => model.state.arrangementStatus?.saved ?? true,
    isLoaded: () => model.state.loaded,
    isAtRest: () => model.scene.isAtRest,
    isSharp: () => model.state.loaded && drawing.isSharp,
  };
}
