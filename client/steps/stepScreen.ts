import type { NoteForms } from '../design/NoteSaid.tsx';
import type { Command } from '../meeting/outbox/commandMeanings.ts';
import type { PendingCommands } from '../meeting/pending/pendingView.ts';

/** What the screens of a step on a phone are given. */
export interface StepScreenProps {
  /** Says something to the wall. */
  say: (command: Command) => unknown;
  pending: PendingCommands;
  offline: boolean;
  /** By what notes are read here. */
  forms: NoteForms;
}
