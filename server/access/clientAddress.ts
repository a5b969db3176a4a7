import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';

/**
 * Whose request it is: the far end of the connection, or what the trusted proxies in front say. Each proxy appends whom it heard from to
 * `X-Forwarded-For`, so the n-th name from the right is the n-th proxy's word; whatever stands left of it anybody could have written.
 */
export function clientAddress(request: IncomingMessage, { trustedProxies }: Pick<Config, 'trustedProxies'>): string {
  const told = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map((part) => part.trim()).filter((part) => part !== '');
  const hops = [request.socket.remoteAddress ?? 'unknown', ...told.toReversed()];
  return hops[Math.min(trustedProxies, hops.length - 1)] ?? 'unknown';
}

/** One household or venue: an IPv4 address, or the /64 that an IPv6 network gives its devices. */
export function networkOf(address: string): string {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}
