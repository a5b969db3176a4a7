import type { Role } from '../../shared/model/person.ts';
import type { Session } from '../../shared/model/session.ts';
import type { OwnPerson } from '../../shared/protocol/live.ts';
import type { Counts } from '../../shared/protocol/live.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import type { LiveView } from '../sync/liveView.ts';
import type { ConnectionRow, VisitRow } from './galleryRows.ts';
import type { GalleryStore } from './galleryStore.ts';

/** All that the gallery's views show, as of now. */
export interface Gallery {
  wallId: string;
  as: Role;
  store: GalleryStore;
  session: Session;
  me: OwnPerson;
  live: LiveView;
  counts: Counts;
  /** By number, closed ones included. */
  posters: readonly PosterView[];
  postersLoaded: boolean;
  connections: readonly ConnectionRow[];
  visits: readonly VisitRow[];
  loaded: boolean;
}

export const posterOf = (
  gallery: Gallery,
  tableId: string | null | undefined,
): PosterView | undefined => gallery.posters.find((poster) => poster.tableId === tableId);
/** "3 Farms that give back", for lists and forms. */
export const titleOf = (gallery: Gallery, tableId: string): string => {
  const poster = posterOf(gallery, tableId);
  return poster ? `${poster.number} ${poster.name}` : 'a table';
};
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
