import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import type { Config } from '../config.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type ProxyConfig = Pick<Config, 'trustedProxies'>;

/**
 * The key of requests without an address (a Unix socket, a connection that is gone): all of them
 * count as one.
 */
const UNKNOWN = 'unknown';
/**
 * The part of an IPv6 address that a provider gives to one household or venue, bits. Devices choose
 * the rest freely.
 */
const NETWORK_BITS = 64;

/**
 * Reads an address as proxies and sockets write it: quoted, with a port, in brackets, with a zone.
 * `null`: it is no address (`unknown`, `_hidden`).
 */
function parseAddress(text: string): Address | null {
  const bare = text
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
  const inBrackets = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(bare)?.[1];
  const host = (inBrackets ?? bare).replace(/%.*$/, '');
  // `2a02::1:8080` is an IPv6 address and not one with a port, so a port without brackets is cut
  // off only where the whole text is no address.
  return (
    parseBare(host) ?? (inBrackets === undefined ? parseBare(host.replace(/:\d{1,5}$/, '')) : null)
  );
}

/**
 * IPv4 only as four decimal numbers. `127.1` and `0x7f.1` would give one address many spellings.
 */
function parseBare(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return ipaddr.IPv6.isValid(text) ? withinIpv6(ipaddr.IPv6.parse(text)) : null;
}

/**
 * The IPv4 address that an IPv6 address stands for (mapped, NAT64, 6to4), else the address itself.
 * All of the IPv4 internet shares those prefixes, so a /64 of them is no household.
 */
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
 * The address of whoever made the request: the other end of the connection, or what the trusted
 * proxies in front say. Each proxy appends the address it heard from to `X-Forwarded-For`, so with
 * n proxies the n-th entry from the right is what the outermost one saw; anybody can write what
 * stands left of it. Where that entry is no address, the one to its right counts, a proxy of ours.
 * `Forwarded` is not read: a proxy that sends one of the two headers passes the other on as the
 * client wrote it.
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

/**
 * The network an address belongs to, always spelt the same way: an IPv4 address, or the /64 of an
 * IPv6 one.
 */
export function networkOf(address: string): string {
  const parsed = parseAddress(address);
  if (!parsed) return UNKNOWN;
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${NETWORK_BITS}`).toString();
}

/** The key by which the requests of an address are counted: its {@link networkOf}. */
export const addressKey = (request: IncomingMessage, config: ProxyConfig): string =>
  networkOf(clientAddress(request, config));

/** Whether the address is this machine's own (loopback). */
export const isLoopbackAddress = (address: string): boolean =>
  parseAddress(address)?.range() === 'loopback';

const NEAR: ReadonlySet<string> = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal']);
/** Whether the address is on this machine or its local network. A proxy usually is. */
export const isNearAddress = (address: string): boolean =>
  NEAR.has(parseAddress(address)?.range() ?? '');
