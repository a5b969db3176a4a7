import { queryValue, readPlace } from '../../../shared/model/address.ts';
import { isUuid, isWallId } from '../../../shared/model/ids.ts';
import { ROLES, type Role } from '../../../shared/model/person.ts';
import { decodeEscapes, tableNumber } from '../../../shared/model/passedOn.ts';

import { PRINT_SIZE_NAMES, type PrintSize } from '../../../shared/model/printSizes.ts';
import { PRINT_FROM, PRINTS, type Print, type PrintFrom } from './links.ts';

/** What every page of a wall reads from its address: `/w/<wall>/<page>[/<id>]?as=<role>`. */
interface WallPlace {
  wallId: string;
  page: string;
  id: string;
  /** As the address says; `null` when it says none, or none there is. */
  as: Role | null;
}

/** One parser for all pages: links that were passed on in another form are read as the server reads them (`shared/model/address.ts`). */
function readWallPlace(pathname: string, search: string): WallPlace | null {
  const [, w, wallId, page = '', id = ''] = (readPlace(pathname)?.path ?? pathname).split('/');
  if (w !== 'w' || !wallId) return null;
  const asked = queryValue(search, 'as');
  return { wallId, page, id, as: ROLES.find((role) => role === asked) ?? null };
}

/** What the wall page was opened as. */
export type WallAddress =
  | { kind: 'wall'; wallId: string; as: Role }
  | { kind: 'projector'; wallId: string; as: 'projector' }
  | { kind: 'snapshot'; wallId: string; as: Role; snapshot: string };

/** `null` when the address names no wall; so of all below. */
export function readWallAddress(pathname: string, search: string): WallAddress | null {
  const place = readWallPlace(pathname, search);
  if (!place) return null;
  const { wallId, page, id, as } = place;
  if (page === 'projector') return { kind: 'projector', wallId, as: 'projector' };
  if (page === 'snapshots' && id)
    return { kind: 'snapshot', wallId, as: as ?? 'facilitator', snapshot: id };
  return { kind: 'wall', wallId, as: as ?? 'participant' };
}

export function readGalleryAddress(
  pathname: string,
  search: string,
): { wallId: string; as: Role } | null {
  const place = readWallPlace(pathname, search);
  return place && { wallId: place.wallId, as: place.as ?? 'participant' };
}

/** The console acts as the facilitator, whatever its address says. */
export const readConsoleAddress = (pathname: string): string | null =>
  readWallPlace(pathname, '')?.wallId ?? null;

/** Which table a page shows, and whose cookie it uses. */
export interface TableAddress {
  wall: string;
  tableId: string;
  as: Role;
}

/** `null` when the address names no table. */
export function readTableAddress(pathname: string, search: string): TableAddress | null {
  const place = readWallPlace(pathname, search);
  if (place?.page !== 'table' || !isWallId(place.wallId) || !isUuid(place.id)) return null;
  return { wall: place.wallId, tableId: place.id, as: place.as ?? 'participant' };
}

/** What to print: `?what=&table=&size=&as=&snapshot=&from=`. */
export interface PrintAddress {
  wallId: string;
  as: Role;
  what: Print;
  /** One table alone. */
  table: string | null;
  size: PrintSize;
  /** A kept state, in place of the wall as it is now. */
  snapshot: string | null;
  /** The page to go back to, where that is not the person's own. */
  from: PrintFrom | null;
}

/** What it does not know falls back to tents on A4. */
export function readPrintAddress(pathname: string, search: string): PrintAddress | null {
  const place = readWallPlace(pathname, search);
  if (!place) return null;
  const value = (name: string): string | null => queryValue(search, name);
  return {
    wallId: place.wallId,
    as: place.as ?? 'participant',
    what: PRINTS.find((print) => print === value('what')) ?? 'tents',
    table: value('table'),
    snapshot: value('snapshot'),
    size: PRINT_SIZE_NAMES.find((size) => size === value('size')) ?? 'a4',
    from: PRINT_FROM.find((page) => page === value('from')) ?? null,
  };
}

/** `#poster-4` → 4: which poster of the gallery is open. */
export function readPosterHash(hash: string): number | null {
  const named = /^#poster-(.{1,40})$/u.exec(decodeEscapes(hash))?.[1];
  return named === undefined ? null : tableNumber(named);
}
