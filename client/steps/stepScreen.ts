import type { NoteForms } from '../design/NoteSaid.tsx';
import type { Meeting } from '../meeting/openMeeting.ts';
import type { PendingCommands } from '../meeting/pending/pendingView.ts';

/** What the screens of a step on a phone are given. */
export interface StepScreenProps {
  meeting: Meeting;
  pending: PendingCommands;
  offline: boolean;
  /** By what notes are read here. */
  forms: NoteForms;
}
