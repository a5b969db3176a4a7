import type * as Y from 'yjs';
import type { Connection, PosterChoices, Visit } from '../../shared/model/gallery.ts';

export interface VisitRow extends Visit {
  id: string;
}
export interface ConnectionRow extends Connection {
  id: string;
}

/** The `gallery` document as plain values. */
export interface GalleryView {
  /** Oldest first. */
  visits: readonly VisitRow[];
  connections: readonly ConnectionRow[];
  /** By table id. */
  posters: ReadonlyMap<string, PosterChoices>;
}

export const EMPTY_GALLERY: GalleryView = { visits: [], connections: [], posters: new Map() };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isVisit = (value: unknown): value is Visit =>
  isRecord(value) &&
  typeof value['table'] === 'string' &&
  typeof value['kind'] === 'string' &&
  typeof value['at'] === 'number';
const isConnection = (value: unknown): value is Connection =>
  isRecord(value) &&
  typeof value['from'] === 'string' &&
  typeof value['to'] === 'string' &&
  typeof value['at'] === 'number';
const isPoster = (value: unknown): value is PosterChoices =>
  isRecord(value) && 'again' in value && typeof value['sentence'] === 'string';

/** Reads visits, connections and posters; records out of shape are left out. */
export function readGallery(gallery: Y.Doc): GalleryView {
  const visits: VisitRow[] = [];
  const connections: ConnectionRow[] = [];
  const posters = new Map<string, PosterChoices>();
  for (const [id, value] of gallery.getMap('visits'))
    if (isVisit(value)) visits.push({ ...value, id });
  for (const [id, value] of gallery.getMap('connections'))
    if (isConnection(value)) connections.push({ ...value, id });
  for (const [id, value] of gallery.getMap('posters')) if (isPoster(value)) posters.set(id, value);
  const byTime = (a: { at: number; id: string }, b: { at: number; id: string }): number =>
    a.at - b.at || (a.id < b.id ? -1 : 1);
  return { visits: visits.sort(byTime), connections: connections.sort(byTime), posters };
}
