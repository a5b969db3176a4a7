import type { Connection, PosterChoices, Visit } from '../../shared/model/gallery.ts';
import { byTime, type GalleryContent } from '../meeting/documents/readDocuments.ts';

export interface VisitRow extends Visit {
  id: string;
}
export interface ConnectionRow extends Connection {
  id: string;
}

/** The gallery as the console lists it. */
export interface GalleryView {
  /** Oldest first. */
  visits: readonly VisitRow[];
  connections: readonly ConnectionRow[];
  /** By table id. */
  posters: ReadonlyMap<string, PosterChoices>;
}

export const EMPTY_GALLERY: GalleryView = { visits: [], connections: [], posters: new Map() };

const listed = <Row extends { at: number }>(
  records: ReadonlyMap<string, Row>,
): (Row & { id: string })[] => [...records].map(([id, record]) => ({ ...record, id })).sort(byTime);

/** The gallery is empty for half of the meeting; nobody waits for it. */
export const galleryLists = (content: GalleryContent | null): GalleryView =>
  content
    ? {
        visits: listed(content.visits),
        connections: listed(content.connections),
        posters: content.choices,
      }
    : EMPTY_GALLERY;
