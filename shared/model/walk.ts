/** A gallery walk under way. Each person's stops are on their own row; `stop` says which of them is now. */
export interface Walk {
  mode: 'rotation' | 'free';
  /** How many stops the rotation has; 0 when people walk freely. */
  stops: number;
  /** Length of one stop, ms. */
  stopMs: number;
  /** Stop that is now, from 0; equal to `stops` once all are walked. */
  stop: number;
}

/** The queue of tables that report back; `index` is who presents now. */
export interface ReportBack {
  /** Table ids. */
  queue: readonly string[];
  index: number;
  /** Time for each, ms. */
  turnMs: number;
}
