import { createContext, use } from 'react';
import type { ScriptChange } from '../../shared/scripts/change/changeScript.ts';
import type { Script } from '../../shared/scripts/script.ts';
import type { Language } from '../../shared/words/languages.ts';
import type { Burst } from '../../shared/model/removal.ts';
import type { ReadableNote, SnapshotLine, WallApi } from '../sync/api.ts';
import type { ConsoleView } from './consoleView.ts';
import type { UndoableAction } from './lastAction.ts';
import type { RefusedChange } from './refusedChange.ts';

export const SIDE_TABS = ['notes', 'people', 'visits', 'keep'] as const;
export type SideTab = (typeof SIDE_TABS)[number];

/** What is as it was, in words, after the server's no, and where its answer was lost; where neither is said, that nothing was changed. */
export interface Stays {
  refused?: string;
  lost?: string;
}

/** What the parts of the console share: what is, what was done last, and how to do something. */
export interface Desk {
  wall: string;
  view: ConsoleView;
  /** Notes that were taken down; only facilitators hold their text. */
  hidden: readonly ReadableNote[];
  snapshots: readonly SnapshotLine[];
  /** Server's clock minus ours, ms. */
  clockOffsetMs: number;
  /** Why nothing can be done just now, in words; `null` when it can. */
  blocked: string | null;
  commands: WallApi;
  /** Does it, and offers to take it back. */
  act: (action: UndoableAction) => Promise<boolean>;
  /** Changes the run as it was seen, and offers to take it back; answers why not. */
  bend: (before: Script, change: ScriptChange) => Promise<RefusedChange | null>;
  /** Runs what cannot be taken back; a refusal is said out loud. `said` is what to say when it worked, `stays` what is as it was when not. */
  run: (task: () => Promise<unknown>, said?: string, stays?: Stays) => Promise<boolean>;
  takeSnapshot: (name: string) => Promise<boolean>;
  /** For good. Also `true` when somebody else was quicker: then it is gone as well. */
  deleteSnapshot: (snapshot: SnapshotLine) => Promise<boolean>;
  /** This rush is her own people: no word of it any more until it has grown. */
  knowBurst: (burst: Burst) => void;
  /** Has heard that screens may fall asleep. */
  knowSleep: () => void;
  /** What downloaded files speak; `undefined`: whatever the wall does. */
  filesIn: Language | undefined;
  setFilesIn: (language: Language | undefined) => void;
  /** Whether the run is being changed: then its editor has the whole page. */
  isChangingRun: boolean;
  setChangingRun: (isChanging: boolean) => void;
  sideTab: SideTab;
  openSideTab: (tab: SideTab) => void;
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk around this part. Throws outside of one. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('useDesk outside of a console');
  return desk;
}
