const PLACE = 'ww-device';
/**
 * Two tabs that write it at once have both seen what the last one wrote after this long, ms: 60 were not enough on a busy machine. Only
 * the first time on a device.
 */
const SETTLE_MS = 200;

const fresh = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
const kept = (): string | null => {
  const key = localStorage.getItem(PLACE);
  return key !== null && /^[0-9a-f]{32}$/.test(key) ? key : null;
};

async function makeKey(): Promise<string> {
  const known = kept();
  if (known !== null) return known;
  const made = fresh();
  localStorage.setItem(PLACE, made);
  await new Promise((done) => setTimeout(done, SETTLE_MS));
  return kept() ?? made;
}

let key: Promise<string> | null = null;

/**
 * A number by which the server knows that two tabs that open one link at once are one browser's. It names nobody, is sent with that one
 * request alone and remembered there for a minute. Locks where there are any (not over plain HTTP), else both tabs wait a moment and
 * take what the last one wrote. Without storage each page is by itself.
 */
export function deviceKey(): Promise<string> {
  const locks = (navigator as { locks?: LockManager }).locks;
  key ??= (locks ? locks.request(PLACE, makeKey) : makeKey()).catch(fresh);
  return key;
}
