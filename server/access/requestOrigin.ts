import type { IncomingMessage } from 'node:http';
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { Config } from '../config.ts';

type OriginConfig = Pick<Config, 'publicUrl' | 'trustedProxies'>;

/** What the first of the trusted proxies heard; where several of them append, what stands further left anybody could have written. */
function forwardedProtocol(request: IncomingMessage, trustedProxies: number): string | undefined {
  const told = [request.headers['x-forwarded-proto'] ?? []].flat().join(',').split(',').map((part) => part.trim().toLowerCase());
  return told[Math.max(0, told.length - trustedProxies)];
}

/** Was the request made over HTTPS, as the browser sees it? */
export function isHttps(request: IncomingMessage, config: OriginConfig): boolean {
  if ('encrypted' in request.socket && request.socket.encrypted === true) return true;
  if (config.trustedProxies > 0 && forwardedProtocol(request, config.trustedProxies) === 'https') return true;
  return config.publicUrl !== null && config.publicUrl.startsWith('https:') && `https://${request.headers.host}` === config.publicUrl;
}

/** The origin the request was made to, `null` when its Host header makes no sense. */
export function requestOrigin(request: IncomingMessage, config: OriginConfig): string | null {
  const { host } = request.headers;
  // Only what may stand in a link: no user, path or markup through the Host header.
  if (!host || !/^(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?$/.test(host)) return null;
  return URL.parse(`${isHttps(request, config) ? 'https' : 'http'}://${host}`)?.origin ?? null;
}

/**
 * Does the request come from a page of ours? Browsers say so in `Origin` (fetch, forms, sockets) or, in secure contexts,
 * `Sec-Fetch-Site`. One that says neither is not believed.
 */
export function isSameOrigin(request: IncomingMessage, config: OriginConfig): boolean {
  const { origin } = request.headers;
  if (origin !== undefined && origin !== 'null') return origin === requestOrigin(request, config) || origin === config.publicUrl;
  return request.headers['sec-fetch-site'] === 'same-origin';
}

/** Does the request say that it comes from elsewhere? Weaker than not {@link isSameOrigin}: a script says nothing. */
export function isCrossSite(request: IncomingMessage, config: OriginConfig): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin === undefined && site === undefined) return false;
  return !isSameOrigin(request, config) && !(origin === undefined && site === 'none');
}

/** Does this name lead to the machine that asks? */
export const isLoopback = (hostname: string): boolean => hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);

/** Bridges of containers and virtual machines: phones in the room cannot reach them. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel|tun|tap|utun)/;

/** This machine's address on the venue's network, or `null`. Private ranges first. */
export function lanAddress(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces()): string | null {
  const found: string[] = [];
  for (const [name, infos] of Object.entries(interfaces)) {
    for (const info of infos ?? []) {
      if (info.family === 'IPv4' && !info.internal && !VIRTUAL.test(name) && !info.address.startsWith('169.254.')) found.push(info.address);
    }
  }
  const isPrivate = (address: string): boolean => /^(192\.168|10|172\.(1[6-9]|2\d|3[01]))\./.test(address);
  return found.find(isPrivate) ?? found[0] ?? null;
}

/**
 * The origin that goes into links and QR codes: `PUBLIC_URL`, else the one the page was opened at; where that is loopback, the
 * machine's LAN address, because a phone's `localhost` is the phone. `null` when the Host header makes no sense.
 */
export function linkOrigin(request: IncomingMessage, config: OriginConfig & Pick<Config, 'host'>): string | null {
  if (config.publicUrl) return config.publicUrl;
  const origin = requestOrigin(request, config);
  if (origin === null) return null;
  const url = new URL(origin);
  const listensOnLan = config.host === '0.0.0.0' || config.host === '::';
  if (!isLoopback(url.hostname) || !listensOnLan) return origin;
  const lan = lanAddress();
  if (lan) url.hostname = lan;
  return url.origin;
}
