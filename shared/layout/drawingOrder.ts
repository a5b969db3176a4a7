import type { PlacedNote } from './resolvePlacements.ts';

/** Which of two notes is drawn first: what somebody placed lies above what just landed, later arrivals above earlier ones. */
export const drawingOrder = (a: PlacedNote, b: PlacedNote): number =>
  Number(b.landed) - Number(a.landed) || a.note.seq - b.note.seq;
