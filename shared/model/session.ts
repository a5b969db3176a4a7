import type { NamesSetting } from './person.ts';

export const PHASES = ['gather', 'cluster', 'tables', 'gallery', 'connect', 'follow-up'] as const;
export type Phase = (typeof PHASES)[number];
export const isPhase = (value: unknown): value is Phase => PHASES.includes(value as Phase);

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
  settings: Settings;
  revealed: boolean;
  posting: 'open' | 'closed';
  locked: boolean;
  timer: Timer | null;
  /** ms since 1970 UTC. */
  createdAt: number;
}
