import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import type { Config } from '../config.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type ProxyConfig = Pick<Config, 'trustedProxies'>;

/** Where nothing says who asks (a Unix socket, a connection that is gone): all of them count as one. */
const UNKNOWN = 'unknown';
/** Of an IPv6 address a household or venue has the first 64 bits; its devices choose the rest as they like. */
const NETWORK_BITS = 64;

/** An address as proxies and sockets write it: quoted, with a port, in brackets, with a zone. `null`: it names nobody (`unknown`, `_hidden`). */
function parseAddress(text: string): Address | null {
  const bare = text
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
  const inBrackets = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(bare)?.[1];
  const host = (inBrackets ?? bare).replace(/%.*$/, '');
  // A port without brackets is read only where the whole is no address itself: `2a02::1:8080` is one.
  return (
    parseBare(host) ?? (inBrackets === undefined ? parseBare(host.replace(/:\d{1,5}$/, '')) : null)
  );
}

/** IPv4 only as four decimal numbers: `127.1` and `0x7f.1` are ways to write one address as many. */
function parseBare(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return ipaddr.IPv6.isValid(text) ? withinIpv6(ipaddr.IPv6.parse(text)) : null;
}

/** The IPv4 address that an IPv6 one stands for (mapped, NAT64, 6to4), else itself: behind one prefix of those is everybody. */
function withinIpv6(address: ipaddr.IPv6): Address {
  const bytes = address.toByteArray();
  switch (address.range()) {
    case 'ipv4Mapped':
    case 'rfc6145':
    case 'rfc6052':
      return new ipaddr.IPv4(bytes.slice(12));
    case '6to4':
      return new ipaddr.IPv4(bytes.slice(2, 6));
    default:
      return address;
  }
}

/**
 * Whose request it is: the far end of the connection, or what the trusted proxies in front say. Each proxy appends whom it heard from to
 * `X-Forwarded-For`, so the n-th name from the right is the n-th proxy's word; whatever stands left of it anybody could have written.
 * Where that word is no address, the proxy's own neighbour on our side counts. `Forwarded` is not read: who sends one of the two
 * headers lets the other through as its client wrote it.
 */
export function clientAddress(request: IncomingMessage, { trustedProxies }: ProxyConfig): string {
  const told = [request.headers['x-forwarded-for'] ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const hops = [request.socket.remoteAddress ?? UNKNOWN, ...told.toReversed()];
  for (let hop = Math.min(trustedProxies, hops.length - 1); hop >= 0; hop -= 1) {
    const address = parseAddress(hops[hop] ?? '');
    if (address) return address.toString();
  }
  return UNKNOWN;
}

/** One household or venue, however its address was written: an IPv4 address, or the /64 that an IPv6 network gives its devices. */
export function networkOf(address: string): string {
  const parsed = parseAddress(address);
  if (!parsed) return UNKNOWN;
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${NETWORK_BITS}`).toString();
}

/** By what an address's ceilings are counted: {@link networkOf} whoever asks. */
export const addressKey = (request: IncomingMessage, config: ProxyConfig): string =>
  networkOf(clientAddress(request, config));

/** Is this the machine itself? */
export const isLoopbackAddress = (address: string): boolean =>
  parseAddress(address)?.range() === 'loopback';

const NEAR: ReadonlySet<string> = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal']);
/** Of this machine or its own network? A proxy usually is. */
export const isNearAddress = (address: string): boolean =>
  NEAR.has(parseAddress(address)?.range() ?? '');
