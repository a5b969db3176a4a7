import type { Page } from '@playwright/test';
import type { SteadyMouse } from './steadyMouse.ts';
import type { NoteBox, Room } from './places.ts';

export const APP_NAMES = ['weavewall', 'tldraw', 'excalidraw'] as const;
export type AppName = (typeof APP_NAMES)[number];

/** Screen x = `x` + wall x × `scale`; the same for y. */
export interface AppCamera {
  x: number;
  y: number;
  scale: number;
}

/** A page of notes that can be measured: ours, or a peer's with the same notes. */
export interface WallApp {
  readonly name: AppName;
  /** Said under the table. */
  readonly remark: string;
  /** Before each run: everything as it was at first. */
  reset(): Promise<void>;
  /** Goes there; resolves with the time from navigation until all notes in view are drawn, ms. */
  open(page: Page): Promise<number>;
  camera(page: Page): Promise<AppCamera>;
  /** Shows all notes, or as many as the app can, and waits until that is drawn. */
  fit(page: Page, mouse: SteadyMouse): Promise<void>;
  /** Shows the middle at 100 % and waits until that is drawn. */
  closeUp(page: Page, mouse: SteadyMouse): Promise<void>;
  boxes(page: Page): Promise<NoteBox[]>;
  /** Where the canvas is free of bars. */
  room(page: Page): Promise<Room>;
  /** Selects exactly these. */
  select(page: Page, notes: readonly NoteBox[]): Promise<void>;
  selectedCount(page: Page): Promise<number>;
  /** Others at work for so long: new notes, and `moving` carried by somebody, as `STREAM` says; resolves with how many notes came. */
  stream(page: Page, moving: readonly string[], forMs: number): Promise<number>;
  /** Ends what it started. */
  close(): Promise<void>;
}
