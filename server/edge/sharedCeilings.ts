import type { AddressCeilings, CountedAttempt } from '../access/addressCeilings.ts';
import type { Bus, Subscription } from '../bus/bus.ts';
import { pack, unpack } from './nodeMessages.ts';

const TOPIC = 'ceilings';

/**
 * Has servers count together what an address does that belongs to no wall: each tells the others
 * what it let pass. Where that is lost, an address may try a little more often; nobody waits.
 */
export function shareCeilings(bus: Bus, ceilings: AddressCeilings): Promise<Subscription> {
  ceilings.tellOthers((attempt) => void bus.publish(TOPIC, pack(attempt)).catch(() => undefined));
  return bus.subscribe(TOPIC, {
    hear: (message) => ceilings.countedElsewhere(unpack(message).head as CountedAttempt),
    missed: () => undefined,
  });
}
