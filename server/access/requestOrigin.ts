import type { IncomingMessage } from 'node:http';
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { Config } from '../config.ts';
import { isNearAddress } from './clientAddress.ts';

type OriginConfig = Pick<Config, 'publicUrl' | 'trustedProxies'>;

/** What the first of the trusted proxies heard; where several of them append, what stands further left anybody could have written. */
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

/** Was the request made over HTTPS, as the server's settings or a trusted proxy say? */
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

/** Whom the browser asked for, as a trusted proxy says, else as the request does. `null` when that makes no sense. */
function requestHost(request: IncomingMessage, { trustedProxies }: OriginConfig): string | null {
  const host =
    (trustedProxies > 0 ? forwarded(request, 'x-forwarded-host', trustedProxies) : undefined) ??
    request.headers.host;
  // Only what may stand in a link: no user, path or markup through the Host header.
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
 * The origin the request was made to, for links and sockets: here a proxy on this machine or in this network may say that the browser
 * speaks HTTPS, because whoever lies about it gets a wrong link and nothing else. `null` when the Host header makes no sense.
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
 * Is this origin the one the request was made to, or `PUBLIC_URL`? Where TLS ends at a proxy that says nothing of it, an `https:` page at
 * the very host and port that were asked for counts: it was loaded from here. An `http:` page does not where HTTPS is known.
 */
function isOwnOrigin(origin: string, request: IncomingMessage, config: OriginConfig): boolean {
  return (
    origin === config.publicUrl ||
    origin === originOf(request, config, isHttps(request, config) ? 'https' : 'http') ||
    origin === originOf(request, config, 'https')
  );
}

/** `unknown`: it names an address that may be ours behind a proxy, or another site's. `silent`: it says nothing, as scripts do. */
export type PageOrigin = 'own' | 'foreign' | 'unknown' | 'silent';

/**
 * Does the request come from a page of ours? In secure contexts browsers say so themselves (`Sec-Fetch-Site`, which no page can set, whatever
 * stands between); Chromium not on sockets. Without it `Origin` has to be an address the server knows as its own.
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

/** Is the server asked under another name than the page has, so that nothing but the browser's own word connects the two? */
export function isKnownByWordAlone(request: IncomingMessage, config: OriginConfig): boolean {
  const origin = webOrigin(request.headers.origin);
  return (
    origin !== null &&
    pageOrigin(request, config) === 'own' &&
    !isOwnOrigin(origin, request, config)
  );
}

/** Where the page that asks is, as its browser says: in `Origin`, or, of what has none (GET), in `?at=`. `null` when that is not vouched for. */
function toldOrigin(request: IncomingMessage, config: OriginConfig): string | null {
  if (pageOrigin(request, config) !== 'own') return null;
  if (request.headers.origin !== undefined) return webOrigin(request.headers.origin);
  return webOrigin(URL.parse(request.url ?? '/', 'http://any.invalid')?.searchParams.get('at'));
}

/** May a cookie be `Secure`? Where nothing tells the server of HTTPS, the page's own address does. */
export const isPageOverHttps = (request: IncomingMessage, config: OriginConfig): boolean =>
  isHttps(request, config) || (toldOrigin(request, config)?.startsWith('https:') ?? false);

/** Does this name lead to the machine that asks? */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);

/** Bridges of containers and virtual machines: phones in the room cannot reach them. */
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
 * The origin that goes into links and QR codes: `PUBLIC_URL`, else the one the page was opened at; where that is loopback, the
 * machine's LAN address, because a phone's `localhost` is the phone. `null` when the Host header makes no sense.
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
