import type { IncomingMessage } from 'node:http';
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { Config } from '../config.ts';
import { isNearAddress } from './clientAddress.ts';

type OriginConfig = Pick<Config, 'publicUrl' | 'trustedProxies'>;

/**
 * What the outermost trusted proxy wrote into this header. Where several proxies append, anybody
 * can write what stands further left.
 */
function forwarded(
  request: IncomingMessage,
  name: 'x-forwarded-proto' | 'x-forwarded-host',
  trustedProxies: number,
): string | undefined {
  const told = [request.headers[name] ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((part) => part.trim().toLowerCase());
  return told[Math.max(0, told.length - trustedProxies)] || undefined;
}

/**
 * Whether the request was made over HTTPS, by the server's settings or what a trusted proxy says.
 */
export function isHttps(request: IncomingMessage, config: OriginConfig): boolean {
  if ('encrypted' in request.socket && request.socket.encrypted === true) return true;
  if (
    config.trustedProxies > 0 &&
    forwarded(request, 'x-forwarded-proto', config.trustedProxies) === 'https'
  )
    return true;
  return (
    config.publicUrl !== null &&
    config.publicUrl.startsWith('https:') &&
    `https://${requestHost(request, config)}` === config.publicUrl
  );
}

/**
 * The host that the browser asked for, as a trusted proxy says, else as the request says. `null`
 * when it is no host.
 */
function requestHost(request: IncomingMessage, { trustedProxies }: OriginConfig): string | null {
  const host =
    (trustedProxies > 0 ? forwarded(request, 'x-forwarded-host', trustedProxies) : undefined) ??
    request.headers.host;
  // Only what may stand in a link: the Host header must not bring a user, a path or markup into it.
  return host !== undefined && /^(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?$/.test(host)
    ? host
    : null;
}

function originOf(
  request: IncomingMessage,
  config: OriginConfig,
  scheme: 'http' | 'https',
): string | null {
  const host = requestHost(request, config);
  return host === null ? null : (URL.parse(`${scheme}://${host}`)?.origin ?? null);
}

/**
 * The origin the request was made to, for links and sockets. Here a proxy on this machine or
 * network is believed when it says that the browser speaks HTTPS, without being a trusted one: who
 * lies about it gets a wrong link and nothing else. `null` when the Host header is no host.
 */
export function requestOrigin(request: IncomingMessage, config: OriginConfig): string | null {
  const isSaid =
    forwarded(request, 'x-forwarded-proto', 1) === 'https' &&
    isNearAddress(request.socket.remoteAddress ?? '');
  return originOf(request, config, isSaid || isHttps(request, config) ? 'https' : 'http');
}

/** A web origin as browsers write it, else `null`. */
function webOrigin(text: string | undefined | null): string | null {
  if (!text) return null;
  const url = URL.parse(text);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === text
    ? text
    : null;
}

/**
 * Whether this origin is the one that the request was made to, or `PUBLIC_URL`. Where a proxy ends
 * TLS and says nothing of it, an `https:` page at the host and port that were asked for counts as
 * ours, because it was loaded from here. An `http:` page does not where HTTPS is known.
 */
function isOwnOrigin(origin: string, request: IncomingMessage, config: OriginConfig): boolean {
  return (
    origin === config.publicUrl ||
    origin === originOf(request, config, isHttps(request, config) ? 'https' : 'http') ||
    origin === originOf(request, config, 'https')
  );
}

/**
 * `unknown`: it names an address that may be ours behind a proxy, or another site's. `silent`: the
 * request says nothing of a page, as scripts' requests do.
 */
export type PageOrigin = 'own' | 'foreign' | 'unknown' | 'silent';

/**
 * Where the page is that sent the request. In secure contexts browsers say it themselves
 * (`Sec-Fetch-Site`, which no page can set and proxies pass on), Chromium not for sockets. Without
 * it `Origin` has to be an address that the server knows as its own.
 */
export function pageOrigin(request: IncomingMessage, config: OriginConfig): PageOrigin {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined)
    return site === 'same-origin'
      ? 'own'
      : site === 'none' && origin === undefined
        ? 'silent'
        : 'foreign';
  if (origin === undefined) return 'silent';
  if (webOrigin(origin) === null) return 'foreign';
  return isOwnOrigin(origin, request, config) ? 'own' : 'unknown';
}

/**
 * Whether the server is asked under another name than the page has, so that only the browser's own
 * word (`Sec-Fetch-Site`) connects the two.
 */
export function isKnownByWordAlone(request: IncomingMessage, config: OriginConfig): boolean {
  const origin = webOrigin(request.headers.origin);
  return (
    origin !== null &&
    pageOrigin(request, config) === 'own' &&
    !isOwnOrigin(origin, request, config)
  );
}

/**
 * The origin of the page, as its browser says: in `Origin`, or in `?at=` for requests that have
 * none (GET). `null` when the browser does not confirm that the page is ours.
 */
function toldOrigin(request: IncomingMessage, config: OriginConfig): string | null {
  if (pageOrigin(request, config) !== 'own') return null;
  if (request.headers.origin !== undefined) return webOrigin(request.headers.origin);
  return webOrigin(URL.parse(request.url ?? '/', 'http://any.invalid')?.searchParams.get('at'));
}

/**
 * Whether a cookie may be `Secure`. Where nothing tells the server of HTTPS, the page's own origin
 * does.
 */
export const isPageOverHttps = (request: IncomingMessage, config: OriginConfig): boolean =>
  isHttps(request, config) || (toldOrigin(request, config)?.startsWith('https:') ?? false);

/** Whether a host name is loopback: it leads to the machine that asks. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);

/**
 * Names of network interfaces of containers and virtual machines: phones in the room cannot reach
 * those.
 */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel|tun|tap|utun)/;

/** This machine's address on the venue's network, or `null`. Private ranges first. */
export function lanAddress(
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces(),
): string | null {
  const found: string[] = [];
  for (const [name, infos] of Object.entries(interfaces)) {
    for (const info of infos ?? []) {
      if (
        info.family === 'IPv4' &&
        !info.internal &&
        !VIRTUAL.test(name) &&
        !info.address.startsWith('169.254.')
      )
        found.push(info.address);
    }
  }
  const isPrivate = (address: string): boolean =>
    /^(192\.168|10|172\.(1[6-9]|2\d|3[01]))\./.test(address);
  return found.find(isPrivate) ?? found[0] ?? null;
}

/**
 * The origin for links and QR codes: `PUBLIC_URL`, else the one the page was opened at. Where that
 * is loopback, the machine's LAN address, because `localhost` on a phone is the phone itself.
 * `null` when the Host header is no host.
 */
export function linkOrigin(
  request: IncomingMessage,
  config: OriginConfig & Pick<Config, 'host'>,
): string | null {
  if (config.publicUrl) return config.publicUrl;
  const origin = toldOrigin(request, config) ?? requestOrigin(request, config);
  if (origin === null) return null;
  const url = new URL(origin);
  const listensOnLan = config.host === '0.0.0.0' || config.host === '::';
  if (!isLoopback(url.hostname) || !listensOnLan) return origin;
  const lan = lanAddress();
  if (lan) url.hostname = lan;
  return url.origin;
}
