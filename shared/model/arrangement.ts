import type { Static } from 'typebox';
import { countChars, isWellFormed } from './text.ts';
import { LIMITS } from './limits.ts';
import { isNoteColor, type NoteColor } from './note.ts';
import type { ClusterSchema, PlacementSchema, PointSchema } from './schemas/arrangement.ts';

export const CLUSTER_STATES = ['open', 'dissolved'] as const;

/** x, y. */
export type Point = Static<typeof PointSchema>;
export type Placement = Static<typeof PlacementSchema>;
export type Cluster = Static<typeof ClusterSchema>;

const isCoordinate = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= LIMITS.coordinateMax;

export const isPoint = (value: unknown): value is Point =>
  Array.isArray(value) && value.length === 2 && isCoordinate(value[0]) && isCoordinate(value[1]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.getPrototypeOf(value) === Object.prototype;

const onlyKeys = (value: Record<string, unknown>, keys: readonly string[]): boolean =>
  Object.keys(value).every((key) => keys.includes(key));

/** Keys of maps: short, printable, and never a name that JavaScript objects inherit. */
export const isRecordKey = (key: string): boolean =>
  /^[\w-]{1,64}$/.test(key) && !(key in Object.prototype);

export function isPlacement(value: unknown): value is Placement {
  if (!isRecord(value) || !onlyKeys(value, ['cluster', 'pos']) || !isPoint(value['pos']))
    return false;
  const cluster = value['cluster'];
  return cluster === undefined || (typeof cluster === 'string' && isRecordKey(cluster));
}

/**
 * Of the JSON of a cluster's `Y.Map`. A name may be empty, is one line, and holds no control characters. `isColor`: what is read and not
 * judged may have a paper that nobody here knows yet.
 */
export function isCluster(
  value: unknown,
  isColor: (color: unknown) => color is NoteColor = isNoteColor,
): value is Cluster {
  if (!isRecord(value) || !onlyKeys(value, ['name', 'color', 'pos', 'state', 'into', 'collapsed']))
    return false;
  const { name, color, pos, state, into, collapsed } = value;
  if (
    typeof name !== 'string' ||
    name.length > LIMITS.clusterNameChars * 2 ||
    countChars(name) > LIMITS.clusterNameChars
  )
    return false;
  // oxlint-disable-next-line no-control-regex -- names must not hold control characters
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(name) || !isWellFormed(name)) return false;
  if (!isColor(color) || !isPoint(pos)) return false;
  if (state !== undefined && state !== 'open' && state !== 'dissolved') return false;
  if (collapsed !== undefined && collapsed !== true) return false;
  return into === undefined || (typeof into === 'string' && isRecordKey(into));
}
