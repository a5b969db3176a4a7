import type { Static } from 'typebox';
import { isPoint, isRecordKey } from './arrangement.ts';
import { LIMITS } from './limits.ts';
import type {
  CaretSchema,
  GripSchema,
  PresenceSchema,
  PresenceViewSchema,
} from './schemas/presence.ts';

export type PresenceView = Static<typeof PresenceViewSchema>;
export type Grip = Static<typeof GripSchema>;
export type Presence = Static<typeof PresenceSchema>;
export type Caret = Static<typeof CaretSchema>;

export function isPresenceView(value: unknown): value is PresenceView {
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
