import type { KillPoint } from './simulatedServer.ts';

/** What happened in a run, or in many. */
export interface Tally {
  runs: number;
  steps: number;
  commits: number;
  framesShown: number;
  edits: number;
  acknowledged: number;
  /** Frames and requests that never arrived. */
  dropped: number;
  duplicated: number;
  disconnects: number;
  restarts: number;
  /** Commits that failed, and commits that succeeded without an answer. */
  failedCommits: number;
  silentCommits: number;
  failedCheckpoints: number;
  checkpoints: number;
  failedLoads: number;
  /** Commands refused, and document work told to wait or refused. */
  refused: number;
  rightsChanges: number;
  /** Undo and redo on pages. */
  undone: number;
  /** Presence shown to somebody, and presence sent under the id of another page. */
  presenceShown: number;
  presenceBorrowed: number;
  /** Facilitators' moves, and how many of them were taken back. */
  moves: number;
  movesTakenBack: number;
  /** Moves after which notes or groups were told of. */
  told: number;
  /** Tables opened by command in the middle of it all, and edits of their sheets. */
  tablesOpened: number;
  newSheetEdits: number;
  /** Answers about notes that are kept, and changes of claims. */
  ratings: number;
  claims: number;
  /** Turns that people have had in rounds of their tables. */
  turns: number;
  /** Snapshots that were acknowledged, that failed, and that were read. */
  snapshots: number;
  failedSnapshots: number;
  snapshotsRead: number;
  deletions: number;
  failedDeletions: number;
  kills: Record<KillPoint, number>;
}

export const emptyTally = (): Tally => ({
  runs: 0,
  steps: 0,
  commits: 0,
  framesShown: 0,
  edits: 0,
  acknowledged: 0,
  dropped: 0,
  duplicated: 0,
  disconnects: 0,
  restarts: 0,
  failedCommits: 0,
  silentCommits: 0,
  failedCheckpoints: 0,
  checkpoints: 0,
  failedLoads: 0,
  refused: 0,
  rightsChanges: 0,
  undone: 0,
  presenceShown: 0,
  presenceBorrowed: 0,
  moves: 0,
  movesTakenBack: 0,
  told: 0,
  tablesOpened: 0,
  newSheetEdits: 0,
  ratings: 0,
  claims: 0,
  turns: 0,
  snapshots: 0,
  failedSnapshots: 0,
  snapshotsRead: 0,
  deletions: 0,
  failedDeletions: 0,
  kills: { idle: 0, queued: 0, applied: 0, committed: 0, shown: 0, acknowledged: 0, checkpoint: 0 },
});
