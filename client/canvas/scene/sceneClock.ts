/** All that the scene knows of time; tests let it pass by hand. */
export interface SceneClock {
  /** Milliseconds, of a clock that only runs forward. */
  now(): number;
  /** Does something once before the next drawing; returns how to call it off. */
  frame(task: (now: number) => void): () => void;
  /** Does something after so many ms; returns how to call it off. */
  later(ms: number, task: () => void): () => void;
}
