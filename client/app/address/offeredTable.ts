/**
 * `/j/HUA42K/4` → 4: the table whose link or QR code was opened; `null` on the wall's own link. The server sends every other form of the
 * address on to this one before the page is there (`shared/model/address.ts`), so a phone need not carry that.
 */
export function readOfferedTable(pathname: string): number | null {
  const number = /^\/j\/[^/]+\/([1-9]\d{0,3})\/?$/.exec(pathname)?.[1];
  return number === undefined ? null : Number(number);
}

/** The same address without the table it offers. */
export const withoutTable = (pathname: string): string =>
  pathname.replace(/^(\/j\/[^/]+)\/\d*\/?$/, '$1');
