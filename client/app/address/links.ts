import type { Role } from '../../../shared/model/person.ts';
import type { PrintSize } from '../../../shared/model/printSizes.ts';

/** Pages of a wall, by the names that stand in their addresses. */
export type PageName = 'wall' | 'projector' | 'console' | 'gallery';
/** What can be printed. */
export const PRINTS = ['tents', 'posters', 'sheets', 'connections'] as const;
export type Print = (typeof PRINTS)[number];
/** Pages that lead to the printer's and are gone back to, other than the console. */
export const PRINT_FROM = ['gallery', 'table'] as const;
export type PrintFrom = (typeof PRINT_FROM)[number];

/** Where a page of a wall is, as `readAddress.ts` reads it. `as`: whose cookie it uses. */
export const pageOf = (wall: string, page: PageName, as: Role): string =>
  `/w/${wall}/${page}?as=${as}`;
export const tablePage = (wall: string, table: string, as: Role): string =>
  `/w/${wall}/table/${table}?as=${as}`;
/** A poster close up, by its table's number, where its people choose how it looks. */
export const posterPage = (wall: string, number: number, as: Role): string =>
  `${pageOf(wall, 'gallery', as)}#poster-${number}`;
export const snapshotPage = (wall: string, snapshot: string, as: Role): string =>
  `/w/${wall}/snapshots/${snapshot}?as=${as}`;

/** Pages for the printer: of one table alone, on this paper, of a kept state in place of the wall as it is now. `from`: where its link is. */
export const printPage = (
  wall: string,
  as: Role,
  what: Print,
  {
    table,
    size,
    snapshot,
    from,
  }: {
    table?: string | undefined;
    size?: PrintSize;
    snapshot?: string | undefined;
    from?: PrintFrom;
  } = {},
): string =>
  `/w/${wall}/print?${new URLSearchParams({
    what,
    ...(table === undefined ? {} : { table }),
    ...(size === undefined ? {} : { size }),
    as,
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(from === undefined ? {} : { from }),
  }).toString()}`;

/** A person's own page, and where people join. */
export const ownPage = (joinCode: string): string => `/j/${joinCode}`;

/**
 * Picture of the QR code that opens the wall, or a table of it, on a phone. It leads to where this page is (`origin`), which behind some
 * proxies the server cannot know; where it does know better (`PUBLIC_URL`, a page on this machine itself) it says so instead.
 */
export const qrPicture = (joinCode: string, origin: string, table?: number): string =>
  `${ownPage(joinCode)}${table === undefined ? '' : `/${table}`}/qr.svg?at=${encodeURIComponent(origin)}`;
