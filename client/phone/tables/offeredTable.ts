/** `/j/HUA42K/4` → 4: the table whose link or QR code was opened; `null` on the wall's own link. */
export function offeredNumber(pathname: string): number | null {
  const digits = /^\/j\/[^/]+\/(\d{1,4})\/?$/.exec(pathname)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Once it was taken or declined, a reload shall not offer it again. */
export function forgetOffer(): void {
  history.replaceState(null, '', location.pathname.replace(/\/\d{1,4}\/?$/, '') + location.search);
}

/** What was typed as a table's number; `null` when it is none. */
export const typedNumber = (typed: string): number | null => (/^\s*(?:table|#)?\s*(\d{1,4})\s*$/i.exec(typed) ? Number(/\d+/.exec(typed)?.[0]) : null);
