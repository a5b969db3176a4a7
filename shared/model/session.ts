import type { NamesSetting } from './person.ts';
import type { TableRow } from './table.ts';
import type { ReportBack, Walk } from './walk.ts';

export const PHASES = ['gather', 'cluster', 'tables', 'gallery', 'connect', 'follow-up'] as const;
export type Phase = (typeof PHASES)[number];
export const isPhase = (value: unknown): value is Phase => PHASES.includes(value as Phase);

/** From the gallery on, every sheet, visit and connection is the whole room's to read. */
export const isGalleryOpen = (phase: Phase): boolean =>
  phase === 'gallery' || phase === 'connect' || phase === 'follow-up';

export const REVEAL_SETTINGS = ['live', 'later'] as const;
export type RevealSetting = (typeof REVEAL_SETTINGS)[number];

export interface Settings {
  reveal: RevealSetting;
  names: NamesSetting;
}

/** A clock that needs no ticks: every screen counts down by itself. Times in ms, `endsAt` since 1970 UTC by the server's clock. */
export type Timer =
  | { state: 'running'; endsAt: number; totalMs: number }
  | { state: 'paused'; leftMs: number; totalMs: number };

/** What everyone on a wall may know; the `session` map holds exactly these keys. */
export interface Session {
  title: string;
  activity: string;
  joinCode: string;
  phase: Phase;
  prompts: readonly string[];
  /** Questions a new table's sheet starts with. */
  sheetQuestions: readonly string[];
  settings: Settings;
  revealed: boolean;
  posting: 'open' | 'closed';
  locked: boolean;
  /** Closed: nobody new comes in by the code. Who is in stays, and links open as always. */
  door: 'open' | 'closed';
  timer: Timer | null;
  /** In the order of their numbers, closed ones included. */
  tables: readonly TableRow[];
  /** The gallery walk, once started. */
  walk: Walk | null;
  /** Who reports back, while it runs. */
  reportBack: ReportBack | null;
  /** ms since 1970 UTC. */
  createdAt: number;
}

/** Sessions stored before tables or doors existed lack these; they are what such a wall means. */
export const SESSION_DEFAULTS = {
  sheetQuestions: [],
  tables: [],
  walk: null,
  reportBack: null,
  door: 'open',
} as const satisfies Partial<Session>;
