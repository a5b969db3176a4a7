import { isPoint, isRecordKey, type Point } from './arrangement.ts';
import { LIMITS } from './limits.ts';

/** A box in wall units, as hands send it: its top left corner, then its size. */
export type HandView = readonly [x: number, y: number, width: number, height: number];

/** What one finger, pen or mouse does. */
export interface Grip {
  cursor?: Point;
  /** Ids of the notes it carries. */
  held?: string[];
  /** How far from where they lie, wall units. */
  drag?: Point;
  /** The group that a drop would go to. */
  over?: string;
}

/** What others see of a person's hands on the wall. Awareness: never stored. */
export interface HandState extends Grip {
  name: string;
  /** Colour, 1–6. */
  hand: number;
  /** Her other fingers, on a touch table. */
  also?: Grip[];
  /** What of the wall she sees. */
  view?: HandView;
  /** Ids of the groups she is on. */
  claims?: string[];
  /** A facilitator asks everyone to look there; each asking has its own `at`. */
  look?: { at: number; rect: HandView };
}

export function isHandView(value: unknown): value is HandView {
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [x, y, width, height] = value as unknown[];
  return (
    isPoint([x, y]) && isPoint([width, height]) && (width as number) > 0 && (height as number) > 0
  );
}

const isKey = (value: unknown): value is string => typeof value === 'string' && isRecordKey(value);

/** Of a list from outside, what are keys: each once, the first `most` of the list. */
export const keysIn = (value: unknown, most: number): string[] | null =>
  Array.isArray(value) ? [...new Set(value.slice(0, most).filter(isKey))] : null;

/** Of what came from outside, what a grip may hold. */
export function cleanGrip(raw: Record<string, unknown>): Grip {
  const { cursor, held, drag, over } = raw;
  const ids = keysIn(held, LIMITS.heldNotes);
  return {
    ...(isPoint(cursor) ? { cursor } : {}),
    ...(isPoint(drag) ? { drag } : {}),
    ...(isKey(over) ? { over } : {}),
    ...(ids ? { held: ids } : {}),
  };
}
