/**
 * Picture of the QR code that opens the wall, or a table of it, on a phone. It leads to where this page is, which behind some proxies the
 * server cannot know; where it does know better (`PUBLIC_URL`, a page on this machine itself) it says so instead.
 */
export const qrAddress = (joinCode: string, table?: number): string =>
  `/j/${joinCode}${table === undefined ? '' : `/${table}`}/qr.svg?at=${encodeURIComponent(location.origin)}`;
